/**
 * Whether two things take as long as each other. That no difference was found proves nothing: too few measurements find
 * none either. Two one-sided tests (Schuirmann 1987) turn the burden round: they are equivalent where both "the second
 * takes 5 % less" and "the second takes 5 % more" are refuted, each at 5 %. That is so where the 90 % interval of the
 * ratio lies within those margins.
 */

export interface Comparison {
  readonly firstMean: number
  readonly secondMean: number
  /** Of the second to the first. */
  readonly ratio: number
  readonly lower90: number
  readonly upper90: number
  readonly trimmed: Interval
  readonly median: Interval
  /** By mean, trimmed mean and median alike. */
  readonly equivalent: boolean
}

/** A ratio with its 90 % interval. */
export interface Interval {
  readonly ratio: number
  readonly lower90: number
  readonly upper90: number
}

/** Of the standard normal distribution: 5 % lie above. */
const z95 = 1.6449
/** The slowest of each, left out of the trimmed mean: pauses of the machine. */
const trim = 0.02
const resamples = 1000

/**
 * Compares durations.
 *
 * @param margin - 0.05 for five parts in a hundred.
 * @param random - From 0 to below 1, as `Math.random`.
 */
export function compared(
  first: readonly number[],
  second: readonly number[],
  margin: number,
  random: () => number,
): Comparison {
  const mean = ratioOfMeans(first, second)
  const trimmed = ratioOfMeans(withoutSlowest(first), withoutSlowest(second))
  const median = ratioOfMedians(first, second, random)
  const isWithin = ({ lower90, upper90 }: Interval): boolean => lower90 > 1 - margin && upper90 < 1 + margin
  return {
    firstMean: meanOf(first),
    secondMean: meanOf(second),
    ...mean,
    trimmed,
    median,
    equivalent: [mean, trimmed, median].every(isWithin),
  }
}

/** With many values the logarithm of a ratio of means is as good as normal (the delta method). */
function ratioOfMeans(first: readonly number[], second: readonly number[]): Interval {
  const ratio = meanOf(second) / meanOf(first)
  const spread = z95 * Math.sqrt(relativeError(first) + relativeError(second))
  return { ratio, lower90: ratio * Math.exp(-spread), upper90: ratio * Math.exp(spread) }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The squared standard error of the mean, as a share of its square. */
function relativeError(values: readonly number[]): number {
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return squares / (values.length - 1) / values.length / mean ** 2
}

const withoutSlowest = (values: readonly number[]): readonly number[] =>
  ascending(values).slice(0, Math.ceil(values.length * (1 - trim)))

const ascending = (values: readonly number[]): readonly number[] => values.toSorted((one, other) => one - other)

/** By drawing anew from what was measured (the bootstrap): nothing simple is known of the spread of a median. */
function ratioOfMedians(first: readonly number[], second: readonly number[], random: () => number): Interval {
  const [one, other] = [ascending(first), ascending(second)]
  const ratios = ascending(
    Array.from({ length: resamples }, () => redrawnMedian(other, random) / redrawnMedian(one, random)),
  )
  const at = (share: number): number => ratios[Math.round(share * (resamples - 1))] ?? NaN
  return { ratio: middle(other) / middle(one), lower90: at(0.05), upper90: at(0.95) }
}

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? NaN

/**
 * The median of as many values, drawn from sorted ones with replacement. Which place it has among them is known without
 * drawing each: it is the middle one of as many even numbers from 0 to 1, as good as normal with many of them.
 */
function redrawnMedian(sorted: readonly number[], random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const share = 0.5 + normal / (2 * Math.sqrt(sorted.length))
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(share * sorted.length)))] ?? NaN
}
