import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { otherResults, rateOf, stopDestroyingVideogames } from '#lib/forecast/published-results'
import { validityForecast, type Collected } from '#lib/forecast/validity'
import { leastTotal, thresholdsFor } from '#lib/rules/thresholds'

const thresholds = thresholdsFor('2025-01-01')

/** So many statements in all, in the Member States as their thresholds are. */
function collectedOf(total: number): readonly Collected[] {
  const seats = Object.values(thresholds).reduce((sum, threshold) => sum + threshold, 0)
  return memberStates.map((memberState) => ({
    memberState,
    counted: Math.round((total * thresholds[memberState]) / seats),
    repeated: 0,
    doubts: 0,
    threshold: thresholds[memberState],
    result: null,
  }))
}

const anEstonia: Collected = {
  memberState: 'EE',
  counted: 6000,
  repeated: 0,
  doubts: 0,
  threshold: 5040,
  result: null,
}
const of = (changes: Partial<Collected>) => validityForecast([{ ...anEstonia, ...changes }]).memberStates[0]!

describe('the forecast, held against what authorities have published', () => {
  it.each(otherResults)('has the valid statements of $initiative inside its band', ({ collected, valid }) => {
    const { total } = validityForecast(collectedOf(collected))
    console.info(`${String(total.low)} to ${String(total.high)}, and there were ${String(valid)}`)
    expect(total.low).toBeLessThanOrEqual(valid)
    expect(total.high).toBeGreaterThanOrEqual(valid)
  })

  it('has those of Stop Destroying Videogames inside, begun with the others’ rate instead of its own', () => {
    const others = otherResults.map(rateOf)
    const usual = others.reduce((sum, rate) => sum + rate, 0) / others.length
    const { total } = validityForecast(collectedOf(stopDestroyingVideogames.collected), undefined, usual)
    expect(total.low).toBeLessThanOrEqual(stopDestroyingVideogames.valid)
    expect(total.high).toBeGreaterThanOrEqual(stopDestroyingVideogames.valid)
    // A band that holds everything says nothing.
    expect(total.high / total.low).toBeLessThan(1.15)
  })

  it('has what is published of one Member State inside: Fur Free Europe in Latvia, 64,162 of 71,306', () => {
    const latvia = of({ memberState: 'LV', counted: 71_306, threshold: 6480 })
    expect(latvia.low).toBeLessThanOrEqual(64_162)
    expect(latvia.high).toBeGreaterThanOrEqual(64_162)
  })
})

const aCollected = fc.record({
  memberState: fc.constantFrom(...memberStates),
  counted: fc.nat(300_000),
  repeated: fc.nat(20_000),
  doubts: fc.nat(400_000),
  threshold: fc.integer({ min: 4230, max: 74_250 }),
  result: fc.option(
    fc.nat(300_000).chain((given) => fc.record({ given: fc.constant(given), valid: fc.nat(given) })),
    { nil: null },
  ),
})

describe('a forecast of valid statements', () => {
  it('keeps low, expected and high in order, and within what there is', () => {
    fc.assert(
      fc.property(fc.array(aCollected, { maxLength: 27 }), (collected) => {
        const { memberStates: parts, total, needed } = validityForecast(collected)
        for (const [at, { low, expected, high }] of parts.entries()) {
          const { counted, result } = collected[at]!
          expect(low).toBeGreaterThanOrEqual(result?.valid ?? 0)
          expect(expected).toBeGreaterThanOrEqual(low)
          expect(high).toBeGreaterThanOrEqual(expected)
          expect(high).toBeLessThanOrEqual((result?.valid ?? 0) + Math.max(0, counted - (result?.given ?? 0)))
        }
        expect(total.low).toBeLessThanOrEqual(total.expected)
        expect(total.expected).toBeLessThanOrEqual(total.high)
        expect(needed === 0).toBe(total.low >= leastTotal)
      }),
    )
  })

  it('is safe once so many more are collected as it said, and was not without the last hundredth of them', () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.integer({ min: 4230, max: 74_250 }), (counted, threshold) => {
        const before = of({ counted, threshold })
        const after = of({ counted: counted + before.needed, threshold })
        expect(after.isSafe).toBe(true)
        if (before.needed < 1000) return
        expect(of({ counted: counted + Math.floor(before.needed * 0.9), threshold }).isSafe).toBe(false)
      }),
    )
  })

  it('expects fewer where doubts were overruled, or people came twice', () => {
    expect(of({ doubts: 600 }).expected).toBeLessThan(of({}).expected)
    expect(of({ doubts: 600 }).needed).toBeGreaterThan(of({}).needed)
    expect(of({ repeated: 600 }).expected).toBeLessThan(of({}).expected)
  })

  it('says what the authority has reported, and nothing else, once it has looked at all', () => {
    const reported = of({ result: { given: 6000, valid: 5100 } })
    expect(reported).toMatchObject({ low: 5100, expected: 5100, high: 5100, isReported: true, isSafe: true, needed: 0 })
    const short = of({ result: { given: 6000, valid: 5000 } })
    expect(short).toMatchObject({ isReported: true, isSafe: false })
    expect(short.needed).toBeGreaterThan(40)
    expect(short.needed).toBeLessThan(60)
  })

  it('takes the authority’s rate for what came later, and is far surer then', () => {
    const later = of({ counted: 8000, result: { given: 6000, valid: 5700 } })
    expect(later.isReported).toBe(false)
    expect(later.expected).toBeGreaterThan(5700 + 2000 * 0.94)
    expect(later.high - later.low).toBeLessThan(100)
  })

  it('moves the other Member States by what the first have reported', () => {
    const others = collectedOf(1_200_000)
    const worse = others.map((one, at) =>
      at < 8 ? { ...one, result: { given: one.counted, valid: Math.round(one.counted * 0.7) } } : one,
    )
    expect(validityForecast(worse).memberStates[20]!.expected).toBeLessThan(
      validityForecast(others).memberStates[20]!.expected,
    )
  })

  it('counts the Member States that are safe, and what the nearest seven still need', () => {
    const half = validityForecast(collectedOf(700_000))
    expect(half.safe).toBe(27)
    expect(half.neededForSpread).toBe(0)
    expect(half.needed).toBeGreaterThan(300_000)
    const none = validityForecast(collectedOf(0))
    expect(none.safe).toBe(0)
    expect(none.neededForSpread).toBeGreaterThan(7 * 4320)
    expect(none.total).toEqual({ low: 0, expected: 0, high: 0 })
  })
})
