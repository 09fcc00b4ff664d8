import { setTimeout as sleep } from 'node:timers/promises'

/** Visits under way at the same time: beyond that this process, and not the server, would be what is measured. */
const mostUnderWay = 30_000

/** What an open loop did. */
export interface OpenLoop {
  readonly started: number
  /** Visits that this process could not begin, because too many were under way. */
  readonly skipped: number
}

/**
 * Begins visits at their moments, whether or not earlier ones have ended, and waits for the last to end.
 *
 * @param moments - Seconds from now, ascending.
 * @param visit - Gets the moment at which it was due, as `performance.now()`; must not throw.
 */
export async function openLoop(
  moments: Iterable<number>,
  visit: (dueAt: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<OpenLoop> {
  const start = performance.now()
  const underWay = new Set<Promise<void>>()
  let [started, skipped] = [0, 0]
  for (const moment of moments) {
    const dueAt = start + moment * 1000
    const early = dueAt - performance.now()
    if (early > 1) await sleep(early)
    if (signal?.aborted === true) break
    if (underWay.size >= mostUnderWay) {
      skipped += 1
      continue
    }
    started += 1
    const visiting = visit(dueAt).finally(() => underWay.delete(visiting))
    underWay.add(visiting)
  }
  await Promise.all(underWay)
  return { started, skipped }
}

/**
 * Keeps so many visits under way: each is followed by the next. Shows the top of what a server can take.
 *
 * @param visit - Gets the number of its place, from 0; returns `false` where there is none left.
 *
 * @returns Milliseconds that it took.
 */
export async function closedLoop(
  visitors: number,
  seconds: number,
  visit: (lane: number) => Promise<boolean>,
): Promise<number> {
  const start = performance.now()
  const end = start + seconds * 1000
  const goOn = async (_: unknown, lane: number): Promise<void> => {
    while (performance.now() < end && (await visit(lane)));
  }
  await Promise.all(Array.from({ length: visitors }, goOn))
  return performance.now() - start
}
