import { describe, expect, it, test } from 'vitest'
import { codeAddress, currentCode, newCodeSecret, stepOfCode } from '#lib/crypto/one-time-codes'

/** The secret of the RFCs' examples, `12345678901234567890`, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number): Date => new Date(seconds * 1000)

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at second %i the code is the end of the one that RFC 6238, appendix B, prints', (seconds, printed) => {
  expect(currentCode(secret, at(seconds))).toBe(printed.slice(-6))
})

test.each(
  ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
    (code, step) => [step, code] as const,
  ),
)('in step %i the code is the one that RFC 4226, appendix D, prints', (step, code) => {
  expect(currentCode(secret, at(step * 30))).toBe(code)
  expect(currentCode(secret, at(step * 30 + 29.999))).toBe(code)
  expect(stepOfCode(secret, code, at(step * 30 + 15))).toBe(step)
})

describe('a code', () => {
  const now = at(1_234_567_890)
  const step = Math.floor(1_234_567_890 / 30)
  const codeOf = (drift: number): string => currentCode(secret, at((step + drift) * 30))

  it.each([
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ])('of a clock that is %i steps off belongs to step %s', (drift, expected) => {
    expect(stepOfCode(secret, codeOf(drift), now)).toBe(expected)
  })

  it('may be typed as the app shows it, in two groups', () => {
    const code = codeOf(0)
    expect(stepOfCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(step)
    expect(stepOfCode(secret, ` ${code}\n`, now)).toBe(step)
  })

  it.each([
    ['nothing', () => ''],
    ['spaces', () => '      '],
    ['too few digits', () => codeOf(0).slice(1)],
    ['too many digits', () => `${codeOf(0)}0`],
    ['the codes of three steps at once', () => codeOf(-1) + codeOf(0) + codeOf(1)],
    ['letters', () => 'abcdef'],
    ['another code', () => (codeOf(0).startsWith('9') ? '8' : '9') + codeOf(0).slice(1)],
    [
      'digits of another script',
      () => codeOf(0).replace(/\d/gu, (digit) => String.fromCharCode(0x660 + Number(digit))),
    ],
  ])('is not %s', (_what, typed) => {
    expect(stepOfCode(secret, typed(), now)).toBeNull()
  })

  it('is none of another secret', () => {
    expect(stepOfCode(newCodeSecret(), codeOf(0), now)).toBeNull()
  })

  it('is the same for the same step only, so that who keeps the step can refuse it twice', () => {
    const code = codeOf(0)
    const later = at(1_234_567_890 + 30)
    expect(stepOfCode(secret, code, later)).toBe(stepOfCode(secret, code, now))
  })
})

test('a new secret is 160 random bits, and never the same twice', () => {
  const secrets = Array.from({ length: 100 }, newCodeSecret)
  expect(new Set(secrets).size).toBe(100)
  for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/u)
})

test('the address for the app names Colligo, the account and what every app can do', () => {
  const address = new URL(codeAddress(secret, 'ines@example.eu'))
  expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp'])
  expect(decodeURIComponent(address.pathname)).toBe('/Colligo:ines@example.eu')
  expect(Object.fromEntries(address.searchParams)).toEqual({
    issuer: 'Colligo',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})
