import { expect, test } from 'vitest'
import { brusselsTimeOf, utcHourOf } from '#lib/domain/brussels-hour'

test.each([
  ['2026-11-29T21', '2026-11-29T22:00'],
  ['2026-07-01T21', '2026-07-01T23:00'],
  ['2026-12-31T23', '2027-01-01T00:00'],
])('%s in UTC is %s in Brussels, and back', (utc, brussels) => {
  expect(brusselsTimeOf(utc)).toBe(brussels)
  expect(utcHourOf(brussels, 'first')).toBe(utc)
  expect(utcHourOf(brussels, 'second')).toBe(utc)
})

test('an hour that comes twice is the first or the second; one that is left out is the next', () => {
  expect(utcHourOf('2026-10-25T02:30', 'first')).toBe('2026-10-25T00')
  expect(utcHourOf('2026-10-25T02:30', 'second')).toBe('2026-10-25T01')
  expect(utcHourOf('2026-03-29T02:00', 'first')).toBe('2026-03-29T01')
})

test.each(['', '2026-11-29', '2026-11-29T25:00', '2026-13-01T10:00', 'yesterday'])('"%s" is no hour', (text) => {
  expect(utcHourOf(text, 'first')).toBeNull()
})
