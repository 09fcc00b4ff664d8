import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastShown, publishedFigures, type ExactFigures } from '#lib/figures/published-figures'

const interval = 5 * 60_000
const start = Date.parse('2026-11-22T11:00:00Z')

/** The published figure, with the true count and the clock in the test's hands. */
function progress(count: number, milliseconds = 0) {
  const world = { count, milliseconds, asked: 0 }
  const read = publishedFigures(
    () => {
      world.asked += 1
      return { memberStates: [{ memberState: 'EE', counted: world.count }], days: [] }
    },
    () => new Date(start + world.milliseconds),
    () => 5,
  )
  return { world, read: (isDelayed?: boolean) => read(isDelayed).count, figures: read }
}

describe('the figure that the public sees', () => {
  it.each([
    [0, 0],
    [1, 0],
    [9, 0],
    [10, 10],
    [19, 10],
    [100, 100],
    [1_000_009, 1_000_000],
  ])('of %i statements is %i', (count, published) => {
    expect(progress(count).read()).toBe(published)
  })

  it('is the same before and after a signature, so that nobody learns whether it was the first', () => {
    const { world, read } = progress(9)
    const before = read()
    for (const statements of [10, 11, 20, 1000]) {
      world.count = statements
      world.milliseconds += 1000
      expect(read()).toBe(before)
    }
  })

  it('changes at the edges of five minutes on the clock, not five minutes after somebody asked', () => {
    const { world, read } = progress(10, 4 * 60_000)
    expect(read()).toBe(10)
    world.count = 20
    world.milliseconds = interval - 1
    expect(read()).toBe(10)
    world.milliseconds = interval
    expect(read()).toBe(20)
    world.count = 30
    world.milliseconds = 2 * interval - 1
    expect(read()).toBe(20)
    world.milliseconds = 2 * interval
    expect(read()).toBe(30)
  })

  it('says when it was counted, and under pressure stays for half an hour', () => {
    const { world, read, figures } = progress(10)
    expect(figures()).toMatchObject({ count: 10, asOf: new Date(start) })
    world.count = 20
    world.milliseconds = 6 * interval - 1
    expect(figures(true)).toMatchObject({ count: 10, asOf: new Date(start) })
    world.milliseconds = 6 * interval
    expect(figures(true)).toMatchObject({ count: 20, asOf: new Date(start + 6 * interval) })
    world.count = 30
    world.milliseconds = 7 * interval
    expect(read(true)).toBe(20)
    expect(read(false)).toBe(30)
  })

  it('is counted at most once in an interval, however many ask', () => {
    const { world, read } = progress(10)
    for (let visits = 0; visits < 1000; visits += 1) {
      world.milliseconds = visits * 299
      read()
    }
    expect(world.asked).toBe(1)
  })

  it('is never more than the truth was, and nobody sees two figures in one interval', () => {
    const moments = fc.array(fc.record({ wait: fc.nat(interval), signatures: fc.nat(15) }), { maxLength: 60 })
    fc.assert(
      fc.property(moments, (list) => {
        const { world, read } = progress(0)
        const seen = new Map<number, number>()
        for (const { wait, signatures } of list) {
          world.milliseconds += wait
          world.count += signatures
          const figure = read()
          const slot = Math.floor((start + world.milliseconds) / interval)
          expect(figure).toBeLessThanOrEqual(world.count)
          expect(figure % 10).toBe(0)
          expect(seen.get(slot) ?? figure).toBe(figure)
          seen.set(slot, figure)
        }
      }),
    )
  })
})

describe('the figures of Member States and days', () => {
  const published = (exact: Partial<ExactFigures>) =>
    publishedFigures(
      () => ({ memberStates: [], days: [], ...exact }),
      () => new Date(start),
      () => 5,
    )()

  it.each([
    [0, null],
    [4, null],
    [leastShown, 5],
    [9, 5],
    [10, 10],
    [12_347, 12_345],
  ])('of %i statements show %s', (counted, shown) => {
    const { memberStates } = published({ memberStates: [{ memberState: 'MT', counted }] })
    expect(memberStates).toHaveLength(27)
    expect(memberStates.find(({ memberState }) => memberState === 'MT')).toEqual({ memberState: 'MT', count: shown })
  })

  it('show a day once it is over, and days between on which nobody signed', () => {
    const { days } = published({
      days: [
        { day: '2026-11-19', counted: 13 },
        { day: '2026-11-21', counted: 4 },
        { day: '2026-11-22', counted: 700 },
      ],
    })
    expect(days).toEqual([
      { day: '2026-11-19', count: 10, total: 10 },
      { day: '2026-11-20', count: null, total: 10 },
      { day: '2026-11-21', count: null, total: 10 },
    ])
  })

  it('end a day by the clock of Brussels', () => {
    const at = (instant: string) =>
      publishedFigures(
        () => ({ memberStates: [], days: [{ day: '2026-11-22', counted: 10 }] }),
        () => new Date(instant),
        () => 5,
      )().days.length
    expect(at('2026-11-22T22:59:59Z')).toBe(0)
    expect(at('2026-11-22T23:00:00Z')).toBe(1)
  })
})
