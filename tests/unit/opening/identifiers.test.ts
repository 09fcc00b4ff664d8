import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { identifiers } from '#lib/opening/identifiers'

test('an identifier is new once', () => {
  const seen = identifiers(5000)
  const all = Array.from({ length: 5000 }, () => randomUUID())
  for (const identifier of all) expect(seen.isNew(identifier)).toBe(true)
  for (const identifier of all) expect(seen.isNew(identifier)).toBe(false)
  expect(seen.isNew(randomUUID())).toBe(true)
})

test('identifiers that begin or end alike stay apart', () => {
  const seen = identifiers(8)
  const alike = [
    '00000000-0000-0000-0000-000000000000',
    '00000000-0000-0000-0000-000000000001',
    '00000000-0000-0000-0001-000000000000',
    '00000000-0001-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    'ffffffff-ffff-ffff-ffff-fffffffffffe',
  ]
  expect(alike.map(seen.isNew)).toEqual(alike.map(() => true))
  expect(alike.map(seen.isNew)).toEqual(alike.map(() => false))
})
