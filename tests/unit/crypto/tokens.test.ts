import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { derivedKey, digestOf, identifierOf, newToken } from '#lib/crypto/tokens'

const key = Buffer.alloc(32, 3)
/** RFC 9562, section 5.8. */
const version8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u

test('a token is 256 random bits, and never the same twice', () => {
  const tokens = Array.from({ length: 1000 }, newToken)
  expect(new Set(tokens).size).toBe(1000)
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
})

test('of a token only its SHA-256 digest is stored', () => {
  expect(digestOf('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(digestOf('abc')).toEqual(createHash('sha256').update('abc').digest())
})

describe('a derived key', () => {
  it('is HKDF-SHA-256 without salt, as RFC 5869 says it', () => {
    // Appendix A.3 of the RFC: no salt, no label; the first 32 of its 42 bytes.
    const secret = Buffer.alloc(22, 0x0b)
    expect(derivedKey(secret, '').toString('hex')).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    )
  })

  it('is another for each purpose and each secret', () => {
    const keys = [derivedKey(key, 'one'), derivedKey(key, 'other'), derivedKey(Buffer.alloc(32, 4), 'one')]
    expect(new Set(keys.map((bytes) => bytes.toString('hex'))).size).toBe(3)
  })
})

describe('the identifier of a statement', () => {
  const part = fc.oneof(fc.string({ maxLength: 5 }), fc.uint8Array({ maxLength: 5 }))
  const parts = fc.array(part, { maxLength: 4 })
  const bytesOf = (list: readonly (string | Uint8Array)[]): string =>
    JSON.stringify(list.map((one) => Buffer.from(one as string).toString('hex')))

  it('is a UUID of version 8, whatever it is made of', () => {
    fc.assert(
      fc.property(parts, (list) => {
        expect(identifierOf(key, list)).toMatch(version8)
      }),
    )
  })

  it('is the same for the same parts, and another for any others', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(identifierOf(key, one)).toBe(identifierOf(key, [...one]))
        expect(identifierOf(key, one) === identifierOf(key, other)).toBe(bytesOf(one) === bytesOf(other))
      }),
    )
  })

  it('keeps its parts apart', () => {
    expect(identifierOf(key, ['ab', 'c'])).not.toBe(identifierOf(key, ['a', 'bc']))
    expect(identifierOf(key, ['a', 'b'])).not.toBe(identifierOf(key, ['a1:b']))
  })

  it('cannot be found without the key', () => {
    expect(identifierOf(key, ['a'])).not.toBe(identifierOf(Buffer.alloc(32, 4), ['a']))
  })

  it('is the first 128 bits of HMAC-SHA-256, but for the six that make it a UUID', () => {
    const uuid = Buffer.from(identifierOf(key, ['a', '€']).replaceAll('-', ''), 'hex')
    const expected = createHmac('sha256', key).update('1:a3:€').digest().subarray(0, 16)
    for (const [index, byte] of uuid.entries()) {
      const kept = index === 6 ? 0x0f : index === 8 ? 0x3f : 0xff
      expect(byte & kept, `byte ${String(index)}`).toBe(expected[index]! & kept)
    }
  })

  it('takes every value that a UUID of version 8 leaves open', () => {
    const variants = new Set(Array.from({ length: 200 }, (_, index) => identifierOf(key, [String(index)])[19]))
    expect([...variants].toSorted()).toEqual(['8', '9', 'a', 'b'])
  })
})
