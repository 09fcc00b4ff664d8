import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaQuantile, betaWeight } from '#lib/forecast/beta'

describe('the Beta distribution', () => {
  it.each([
    // The uniform distribution, powers and the arcsine distribution have formulas of their own.
    [0.25, 1, 1, 0.25],
    [0.3, 3, 1, 0.3 ** 3],
    [0.3, 1, 3, 1 - 0.7 ** 3],
    [0.5, 7.3, 7.3, 0.5],
    [0.2, 0.5, 0.5, (2 / Math.PI) * Math.asin(Math.sqrt(0.2))],
    // Sums of the binomial distribution (DLMF 8.17.5): 1 - P(at most 2 of 5).
    [0.6, 3, 3, 10 * 0.6 ** 3 * 0.4 ** 2 + 5 * 0.6 ** 4 * 0.4 + 0.6 ** 5],
  ])('has below %f, with %f and %f, a weight of %f', (x, a, b, weight) => {
    expect(betaWeight(x, a, b)).toBeCloseTo(weight, 10)
  })

  it('finds the place again at which so much weight lies below', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        (share, a, b) => {
          expect(betaWeight(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 6)
        },
      ),
    )
  })
})
