import { expect, it, test } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { leastMemberStates, leastTotal, thresholdsFor } from '#lib/rules/thresholds'

test.each([
  ['2012-04-01', 'DE', 74_250],
  ['2014-06-30', 'DE', 74_250],
  ['2014-07-01', 'DE', 72_000],
  ['2019-12-31', 'BE', 15_750],
  ['2020-01-01', 'BE', 15_771],
  ['2020-01-31', 'SE', 15_020],
  ['2020-02-01', 'SE', 14_805],
  ['2024-07-15', 'EE', 4_935],
  ['2024-07-16', 'EE', 5_040],
  ['2026-11-22', 'BE', 15_840],
] as const)('an initiative registered on %s needs, in %s, %d', (registeredOn, memberState, number) => {
  expect(thresholdsFor(registeredOn)[memberState]).toBe(number)
})

test.each([
  ['2024-07-16', 720],
  ['2020-02-01', 705],
])('the numbers of %s are seats times %d, of as many seats', (registeredOn, seats) => {
  const numbers = Object.values(thresholdsFor(registeredOn))
  expect(numbers.filter((number) => number % seats !== 0)).toEqual([])
  expect(numbers.reduce((sum, number) => sum + number / seats, 0)).toBe(seats)
})

it.each(['2012-04-01', '2014-07-01', '2020-01-01', '2020-02-01', '2024-07-16'])('%s has all Member States', (day) => {
  expect(Object.keys(thresholdsFor(day))).toEqual([...memberStates])
})

test('sums of each table, so that no digit slips', () => {
  const sumOf = (day: string) => Object.values(thresholdsFor(day)).reduce((sum, number) => sum + number, 0)
  // 750 and 751 times the seats without those of the United Kingdom, which were 73.
  expect(sumOf('2014-07-01')).toBe(750 * (751 - 73))
  expect(sumOf('2020-01-01')).toBe(751 * (751 - 73))
  expect(sumOf('2012-04-01')).toBe(750 * (766 - 73))
})

test('nothing was registered before 1 April 2012', () => {
  expect(() => thresholdsFor('2012-03-31')).toThrow(RangeError)
})

test('a million statements, and the threshold in a quarter of the Member States', () => {
  expect(leastTotal).toBe(1_000_000)
  expect(leastMemberStates).toBe(Math.ceil(memberStates.length / 4))
})
