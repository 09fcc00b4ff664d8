/** How near a quantile has to be, and how many halvings lead there from an interval of 1. */
const halvings = 44

/**
 * Where a Beta distribution has so much of its weight to the left.
 *
 * @param share - Of the weight, between 0 and 1.
 */
export function betaQuantile(share: number, a: number, b: number): number {
  const beginning = logBeta(a, b)
  let [low, high] = [0, 1]
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2
    if (weightBelow(middle, a, b, beginning) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The regularised incomplete beta function (NIST Digital Library of Mathematical Functions, 8.17). */
export const betaWeight = (x: number, a: number, b: number): number => weightBelow(x, a, b, logBeta(a, b))

function weightBelow(x: number, a: number, b: number, logOfBeta: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast below the mean alone; above it, the other end is reckoned (8.17.4).
  if (x > (a + 1) / (a + b + 2)) return 1 - weightBelow(1 - x, b, a, logOfBeta)
  return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logOfBeta) / a / continuedFraction(x, a, b)
}

/** Terms after which the fraction does not change any more, for all that is asked here. */
const mostTerms = 300

/** DLMF 8.17.22, from its beginning by Lentz's method as Thompson and Barnett have it. */
function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let [value, c, d] = [1, 1, 0]
  for (let term = 1; term < mostTerms; term += 1) {
    const numerator = numeratorOf(term, x, a, b)
    d = 1 / apartFromZero(1 + numerator * d, tiny)
    c = apartFromZero(1 + numerator / c, tiny)
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-13) break
  }
  return value
}

const apartFromZero = (value: number, tiny: number): number => (Math.abs(value) < tiny ? tiny : value)

function numeratorOf(term: number, x: number, a: number, b: number): number {
  const m = Math.floor(term / 2)
  return term % 2 === 0
    ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

/** Stirling's series (DLMF 5.11.1), from where it is exact to twelve digits. */
function logGamma(x: number): number {
  let [shifted, product] = [x, 1]
  while (shifted < 12) {
    product *= shifted
    shifted += 1
  }
  const inverse = 1 / (shifted * shifted)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / shifted
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - Math.log(product)
}
