import { describe, expect, it } from 'vitest'
import type { Band } from '#lib/forecast/band'
import { outlookOf } from '#lib/forecast/outlook'
import type { PaceForecast } from '#lib/forecast/pace'
import type { ValidityForecast } from '#lib/forecast/validity'

const endingAt = (low: number, expected: number, high: number): PaceForecast => {
  const end = { day: '2027-09-30', low, expected, high }
  return { perDay: 1000, course: [end], end }
}

/** Of 100 collected 80 to 100 are valid. */
const valid = (counted: number, safe: number, total: Partial<Band> = {}): ValidityForecast => ({
  memberStates: [],
  counted,
  total: { low: 0.8 * counted, expected: 0.9 * counted, high: counted, ...total },
  needed: 0,
  safe,
  neededForSpread: 0,
})

describe('whether it is enough', () => {
  it.each([
    ['safe', endingAt(1_400_000, 1_500_000, 1_600_000), valid(1_300_000, 7), false],
    ['open', endingAt(1_400_000, 1_500_000, 1_600_000), valid(1_300_000, 6), false],
    ['on-course', endingAt(1_300_000, 1_500_000, 1_600_000), valid(500_000, 7), false],
    ['open', endingAt(1_300_000, 1_500_000, 1_600_000), valid(500_000, 6), false],
    ['open', endingAt(1_200_000, 1_500_000, 1_600_000), valid(500_000, 9), false],
    ['short', endingAt(600_000, 700_000, 900_000), valid(500_000, 9), false],
    ['too-early', null, valid(500_000, 9), false],
    ['too-early', endingAt(1, 2, 3), valid(0, 0), false],
    ['safe', null, valid(1_300_000, 9), true],
    ['open', null, valid(1_100_000, 9), true],
    ['short', null, valid(900_000, 9), true],
    ['open', null, valid(1_300_000, 6), true],
  ] as const)('%s', (verdict, pace, validity, isOver) => {
    expect(outlookOf(pace, validity, isOver).verdict).toBe(verdict)
  })

  it('multiplies what is collected by what is valid, at both edges', () => {
    const { atEnd } = outlookOf(endingAt(1000, 2000, 4000), valid(500, 0), false)
    expect(atEnd).toEqual({ low: 800, expected: 1800, high: 4000 })
  })
})
