/** How often the published figure changes, in milliseconds. */
const interval = 5 * 60_000
/** The same while the site is under pressure: figures are the first thing to wait. */
const delayedInterval = 30 * 60_000
/** The published figure is rounded down to a multiple of this. */
const grain = 10

export interface PublicFigures {
  readonly count: number
  /** When it was counted. */
  readonly asOf: Date
}

/**
 * The figure that the public sees: late and rounded on purpose. A figure that moved with each signature would tell
 * whoever watches it whether a neighbour's statement was the first or a repeated one.
 *
 * @param count - Counts the statements; asked at most once an interval.
 */
export function publicProgress(count: () => number, now: () => Date): (isDelayed?: boolean) => PublicFigures {
  let published: PublicFigures = { count: 0, asOf: new Date(0) }
  let until = Number.NEGATIVE_INFINITY
  return (isDelayed = false) => {
    const time = now()
    const slot = Math.floor(time.getTime() / interval) * interval
    if (time.getTime() >= until && (!isDelayed || slot - published.asOf.getTime() >= delayedInterval)) {
      published = { count: Math.floor(count() / grain) * grain, asOf: new Date(slot) }
      until = slot + interval
    }
    return published
  }
}
