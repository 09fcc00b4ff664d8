import {
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
} from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { sealingKeyFrom, thumbprintOf, type PublicKey } from '#lib/crypto/public-key'
import { sealerTo } from '#lib/crypto/seal'
import { sealedStatementType } from '#lib/crypto/seal-context'
import { publicHalfOf } from '#lib/opening/private-key'
import { testPrivateKey } from '#tests/support/exports'

const publicKey = publicHalfOf(testPrivateKey)

const context = {
  initiative: 'ECI(2026)000001',
  memberState: 'EE',
  pack: 'eci-2019/2026-11-22',
  statement: '6f1c1a52-8a3e-8c55-9b11-0c6f6f7a3b21',
}
const plaintext = { signedOn: '2026-11-22', values: { givenNames: 'Mari', familyNames: 'Maasikas' } }

const seal = async (contents: object = plaintext): Promise<string> => (await sealerTo(publicKey))(context, contents)

interface Header extends Readonly<Record<string, unknown>> {
  readonly epk: Readonly<Record<string, string>>
}

const headerOf = (sealed: string): Header =>
  JSON.parse(Buffer.from(sealed.split('.')[0]!, 'base64url').toString()) as Header

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const withLength = (text: string): Buffer => Buffer.concat([number(text.length), Buffer.from(text)])

/** One round of the Concat KDF as RFC 7518, section 4.6.2, wants it. */
function concatKdf(shared: Buffer, bits: number, names: { algorithm: string; from: string; to: string }): Buffer {
  const { algorithm, from, to } = names
  const otherInfo = [withLength(algorithm), withLength(from), withLength(to), number(bits)]
  const digest = createHash('sha256')
    .update(Buffer.concat([number(1), shared, ...otherInfo]))
    .digest()
  return digest.subarray(0, bits / 8)
}

/** Opens a sealed statement with nothing but `node:crypto` and the RFCs: no line of this is ours or jose's. */
function openByHand(sealed: string, key: object = testPrivateKey): Buffer {
  const [header = '', wrapped, iv = '', ciphertext = '', tag = ''] = sealed.split('.')
  expect(wrapped).toBe('')
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: { ...key }, format: 'jwk' }),
    publicKey: createPublicKey({ key: headerOf(sealed).epk, format: 'jwk' }),
  })
  const contentKey = concatKdf(shared, 256, { algorithm: 'A256GCM', from: '', to: '' })
  const bytes = (part: string): Buffer => Buffer.from(part, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', contentKey, bytes(iv), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(header)).setAuthTag(bytes(tag))
  return Buffer.concat([decipher.update(bytes(ciphertext)), decipher.final()])
}

test('the key derivation of this test is the one of RFC 7518, appendix C', () => {
  const shared = Buffer.from('9e56d91d817135d372834283bf84269cfb316ea3da806a48f6daa7798cfe90c4', 'hex')
  const key = concatKdf(shared, 128, { algorithm: 'A128GCM', from: 'Alice', to: 'Bob' })
  expect(key.toString('base64url')).toBe('VqqN6vgjbSBcIijNcacQGg')
})

describe('a sealed statement', () => {
  it('opens with the private key, by the standards alone', async () => {
    expect(JSON.parse(openByHand(await seal()).toString())).toEqual(plaintext)
  })

  it('does not open with another key', async () => {
    const other = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
    const sealed = await seal()
    expect(() => openByHand(sealed, other)).toThrow()
  })

  it('says of itself what it belongs to, and nothing of the signatory', async () => {
    const { epk, ...header } = headerOf(await seal())
    expect(header).toEqual({
      alg: 'ECDH-ES',
      enc: 'A256GCM',
      typ: sealedStatementType,
      kid: thumbprintOf(publicKey),
      ...context,
    })
    expect(Object.keys(epk).toSorted()).toEqual(['crv', 'kty', 'x'])
  })

  it('does not open as one of another Member State, initiative, pack or identifier', async () => {
    const sealed = await seal()
    const [, ...rest] = sealed.split('.')
    for (const changes of [
      { memberState: 'DE' },
      { initiative: 'ECI(2026)000002' },
      { pack: 'eci-2019/2020-01-01' },
      { statement: '6f1c1a52-8a3e-8c55-9b11-0c6f6f7a3b22' },
    ]) {
      const header = Buffer.from(JSON.stringify({ ...headerOf(sealed), ...changes })).toString('base64url')
      expect(() => openByHand([header, ...rest].join('.')), JSON.stringify(changes)).toThrow()
    }
  })

  it('does not open once any byte of it was changed', async () => {
    const parts = (await seal()).split('.')
    expect(parts.map((part) => Buffer.from(part, 'base64url').length).slice(1)).toEqual([0, 12, 512, 16])
    for (const [at, part] of parts.entries()) {
      const bytes = Buffer.from(part, 'base64url')
      for (const index of bytes.keys()) {
        const changed = Buffer.from(bytes)
        changed[index]! ^= 1
        const forged = parts.with(at, changed.toString('base64url')).join('.')
        expect(() => openByHand(forged), `part ${String(at)}, byte ${String(index)}`).toThrow()
      }
    }
  })

  it('does not open with a shortened tag', async () => {
    const parts = (await seal()).split('.')
    const short = Buffer.from(parts[4]!, 'base64url').subarray(0, 12).toString('base64url')
    expect(() => openByHand(parts.with(4, short).join('.'))).toThrow()
  })

  it('is another each time, with a key of its own', async () => {
    const [one, other] = [await seal(), await seal()]
    expect(headerOf(one).epk['x']).not.toBe(headerOf(other).epk['x'])
    expect(one.split('.')[2]).not.toBe(other.split('.')[2])
    expect(one.split('.')[3]).not.toBe(other.split('.')[3])
  })
})

describe('the length of a sealed statement tells nothing of what is in it', () => {
  const bracketsAndName = '{"text":""}'.length

  it.each([
    [bracketsAndName, 512],
    [13, 512],
    [511, 512],
    [512, 512],
    [513, 1024],
    [1024, 1024],
    [1025, 1536],
  ])('%i bytes become %i', async (length, padded) => {
    const contents = { text: 'x'.repeat(length - bracketsAndName) }
    const opened = openByHand(await seal(contents))
    expect(opened).toHaveLength(padded)
    expect(JSON.parse(opened.toString())).toEqual(contents)
    expect(opened.subarray(length).toString().trim()).toBe('')
  })

  it('and letters that take several bytes are counted as bytes', async () => {
    expect(openByHand(await seal({ text: 'ά'.repeat(250) }))).toHaveLength(512)
    expect(openByHand(await seal({ text: 'ά'.repeat(251) }))).toHaveLength(1024)
  })
})

describe('a key on another curve', () => {
  it.each([
    ['Ed25519', 43],
    ['X448', 75],
    ['P-256', 43],
  ])('%s is refused', async (crv, length) => {
    const key = { kty: 'OKP', crv, x: 'A'.repeat(length) } as unknown as PublicKey
    await expect(sealerTo(key)).rejects.toThrow()
  })

  it('the same key under another name would seal what nobody opens, and is refused as well', async () => {
    const key = { ...publicKey, crv: 'Ed25519' } as unknown as PublicKey
    await expect(sealerTo(key)).rejects.toThrow()
  })

  it('of 32 bytes that lead to no secret seals nothing', async () => {
    const sealToZero = await sealerTo({ ...publicKey, x: 'A'.repeat(43) })
    await expect(sealToZero(context, plaintext)).rejects.toThrow()
  })
})

test('a statement that is sealed to a key on P-256 opens by the standards alone, and is as long', async () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = sealingKeyFrom(JSON.stringify(pair.publicKey.export({ format: 'jwk' })))
  const sealed = await (await sealerTo(key))(context, plaintext)
  expect(JSON.parse(openByHand(sealed, pair.privateKey.export({ format: 'jwk' })).toString())).toEqual(plaintext)
  expect(headerOf(sealed)).toMatchObject({ kid: thumbprintOf(key), ...context })
  expect(sealed.split('.')[3]).toHaveLength((await seal()).split('.')[3]!.length)
})

it('gives a longer form the room of its longest, so that its length tells no more', async () => {
  const sealTo = await sealerTo(publicKey)
  const sealed = await Promise.all(['Jo', 'x'.repeat(700)].map((text) => sealTo(context, { text }, 1024)))
  expect(new Set(sealed.map((one) => one.split('.')[3]?.length)).size).toBe(1)
  expect(openByHand(sealed[0]!)).toHaveLength(1024)
})
