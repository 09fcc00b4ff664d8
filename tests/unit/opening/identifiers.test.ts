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
  const seen = identifiers(6)
  const alike = [
    '00000000-0000-8000-8000-000000000000',
    '00000000-0000-8000-8000-000000000001',
    '00000001-0000-8000-8000-000000000000',
    '00000000-0002-8000-8000-000000000000',
    'ffffffff-ffff-8fff-bfff-ffffffffffff',
    'ffffffff-ffff-8fff-bfff-fffffffffffe',
  ]
  expect(alike.map(seen.isNew)).toEqual(alike.map(() => true))
  expect(alike.map(seen.isNew)).toEqual(alike.map(() => false))
})

test('one export’s worth of identifiers takes 11 bytes each', () => {
  const before = process.memoryUsage().arrayBuffers
  const seen = identifiers(1_000_000)
  expect(seen.isNew(randomUUID())).toBe(true)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(11_100_000)
})
