/** How often the published figure changes, in milliseconds. */
const interval = 5 * 60_000
/** The published figure is rounded down to a multiple of this. */
const grain = 10

/**
 * The figure that the public sees: late and rounded on purpose. A figure that moved with each signature would tell
 * whoever watches it whether a neighbour's statement was the first or a repeated one.
 *
 * @param count - Counts the statements; asked at most once an interval.
 */
export function publicProgress(count: () => number, now: () => Date): () => number {
  let published = 0
  let until = Number.NEGATIVE_INFINITY
  return () => {
    const time = now().getTime()
    if (time >= until) {
      published = Math.floor(count() / grain) * grain
      until = (Math.floor(time / interval) + 1) * interval
    }
    return published
  }
}
