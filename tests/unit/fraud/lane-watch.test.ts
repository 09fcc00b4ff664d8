import { describe, expect, test } from 'vitest'
import { laneWatch, type LaneWatch, type Traits } from '#lib/fraud/lane-watch'
import { recentCounts } from '#lib/fraud/recent-counts'

const at = new Date('2026-11-29T21:10:00Z')

const traits: Traits = { network: '192.0.2.0/24', userAgent: 'Swift/1.0', languages: 'et', isPlain: false }

/** Signs so many times, and tells the labels. */
function sign(watch: LaneWatch, count: number, changes: (index: number) => Partial<Traits>, usual = 0, when = at) {
  return Array.from({ length: count }, (_, index) => {
    const seen = watch.look({ ...traits, ...changes(index) }, when, usual)
    seen.count()
    return seen.label
  })
}

const tally = (labels: readonly string[]) =>
  Object.fromEntries([...new Set(labels)].map((label) => [label, labels.filter((one) => one === label).length]))

const differently = (index: number) => ({ userAgent: `Swift/${String(index)}` })

describe('one network', () => {
  test('of a school or a village stands out only past three hundred in the hour', () => {
    const labels = sign(laneWatch(), 400, differently)
    expect(labels.indexOf('one-network')).toBe(300)
    expect(tally(labels)).toEqual({ usual: 300, 'one-network': 100 })
  })

  test('stands out later where the collection usually has more', () => {
    expect(tally(sign(laneWatch(), 900, differently, 8000))).toEqual({ usual: 800, 'one-network': 100 })
  })

  test('does not stand out in a crowd of which it is a small part', () => {
    const watch = laneWatch()
    sign(watch, 6000, (index) => ({ network: `198.51.${String(index % 250)}.0/24`, ...differently(index) }))
    expect(tally(sign(watch, 550, differently))).toEqual({ usual: 550 })
  })

  test('that cannot be told is nobody’s', () => {
    for (const network of ['', 'unknown'])
      expect(tally(sign(laneWatch(), 400, (index) => ({ ...differently(index), network })))).toEqual({ usual: 400 })
  })
})

describe('browsers that look alike', () => {
  const spread = (index: number) => ({ network: `198.51.${String(index % 250)}.0/24` })

  test('stand out past five hundred, where they are most of the hour', () => {
    expect(tally(sign(laneWatch(), 600, spread))).toEqual({ usual: 500, alike: 100 })
  })

  test('do not where they are the common telephone among many others', () => {
    const common = (index: number) => ({ ...spread(index), ...(index % 3 === 0 ? {} : differently(index)) })
    expect(tally(sign(laneWatch(), 4000, common))['alike'] ?? 0).toBe(0)
  })

  test('are told apart by browser and languages, and not by how the two are joined', () => {
    const watch = laneWatch()
    sign(watch, 500, (index) => ({ ...spread(index), userAgent: 'ab', languages: 'c' }))
    expect(watch.look({ ...traits, userAgent: 'a', languages: 'bc' }, at, 0).label).toBe('usual')
    expect(watch.look({ ...traits, userAgent: 'ab', languages: 'c' }, at, 0).label).toBe('alike')
  })
})

test('the lane without a script has its own label, until something stands out', () => {
  expect(tally(sign(laneWatch(), 301, (index) => ({ ...differently(index), isPlain: true })))).toEqual({
    plain: 300,
    'one-network': 1,
  })
})

test('a form that was not taken counts for nothing', () => {
  const watch = laneWatch()
  for (let tries = 0; tries < 1000; tries += 1) watch.look(traits, at, 0)
  expect(watch.look(traits, at, 0).label).toBe('usual')
  expect(watch.remembered()).toBe(0)
})

describe('memory', () => {
  test('forgets everything with the hour, and draws another key with the day', () => {
    let keys = 0
    const watch = laneWatch(() => Buffer.alloc(32, (keys += 1)))
    sign(watch, 400, differently)
    const late = watch.look(traits, at, 0)
    const nextHour = new Date('2026-11-29T22:00:00Z')
    expect(watch.look(traits, nextHour, 0).label).toBe('usual')
    late.count()
    expect(watch.remembered(), 'what was on its way is not counted into the next hour').toBe(0)
    expect(keys).toBe(1)
    watch.look(traits, new Date('2026-11-30T00:00:00Z'), 0)
    expect(keys).toBe(2)
  })

  test('is bounded, and what comes often stays', () => {
    const counts = recentCounts(100)
    for (let index = 0; index < 10_000; index += 1) {
      counts.add(`once ${String(index)}`)
      if (index % 10 === 0) counts.add('often')
    }
    expect(counts.size()).toBe(100)
    expect(counts.of('often')).toBe(1000)
    expect(counts.of('once 0')).toBe(0)
  })

  test('holds neither address nor browser, only digests under a key', () => {
    const seen: string[] = []
    const spy = Map.prototype.set
    Map.prototype.set = function set(this: Map<unknown, unknown>, name: unknown, value: unknown) {
      seen.push(String(name))
      return spy.call(this, name, value)
    }
    try {
      sign(
        laneWatch(() => Buffer.alloc(32, 1)),
        3,
        () => ({}),
      )
      sign(
        laneWatch(() => Buffer.alloc(32, 2)),
        3,
        () => ({}),
      )
    } finally {
      Map.prototype.set = spy
    }
    const digests = new Set(seen.filter((name) => name.length === 16))
    expect(digests.size, 'another key, other digests').toBe(4)
    expect(seen.filter((name) => /192\.0\.2|Swift/u.test(name))).toEqual([])
  })
})
