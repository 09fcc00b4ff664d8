/** Durations, counted in classes of one hundredth: quantiles to within 1 %, whatever their number. */
export interface Latencies {
  readonly add: (milliseconds: number) => void
  readonly count: () => number
  readonly most: () => number
  /**
   * The duration that a share of all kept, in milliseconds: nearest rank, the upper end of its class.
   *
   * @param share - Over 0, at most 1.
   */
  readonly quantile: (share: number) => number
}

/** Milliseconds of the first class; below it nothing is told apart. */
const least = 0.01
const growth = Math.log(1.01)
/** Up to more than an hour. */
const classes = 2000

export function latencies(): Latencies {
  const counts = new Uint32Array(classes)
  let count = 0
  let most = 0
  return {
    add: (milliseconds) => {
      const place = Math.ceil(Math.log(Math.max(milliseconds, least) / least) / growth)
      const within = Math.min(place, classes - 1)
      counts[within] = (counts[within] ?? 0) + 1
      count += 1
      most = Math.max(most, milliseconds)
    },
    count: () => count,
    most: () => most,
    quantile: (share) => {
      let left = Math.max(1, Math.ceil(count * share))
      const place = counts.findIndex((inClass) => (left -= inClass) <= 0)
      return place < 0 ? 0 : Math.min(most, least * Math.exp(place * growth))
    },
  }
}
