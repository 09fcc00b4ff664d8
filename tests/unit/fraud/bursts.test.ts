import { describe, expect, test } from 'vitest'
import { findBursts, median, sameHoursBefore, type HourCount } from '#lib/fraud/bursts'

const hour = '2026-11-29T21'
const since = '2026-01-01T00'

const came = (counted: number, changes: Partial<HourCount> = {}): HourCount => ({
  hour,
  memberState: 'EE',
  lane: 'usual',
  counted,
  ...changes,
})

/** So many in each of the same hours before. */
const usually = (counted: number, changes: Partial<HourCount> = {}): readonly HourCount[] =>
  sameHoursBefore(hour).map((before) => came(counted, { hour: before, ...changes }))

test('the same hours before are those of fourteen days, over the turn of the month', () => {
  const before = sameHoursBefore('2026-03-02T00')
  expect(before).toHaveLength(14)
  expect(before.slice(0, 3)).toEqual(['2026-03-01T00', '2026-02-28T00', '2026-02-27T00'])
})

describe('a burst', () => {
  test.each([
    ['below the floor', 199, 0, 0],
    ['at the floor', 200, 0, 1],
    ['less than five times what is usual', 499, 100, 0],
    ['five times what is usual', 500, 100, 1],
  ])('%s', (_, counted, before, alarms) => {
    expect(findBursts([came(counted), ...usually(before)], hour, since)).toHaveLength(alarms)
  })

  test('names the Member State, the hour and what is usual', () => {
    expect(findBursts([came(900), came(20, { memberState: 'DE' }), ...usually(100)], hour, since)).toEqual([
      { kind: 'burst', memberState: 'EE', hour, counted: 900, usual: 100 },
    ])
  })

  test('of one day before says nothing about what is usual; hours before the first do not count as empty', () => {
    const yesterday = came(5000, { hour: '2026-11-28T21' })
    expect(findBursts([came(900), ...usually(100).slice(1), yesterday], hour, since)).toMatchObject([{ usual: 100 }])
    expect(findBursts([came(900), came(300, { hour: '2026-11-28T21' })], hour, '2026-11-28T10')).toEqual([])
  })
})

describe('a lane', () => {
  test.each(['plain', 'one-network', 'alike'] as const)('is an alarm of its own: %s', (lane) => {
    expect(findBursts([came(40), came(60, { lane })], hour, since)).toEqual([
      { kind: lane, memberState: 'EE', hour, counted: 60, usual: 0 },
    ])
  })

  test.each([
    ['with few in it', [came(49, { lane: 'plain' })]],
    ['that is a small part of the hour', [came(60, { lane: 'plain' }), came(700), ...usually(700)]],
    ['that is usual here', [came(60, { lane: 'plain' }), ...usually(25, { lane: 'plain' })]],
  ])('is none %s', (_, counts) => {
    expect(findBursts(counts, hour, since)).toEqual([])
  })
})

test('the median is the middle, and of two middles the lower', () => {
  expect([[], [3], [9, 1], [5, 1, 9]].map(median)).toEqual([0, 3, 1, 5])
})
