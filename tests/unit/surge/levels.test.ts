import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levels, surge, thresholds, type Level, type Pressure } from '#lib/surge/levels'

/** Milliseconds between measurements. */
const beat = 250
const none: Pressure = { queueAge: 0, loopDelay: 0, busy: 0 }
const measures = ['queueAge', 'loopDelay', 'busy'] as const
const drawnIn = levels.filter((level) => level !== 'calm')

/** A site that has felt the same pressure for a while, the time it is, and a way to go on. */
function siteUnder(pressure: Pressure) {
  const site = surge(0)
  let now = 0
  const feel = (felt: Pressure, beats = 1): Level => {
    for (let time = 0; time < beats; time += 1) site.sample(felt, (now += beat))
    return site.level()
  }
  feel(pressure, 8)
  return { site, feel, now: () => now }
}

describe('the level of surge', () => {
  it('is calm to begin with, and stays so without pressure', () => {
    const site = surge(7)
    expect([site.level(), site.since()]).toEqual(['calm', 7])
    for (let now = 7; now < 10_000; now += beat) expect(site.sample(none, now)).toBe('calm')
    expect(site.since()).toBe(7)
  })

  it.each(drawnIn.flatMap((level) => measures.map((measure) => [level, measure] as const)))(
    'is %s once %s alone has named it for half a second',
    (level, measure) => {
      const site = surge(0)
      const pressure = { ...none, [measure]: thresholds[level].rise[measure] }
      expect(site.sample(pressure, 1000)).toBe('calm')
      expect(site.sample(pressure, 1499)).toBe('calm')
      expect(site.sample(pressure, 1500)).toBe(level)
      expect(site.since()).toBe(1500)
    },
  )

  it('is not moved by one slow moment', () => {
    const site = surge(0)
    for (let now = 0; now < 20_000; now += 500) {
      expect(site.sample(thresholds.waiting.rise, now)).toBe('calm')
      expect(site.sample(none, now + 250)).toBe('calm')
    }
  })

  it('is the highest that lasted, not the highest that was seen', () => {
    const site = surge(0)
    site.sample(thresholds['charts-off'].rise, 0)
    site.sample(thresholds.waiting.rise, 250)
    expect(site.sample(thresholds['charts-off'].rise, 500)).toBe('charts-off')
  })

  it('falls one step at a time', () => {
    const { feel } = siteUnder(thresholds.waiting.rise)
    const passed = Array.from({ length: 40 }, () => feel(none))
    expect([...new Set(passed)]).toEqual(levels.toReversed())
  })

  it('falls only after pressure has been gone for 1.2 seconds without a break', () => {
    const { site, now } = siteUnder(thresholds['figures-delayed'].rise)
    const quietFrom = now() + beat
    expect(site.sample(none, quietFrom)).toBe('figures-delayed')
    expect(site.sample(none, quietFrom + 1199)).toBe('figures-delayed')
    expect(site.sample(thresholds['figures-delayed'].fall, quietFrom + 1200)).toBe('figures-delayed')
    expect(site.sample(none, quietFrom + 1300)).toBe('figures-delayed')
    expect(site.sample(none, quietFrom + 2499)).toBe('figures-delayed')
    expect(site.sample(none, quietFrom + 2500)).toBe('calm')
    expect(site.since()).toBe(quietFrom + 2500)
  })

  it('says whether the site has drawn in as far as another', () => {
    const { site } = siteUnder(thresholds['charts-off'].rise)
    expect(levels.filter((level) => site.atLeast(level))).toEqual(['calm', 'figures-delayed', 'charts-off'])
  })
})

describe('the thresholds', () => {
  it.each(measures)('of %s go up with the levels, and lie lower for falling than for rising', (measure) => {
    const rising = drawnIn.map((level) => thresholds[level].rise[measure])
    const falling = drawnIn.map((level) => thresholds[level].fall[measure])
    for (const values of [rising, falling]) {
      expect(values).toEqual(values.toSorted((one, other) => one - other))
      expect(new Set(values).size).toBe(values.length)
    }
    for (const [at, value] of falling.entries()) expect(value).toBeLessThan(rising[at]!)
  })
})

describe('under any pressure', () => {
  const pressure = fc.record({
    queueAge: fc.integer({ min: 0, max: 3000 }),
    loopDelay: fc.integer({ min: 0, max: 1500 }),
    busy: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  /** Stretches of the same pressure, and how much more another site feels meanwhile. */
  const stretch = fc.record({ felt: pressure, more: pressure, beats: fc.integer({ min: 1, max: 12 }) })

  it('whoever feels more has drawn in at least as far, at every moment', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 25 }), fc.boolean(), (stretches, some) => {
        const [less, more] = [surge(0), surge(0)]
        let now = 0
        for (const { felt, more: added, beats } of stretches) {
          const higher = Object.fromEntries(
            measures.map((measure) => [measure, felt[measure] + (some ? added[measure] / 4 : 0)]),
          ) as unknown as Pressure
          for (let time = 0; time < beats; time += 1) {
            now += beat
            less.sample(felt, now)
            more.sample(higher, now)
            expect(more.atLeast(less.level())).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('between what lets go of a level and what names the next, nothing moves', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...drawnIn),
        fc.array(fc.tuple(fc.constantFrom(...measures), fc.double({ min: 0, max: 0.999, noNaN: true })), {
          maxLength: 80,
        }),
        (level, wobbles) => {
          const { site, feel } = siteUnder(thresholds[level].rise)
          const next = drawnIn[drawnIn.indexOf(level) + 1]
          const begun = site.since()
          for (const [measure, share] of wobbles) {
            const low = thresholds[level].fall[measure]
            const high = next === undefined ? 2 * low : thresholds[next].rise[measure]
            expect(feel({ ...none, [measure]: low + share * (high - low) })).toBe(level)
          }
          expect(site.since()).toBe(begun)
        },
      ),
    )
  })

  it('the site is calm again within ten seconds of the last of it, even measured half as often', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 10 }), fc.constantFrom(100, 250, 400, 500), (stretches, pause) => {
        const site = surge(0)
        let now = 0
        for (const { felt, beats } of stretches) {
          for (let time = 0; time < beats; time += 1) site.sample(felt, (now += beat))
        }
        const last = now
        while (now + pause < last + 10_000) site.sample(none, (now += pause))
        expect(site.level()).toBe('calm')
      }),
    )
  })

  it('it never rises by what does not name the level, nor skips one in falling', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 25 }), (stretches) => {
        const site = surge(0)
        let now = 0
        for (const { felt, beats } of stretches) {
          for (let time = 0; time < beats; time += 1) {
            const before = levels.indexOf(site.level())
            const after = levels.indexOf(site.sample(felt, (now += beat)))
            expect(after).toBeGreaterThanOrEqual(before - 1)
            const level = site.level()
            if (after > before && level !== 'calm') {
              const { rise } = thresholds[level]
              expect(measures.some((measure) => felt[measure] >= rise[measure])).toBe(true)
            }
          }
        }
      }),
    )
  })
})
