import { expect, test } from 'vitest'
import { isLawful, isWithin } from '#lib/domain/collection-period'

const period = { opensOn: '2026-01-15', closesOn: '2026-12-31' }

test.each([
  ['2026-01-14', false],
  ['2026-01-15', true],
  ['2026-06-30', true],
  ['2026-12-31', true],
  ['2027-01-01', false],
])('a collection from 15 January to 31 December is open on %s: %s', (today, open) => {
  expect(isWithin(period, today)).toBe(open)
})

test.each([
  ['2026-01-15', '2027-01-15', true],
  ['2026-01-15', '2027-01-16', false],
  ['2026-01-15', '2026-01-15', true],
  ['2026-01-15', '2026-01-14', false],
  ['2028-02-29', '2029-02-28', true],
  ['2028-02-29', '2029-03-01', false],
])('collecting from %s to %s is lawful: %s', (opensOn, closesOn, lawful) => {
  expect(isLawful({ opensOn, closesOn })).toBe(lawful)
})
