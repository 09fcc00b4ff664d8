import { argon2id, hash } from 'argon2'
import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { earlierRecoveryMark, newRecoveryCodes, readRecoveryCode, recoveryMark } from '#lib/crypto/recovery-codes'

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

it('the mark of a code says nothing without the key, and is another for another organiser', async () => {
  const [key, other] = [createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32))]
  const mark = await recoveryMark(key, 1, '4k7wz0m2xq')
  expect(mark).toHaveLength(32)
  expect((await recoveryMark(key, 1, '4k7wz0m2xq')).equals(mark)).toBe(true)
  expect((await recoveryMark(key, 2, '4k7wz0m2xq')).equals(mark)).toBe(false)
  expect((await recoveryMark(other, 1, '4k7wz0m2xq')).equals(mark)).toBe(false)
  expect((await recoveryMark(key, 1, '4k7wz0m2xr')).equals(mark)).toBe(false)
})

it('a code is hashed as a password is: argon2id over 64 MiB and three passes, with a salt of the person and the key as pepper', async () => {
  const raw = randomBytes(32)
  const keyed = (text: string) => createHmac('sha256', raw).update(text).digest()
  const mark = await recoveryMark(createSecretKey(raw), 7, '4k7wz0m2xq')
  const salt = keyed('salt of 7').subarray(0, 16)
  const cost = { type: argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 1, hashLength: 32, raw: true } as const
  expect(mark.equals(await hash('4k7wz0m2xq', { ...cost, salt, secret: keyed('pepper') }))).toBe(true)
  expect(mark.equals(await hash('4k7wz0m2xq', { ...cost, salt }))).toBe(false)
})

it('marks of earlier sheets are told from these', async () => {
  const raw = randomBytes(32)
  const mark = earlierRecoveryMark(createSecretKey(raw), 7, '4k7wz0m2xq')
  expect(mark.equals(createHmac('sha256', raw).update('7:4k7wz0m2xq').digest())).toBe(true)
  expect(mark.equals(await recoveryMark(createSecretKey(raw), 7, '4k7wz0m2xq'))).toBe(false)
})
