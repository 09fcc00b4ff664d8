import { expect, test } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { goalByState, goalOf } from '#lib/rules/goal'
import { nlBurgerinitiatief } from '#lib/rules/nl-burgerinitiatief/index'
import { thresholdsFor } from '#lib/rules/thresholds'

test.each([
  [eci2011, '2012-04-01'],
  [eci2011, '2019-12-31'],
  [eci2019, '2020-01-31'],
  [eci2019, '2026-11-22'],
])('a European initiative needs a million, and the thresholds of its day in seven Member States', (pack, day) => {
  expect(goalOf(pack, day)).toEqual({ total: 1_000_000, spread: { states: 7, thresholds: thresholdsFor(day) } })
  expect(Object.keys(goalOf(pack, day).spread?.thresholds ?? {})).toEqual([...memberStates])
})

test('of a day before the first table the oldest holds', () => {
  expect(goalOf(eci2011, '2011-01-01').spread?.thresholds).toEqual(thresholdsFor('2012-04-01'))
  expect(goalOf(eci2019, '2014-01-01').spread?.thresholds).toEqual(thresholdsFor('2020-01-01'))
})

test('a national initiative needs its number, from nowhere in particular', () => {
  expect(goalOf(nlBurgerinitiatief, '2026-06-01')).toEqual({ total: 40_000, spread: null })
})

test('a law without a table has no thresholds', () => {
  const thresholds = { source: '', total: 1, spread: { states: 1, tables: [] } }
  expect(goalOf({ thresholds }, '2026-06-01')).toEqual({ total: 1, spread: { states: 1, thresholds: {} } })
})

test('by state, the one state of a national procedure has to gather all of it', () => {
  expect(goalByState(nlBurgerinitiatief, '2026-06-01')).toEqual({
    total: 40_000,
    isSpread: false,
    states: 1,
    thresholds: { NL: 40_000 },
  })
  expect(goalByState(eci2019, '2026-06-01')).toEqual({
    total: 1_000_000,
    isSpread: true,
    states: 7,
    thresholds: thresholdsFor('2026-06-01'),
  })
})
