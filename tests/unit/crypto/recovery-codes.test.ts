import { createSecretKey, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { newRecoveryCodes, readRecoveryCode, recoveryMark } from '#lib/crypto/recovery-codes'

it('a sheet has ten codes, all different, each read back as it was made', () => {
  const codes = Array.from({ length: 200 }, newRecoveryCodes).flat()
  expect(new Set(codes).size).toBe(2000)
  for (const code of codes) {
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/u)
    expect(readRecoveryCode(code)).toBe(code.replace('-', ''))
  }
  // Each of the 32 characters is drawn about as often as the others: 625 times, give or take.
  const drawn = Map.groupBy(codes.join('').replaceAll('-', ''), (character) => character)
  expect(drawn.size).toBe(32)
  for (const times of drawn.values()) expect(Math.abs(times.length - 625)).toBeLessThan(150)
})

it.each([
  ['4k7wz-0m2xq', '4k7wz0m2xq'],
  [' 4K7WZ 0M2XQ ', '4k7wz0m2xq'],
  ['4k7wz–0m2xq', '4k7wz0m2xq'],
  ['4k7wzOm2xq', '4k7wz0m2xq'],
  ['ik7wl-om2xq', '1k7w10m2xq'],
])('%j is read as people write it', (typed, code) => {
  expect(readRecoveryCode(typed)).toBe(code)
})

it.each(['', '123456', '4k7wz-0m2x', '4k7wz-0m2xqq', '4k7wz-0m2xu', '4k7wz-0m2x!', '４k7wz-0m2xq', '4k7wz-0m2xé'])(
  '%j is none',
  (typed) => {
    expect(readRecoveryCode(typed)).toBeNull()
  },
)

it('the mark of a code says nothing without the key, and is another for another organiser', () => {
  const [key, other] = [createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32))]
  const mark = recoveryMark(key, 1, '4k7wz0m2xq')
  expect(mark).toHaveLength(32)
  expect(recoveryMark(key, 1, '4k7wz0m2xq').equals(mark)).toBe(true)
  expect(recoveryMark(key, 2, '4k7wz0m2xq').equals(mark)).toBe(false)
  expect(recoveryMark(other, 1, '4k7wz0m2xq').equals(mark)).toBe(false)
})
