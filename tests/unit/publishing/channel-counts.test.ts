import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { channelCounts } from '#lib/instance/channel-counts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const minute = 60_000

/** Counts whose totals the test sees, with a disk that can fail. */
function counting() {
  const world = { totals: new Map<string, number>(), isBroken: false, isLive: false, writes: 0 }
  const counts = channelCounts(
    () => ({ channels: [{ code: 'swifts', name: 'Swift friends' }] }),
    () => world.isLive,
    (more) => {
      if (world.isBroken) throw new Error('the disk is full')
      world.writes += 1
      for (const [code, count] of more) world.totals.set(code, (world.totals.get(code) ?? 0) + count)
    },
  )
  return { world, ...counts }
}

describe('a partner’s statements', () => {
  it('are gathered for minutes, so that no number on disk moves with one statement', () => {
    const { world, counterFor } = counting()
    for (let signed = 0; signed < 5; signed += 1) {
      counterFor('swifts')()
      vi.advanceTimersByTime(minute * 0.9)
    }
    expect(world.writes).toBe(0)
    vi.advanceTimersByTime(minute)
    expect([...world.totals]).toEqual([['swifts', 5]])
    expect(world.writes).toBe(1)
  })

  it('count once, however often totals are written', () => {
    const { world, counterFor, flush } = counting()
    for (let round = 1; round <= 3; round += 1) {
      counterFor('swifts')()
      flush()
      flush()
      expect(world.totals.get('swifts')).toBe(round)
    }
    vi.advanceTimersByTime(60 * minute)
    expect(world.writes).toBe(3)
  })

  it('are not lost, and disturb nobody, while the disk takes nothing', () => {
    const { world, counterFor, flush } = counting()
    world.isBroken = true
    counterFor('swifts')()
    expect(flush).not.toThrow()
    counterFor('swifts')()
    world.isBroken = false
    vi.advanceTimersByTime(6 * minute)
    expect(world.totals.get('swifts')).toBe(2)
  })

  it('that were made as a test are not added once statements count', () => {
    const { world, counterFor, flush } = counting()
    counterFor('swifts')()
    world.isLive = true
    flush()
    expect([...world.totals]).toEqual([])
    counterFor('swifts')()
    flush()
    expect([...world.totals]).toEqual([['swifts', 1]])
  })
})
