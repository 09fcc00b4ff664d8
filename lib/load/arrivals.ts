/** Visitors a second at a moment, in seconds from the start. */
export type Rate = (second: number) => number

/** Seconds for which a rate is taken as even. */
const step = 0.1

/**
 * When visitors come: independently of each other, and of how they are served (a Poisson process). Where the server
 * falls behind they keep coming, as people do; a generator that waits for answers would measure its own patience.
 *
 * @param random - From 0 to below 1, as `Math.random`.
 *
 * @returns Seconds from the start, ascending.
 */
export function* arrivals(rate: Rate, seconds: number, random: () => number): Generator<number> {
  for (let turn = 0; turn * step < seconds; turn += 1) {
    const [from, to] = [turn * step, Math.min(seconds, (turn + 1) * step)]
    const perSecond = rate(from + step / 2)
    if (perSecond <= 0) continue
    // The process has no memory: it may begin anew at each step.
    const wait = (): number => -Math.log(1 - random()) / perSecond
    for (let at = from + wait(); at < to; at += wait()) yield at
  }
}
