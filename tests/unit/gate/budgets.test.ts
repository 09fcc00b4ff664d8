import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgets } from '#lib/http/gate/budgets'

const second = 1000
const day = 24 * 60 * 60 * second
const village = '192.0.2.0/24'

describe('a budget', () => {
  it('lets a village sign at once, and then at its rate', () => {
    const { take } = budgets({ rate: 2, burst: 100 })
    for (let signed = 0; signed < 100; signed += 1) expect(take(village, 1, 0)).toEqual({ ok: true })
    expect(take(village, 1, 0)).toEqual({ ok: false, retryAfterSeconds: 1 })
    expect(take(village, 1, 500)).toEqual({ ok: true })
    expect(take(village, 1, 500)).toEqual({ ok: false, retryAfterSeconds: 1 })
  })

  it('of one network is none of another’s business', () => {
    const { take } = budgets({ rate: 1, burst: 1 })
    take(village, 1, 0)
    expect(take('198.51.100.0/24', 1, 0)).toEqual({ ok: true })
  })

  it('is not touched by what it refuses', () => {
    const { take, level } = budgets({ rate: 1, burst: 10 })
    take(village, 4, 0)
    for (let knocks = 0; knocks < 100; knocks += 1) take(village, 10, 0)
    expect(level(village, 0)).toBeCloseTo(0.6)
  })

  it('charges what turned out bad down to a debt of its burst, and no further', () => {
    const { take, charge, level } = budgets({ rate: 1, burst: 10 })
    for (let bad = 0; bad < 100; bad += 1) charge(village, 5, 0)
    expect(level(village, 0)).toBe(0)
    expect(take(village, 1, 0)).toEqual({ ok: false, retryAfterSeconds: 11 })
    expect(level(village, 10 * second)).toBe(0)
    expect(level(village, 15 * second)).toBeCloseTo(0.5)
    expect(level(village, 20 * second)).toBe(1)
  })

  it('sells what costs more than it holds for all it holds, and a debt', () => {
    const { take } = budgets({ rate: 1, burst: 10 })
    expect(take(village, 15, 0)).toEqual({ ok: true })
    expect(take(village, 1, 0)).toEqual({ ok: false, retryAfterSeconds: 6 })
  })

  it('is full before anything is asked of it, at whatever hour of the clock', () => {
    for (const now of [0, 1, 1e12]) expect(budgets({ rate: 1, burst: 10 }).level(village, now)).toBe(1)
  })

  it.each([{ rate: 0 }, { burst: -1 }, { mostKeys: Number.NaN }, { rate: Infinity }])(
    'cannot be made of %j',
    (wrong) => {
      expect(() => budgets({ rate: 1, burst: 1, ...wrong })).toThrow(
        `A budget's ${Object.keys(wrong).join('')} has to be`,
      )
    },
  )

  it('never gives more than its burst and what came back since, and keeps what it promises', () => {
    const step = fc.record({ wait: fc.nat(5000), cost: fc.integer({ min: 1, max: 12 }) })
    const settings = fc.record({
      rate: fc.double({ min: 0.1, max: 50, noNaN: true }),
      burst: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(settings, fc.array(step, { maxLength: 60 }), ({ rate, burst }, steps) => {
        const { take } = budgets({ rate, burst })
        let now = 0
        let taken = 0
        for (const { wait, cost } of steps) {
          now += wait
          const affordable = Math.min(cost, burst)
          const answer = take(village, affordable, now)
          if (!answer.ok) {
            expect(answer.retryAfterSeconds).toBeGreaterThanOrEqual(1)
            now += answer.retryAfterSeconds * second
            expect(take(village, affordable, now)).toEqual({ ok: true })
          }
          taken += affordable
          expect(taken).toBeLessThanOrEqual(burst + (now / second) * rate + 0.001)
        }
      }),
    )
  })
})

describe('the memory of budgets', () => {
  const spent = { rate: 1, burst: 10, mostKeys: 3 }

  it.each([0, 13 * second, 1e9])('forgets full ones first, whatever the time: %i', (begun) => {
    const { take, charge, level } = budgets(spent)
    charge('debtor', 20, begun)
    take('full by then', 1, begun)
    take('half', 5, begun)
    take('new', 1, begun + 2 * second)
    expect(level('debtor', begun + 2 * second)).toBe(0)
    expect(level('half', begun + 2 * second)).toBeCloseTo(0.7)
  })

  it('forgets of equals the oldest', () => {
    const { take, level } = budgets(spent)
    for (const name of ['first', 'second', 'third', 'fourth']) take(name, 4, 0)
    expect(['first', 'second', 'third', 'fourth'].map((name) => level(name, 0))).toEqual([1, 0.6, 0.6, 0.6])
  })

  it('keeps a debt through a flood of made-up networks', () => {
    const { take, charge, level } = budgets({ rate: 1, burst: 600, mostKeys: 1000 })
    charge(village, 1200, 0)
    for (let madeUp = 0; madeUp < 20_000; madeUp += 1) take(`made up ${String(madeUp)}`, 10, madeUp / 100)
    expect(take(village, 1, 200)).toMatchObject({ ok: false })
    expect(level(village, 200)).toBe(0)
  })

  it('does not forget a bucket at the time it would have been full, had nobody asked again', () => {
    const { charge, level } = budgets(spent)
    charge(village, 1, 0)
    charge(village, 9, 500)
    charge('other', 1, 5 * second)
    expect(level(village, 5 * second)).toBeCloseTo(0.5)
  })

  it('finds a bucket full after any pause', () => {
    const { charge, level } = budgets(spent)
    for (const now of [0, 9 * second, 60 * second, 3600 * second, day / 2]) {
      charge(village, 5, now)
      expect(level(village, now)).toBeLessThanOrEqual(0.5)
    }
    expect(level(village, day / 2)).toBeCloseTo(0.5)
  })

  it('holds no more than it may, and of what it holds the answers are those of endless memory', () => {
    const step = fc.record({ wait: fc.nat(3000), name: fc.nat(4).map(String), cost: fc.integer({ min: 1, max: 25 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const small = budgets({ ...spent, mostKeys: 5 })
        const large = budgets({ ...spent, mostKeys: 5000 })
        let now = 0
        for (const { wait, name, cost } of steps) {
          now += wait
          small.charge(name, cost, now)
          large.charge(name, cost, now)
          expect(small.level(name, now)).toBe(large.level(name, now))
        }
      }),
    )
  })

  it('finds room for a new network as quickly as when there was plenty: nobody is searched for', () => {
    const { take } = budgets({ rate: 1, burst: 100, mostKeys: 30_000 })
    let network = 0
    const millisecondsFor = (many: number): number => {
      const begun = performance.now()
      for (const end = network + many; network < end; network += 1) take(String(network), 1, network / 1000)
      return performance.now() - begun
    }
    const withRoom = millisecondsFor(10_000)
    millisecondsFor(20_000)
    expect(millisecondsFor(10_000)).toBeLessThan(5 * withRoom + 200)
  })
})

describe('the names of buckets', () => {
  const keysGiven: Buffer[] = []
  const random = (bytes: number): Buffer => {
    const key = Buffer.alloc(bytes, keysGiven.length + 1)
    keysGiven.push(key)
    return key
  }

  it('are made under a random key that is thrown away after a day, with all buckets', () => {
    const { take, level } = budgets({ rate: 0.0001, burst: 10, random })
    take(village, 10, 5)
    expect(level(village, 5 + day - 1)).toBeCloseTo(0.864)
    expect(keysGiven).toHaveLength(1)
    expect(level(village, 5 + day)).toBe(1)
    expect(keysGiven).toHaveLength(2)
    expect(keysGiven).toEqual([Buffer.alloc(32), Buffer.alloc(32)])
  })

  it('leave nothing behind that would take room from the next day', () => {
    const { charge, level } = budgets({ rate: 0.0001, burst: 100, mostKeys: 3 })
    for (const name of ['yesterday', 'also', 'too']) charge(name, 200, 0)
    for (const name of ['first', 'second']) charge(name, 50, day)
    expect([level('first', day), level('second', day)]).toEqual([0.5, 0.5])
  })

  it('keep networks apart', () => {
    const { take, level } = budgets({ rate: 1, burst: 1 })
    take(village, 1, 0)
    expect([level(village, 0), level('192.0.3.0/24', 0)]).toEqual([0, 1])
  })
})
