import { createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { CompactEncrypt } from 'jose/jwe/compact/encrypt'
import { importJWK } from 'jose/key/import'
import { describe, expect, it, test } from 'vitest'
import { thumbprintOf } from '#lib/crypto/public-key'
import { sealerTo } from '#lib/crypto/seal'
import { sealedStatementType } from '#lib/crypto/seal-context'
import { newKeyPair } from '#lib/opening/locked-key'
import { openingKeysOf, openStatement } from '#lib/opening/open-statement'
import { openSample, rehearsalContext } from '#lib/opening/rehearsal'
import { publicHalfOf } from '#lib/opening/private-key'
import { aStatement, registrationNumber, sealAll, testPrivateKey } from '#tests/support/exports'
import { aSignatoryOf } from '#tests/support/signatories'

const key = await openingKeysOf([testPrivateKey])
const expected = { initiative: registrationNumber, memberState: 'EE' }
const mari = aStatement('EE')
const [sealed = ''] = await sealAll([mari], 'EE')

const edited = (jwe: string, change: (header: Record<string, unknown>) => object): string => {
  const [header = '', ...rest] = jwe.split('.')
  const read = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>
  return [Buffer.from(JSON.stringify(change(read))).toString('base64url'), ...rest].join('.')
}

test('what the server seals opens, with the context it was sealed in', async () => {
  expect(await openStatement(key, sealed, expected)).toEqual({
    ok: true,
    value: {
      keyId: thumbprintOf(testPrivateKey),
      context: { ...expected, pack: 'eci-2019/2026-11-22', statement: mari.identifier },
      contents: { signedOn: mari.signedOn, values: aSignatoryOf('EE'), blind: mari.blind },
    },
  })
})

test('an independent hand opens it too: RFC 7518, section 4.6, step by step', () => {
  const [header = '', wrapped, iv = '', ciphertext = '', tag = ''] = sealed.split('.')
  const { epk } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { epk: JsonWebKey }
  const secret = diffieHellman({
    privateKey: createPrivateKey({ key: { ...testPrivateKey }, format: 'jwk' }),
    publicKey: createPublicKey({ key: { ...epk }, format: 'jwk' }),
  })
  // Concat KDF, NIST SP 800-56A: round, secret, algorithm, no PartyUInfo, no PartyVInfo, 256 bits.
  const lengthed = (text: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)])
  const info = Buffer.concat([lengthed('A256GCM'), lengthed(''), lengthed(''), Buffer.from([0, 0, 1, 0])])
  const contentKey = createHash('sha256')
    .update(Buffer.from([0, 0, 0, 1]))
    .update(secret)
    .update(info)
    .digest()

  const decipher = createDecipheriv('aes-256-gcm', contentKey, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(header)).setAuthTag(Buffer.from(tag, 'base64url'))
  const plaintext = Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64url')), decipher.final()])
  expect(wrapped).toBe('')
  expect(plaintext.length % 512).toBe(0)
  expect(JSON.parse(plaintext.toString())).toEqual({
    signedOn: mari.signedOn,
    values: aSignatoryOf('EE'),
    blind: mari.blind,
  })
})

describe('a sealed statement does not open', () => {
  it('with another key, and says which one it needs', async () => {
    const { publicKey } = await newKeyPair('twelve letters' as Parameters<typeof newKeyPair>[0])
    const seal = await sealerTo(publicKey)
    const foreign = await seal({ ...expected, pack: 'p', statement: mari.identifier }, {})
    expect(await openStatement(key, foreign, expected)).toEqual({
      ok: false,
      problem: { code: 'wrong-key', sealedTo: publicKey.kid },
    })
  })

  it('once any character of it has changed', async () => {
    const separators = [...sealed.matchAll(/\./gu)].map(({ index }) => index)
    for (let at = 0; at < sealed.length; at += 7) {
      if (separators.includes(at)) continue
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
      const { ok } = await openStatement(key, changed, expected)
      expect(ok, `character ${String(at)}`).toBe(false)
    }
  })

  it.each(['memberState', 'initiative', 'pack', 'statement'])('with %s edited in its header', async (name) => {
    const other = (letter: string): string => (letter === '9' ? '8' : '9')
    const moved = edited(sealed, (header) => ({ ...header, [name]: String(header[name]).replace(/[\dE]/u, other) }))
    expect(await openStatement(key, moved, expected)).toEqual({ ok: false, problem: { code: 'altered' } })
  })

  it.each([
    ['alg', 'dir'],
    ['alg', 'RSA-OAEP'],
    ['alg', 'ECDH-ES+A256KW'],
    ['enc', 'A128CBC-HS256'],
    ['typ', 'JOSE'],
    ['kid', 'mallory'],
    ['statement', 'no identifier'],
  ])('with %s: %s, which is not how the server seals', async (name, value) => {
    const other = edited(sealed, (header) => ({ ...header, [name]: value }))
    expect(await openStatement(key, other, expected)).toEqual({ ok: false, problem: { code: 'not-sealed' } })
  })

  it.each(['', '.', 'Mari Maasikas', '{"values":{}}', sealed.slice(0, 40)])('where it is %j', async (text) => {
    expect(await openStatement(key, text, expected)).toEqual({ ok: false, problem: { code: 'not-sealed' } })
  })
})

test('a statement that was moved opens, but not as one of these', async () => {
  expect(await openStatement(key, sealed, { ...expected, memberState: 'DE' })).toMatchObject({
    problem: { code: 'other-member-state' },
  })
  expect(await openStatement(key, sealed, { ...expected, initiative: 'ECI(2026)000002' })).toMatchObject({
    problem: { code: 'other-initiative' },
  })
})

test('anybody can seal anything to a public key: what is no JSON opens to nothing', async () => {
  const kid = thumbprintOf(testPrivateKey)
  const header = {
    alg: 'ECDH-ES',
    enc: 'A256GCM',
    typ: sealedStatementType,
    kid,
    pack: 'p',
    statement: mari.identifier,
  }
  const odd = await new CompactEncrypt(Buffer.from('Mari Maasikas'))
    .setProtectedHeader({ ...header, ...expected })
    .encrypt(await importJWK(publicHalfOf(testPrivateKey), 'ECDH-ES'))
  expect(await openStatement(key, odd, expected)).toMatchObject({ ok: true, value: { contents: undefined } })
})

describe('a rehearsal', () => {
  const sample = async (contents: object, pack: string = rehearsalContext.pack): Promise<string> => {
    const seal = await sealerTo(publicHalfOf(testPrivateKey))
    const context = { initiative: registrationNumber, memberState: '--', pack, statement: mari.identifier }
    return `${await seal(context, contents)}\n`
  }

  it('gives the proof', async () => {
    const sealedSample = await sample({ signedOn: '2026-11-22', values: { proof: 'b64url-_proof' } })
    expect(await openSample(testPrivateKey, sealedSample)).toEqual({
      ok: true,
      value: { initiative: registrationNumber, proof: 'b64url-_proof' },
    })
  })

  it.each([
    ['a sample without proof', () => sample({ values: {} }), 'not-a-sample'],
    ['a sample of another pack', () => sample({ values: { proof: 'x' } }, 'eci-2019/1'), 'not-a-sample'],
    ['a statement', () => Promise.resolve(sealed), 'other-member-state'],
    ['a web page', () => Promise.resolve('<html>'), 'not-sealed'],
  ])('refuses %s', async (_, made, problem) => {
    expect(await openSample(testPrivateKey, await made())).toEqual({ ok: false, problem })
  })
})
