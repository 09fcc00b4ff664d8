import { generateKey } from 'openpgp'
import { describe, expect, it, test } from 'vitest'
import { checkRecipient, readRecipientKey } from '#lib/envelopes/read-recipient-key'
import { inGroups, isSameFingerprint } from '#lib/envelopes/recipient-key'
import { aCertificate, aJoseKey, anAgeKey, anOpenpgpKey, asRecipient, onCurve } from '#tests/support/authorities'

const day = 24 * 60 * 60 * 1000
const now = new Date()
const inDays = (days: number): Date => new Date(now.getTime() + days * day)

const rsa = aCertificate(['rsa:3072'])
const p256 = aCertificate(onCurve('P-256'))
const openpgp = anOpenpgpKey('cv25519')
const age = anAgeKey()

const read = async (key: string, at = inDays(1)) => await readRecipientKey(key, at)
const problemOf = async (key: string, at = inDays(1)): Promise<string | null> => {
  const result = await read(key, at)
  return result.ok ? null : result.problem
}

describe('a key is read', () => {
  it.each([
    ['a certificate with RSA', rsa, { envelope: 'cms', strength: 'RSA 3072', ends: 30 }],
    ['a certificate on a curve', p256, { envelope: 'cms', strength: 'P-256', ends: 30 }],
    [
      'an OpenPGP key, to the end of the part that locks',
      openpgp,
      { envelope: 'openpgp', strength: 'X25519', ends: 20 },
    ],
    ['an OpenPGP key with RSA', anOpenpgpKey('rsa3072'), { envelope: 'openpgp', strength: 'RSA 3072', ends: 20 }],
    [
      'a certificate signed with PSS and SHA-256',
      aCertificate(['rsa:3072'], '-sigopt', 'rsa_padding_mode:pss'),
      { envelope: 'cms', strength: 'RSA 3072', ends: 30 },
    ],
    [
      'a certificate whose use is to lock keys',
      aCertificate(onCurve('P-384'), '-addext', 'keyUsage=critical,keyAgreement'),
      { envelope: 'cms', strength: 'P-384', ends: 30 },
    ],
    ['an age key', age, { envelope: 'age', strength: 'X25519', ends: null }],
    ['a JWK on X25519', aJoseKey('X25519'), { envelope: 'jose', strength: 'X25519', ends: null }],
    ['a JWK on P-256', aJoseKey('P-256'), { envelope: 'jose', strength: 'P-256', ends: null }],
  ])('%s, with the fingerprint that other programs show', async (_, authority, { envelope, strength, ends }) => {
    const result = await read(authority.key)
    if (!result.ok) throw new Error(result.problem)
    expect(result.value).toMatchObject({ envelope, strength })
    expect(isSameFingerprint(result.value.fingerprint, authority.fingerprint)).toBe(true)
    const until = result.value.validUntil
    expect(until === null ? null : Math.round((until.getTime() - now.getTime()) / day)).toBe(ends)
  })

  it('with its holder in words', async () => {
    const words = async (key: string) => {
      const result = await read(key)
      return result.ok ? result.value.holder : result.problem
    }
    const greek = aCertificate(onCurve('P-256'), '-subj', '/C=EL/O=Υπουργείο Εσωτερικών')
    expect(await words(rsa.key)).toBe('Toetusavaldused, Siseministeerium, EE')
    expect(await words(greek.key)).toBe('Υπουργείο Εσωτερικών, EL')
    expect(await words(openpgp.key)).toBe('Teodor <teodor@example.eu>')
    expect(await words(age.key)).toBe('')
  })

  it('and kept without what stood around it', async () => {
    for (const { key } of [rsa, openpgp]) {
      const [plain, around] = [
        await read(key),
        await read(`Good morning,\r\n\r\n${key.replaceAll('\n', '\r\n')}\r\nTeodor`),
      ]
      expect(around.ok && around.value.key).toBe(plain.ok && plain.value.key)
    }
  })
})

describe('a key is refused', () => {
  it.each([
    ['that has expired', rsa.key, 31, 'expired'],
    ['that is not valid yet', p256.key, -1, 'not-yet-valid'],
    ['of OpenPGP that has expired', openpgp.key, 31, 'expired'],
    ['of OpenPGP whose locking part has expired', openpgp.key, 25, 'expired'],
    ['of OpenPGP that is not valid yet', openpgp.key, -1, 'not-yet-valid'],
  ])('%s', async (_, key, days, problem) => {
    expect(await problemOf(key, inDays(days))).toBe(problem)
  })

  it.each([
    ['that has been revoked', anOpenpgpKey('cv25519', { isRevoked: true }), 'revoked'],
    ['with RSA 2048', aCertificate(['rsa:2048']), 'too-short'],
    ['of OpenPGP with RSA 2048', anOpenpgpKey('rsa2048'), 'too-short'],
    ['signed with SHA-1', aCertificate(onCurve('P-256'), '-sha1'), 'weakly-signed'],
    ['signed with MD5', aCertificate(['rsa:3072'], '-md5'), 'weakly-signed'],
    [
      'signed with SHA-1 behind PSS',
      aCertificate(['rsa:3072'], '-sha1', '-sigopt', 'rsa_padding_mode:pss'),
      'weakly-signed',
    ],
    ['of OpenPGP signed with SHA-1', anOpenpgpKey('cv25519', { primary: 'rsa3072', digest: 'SHA1' }), 'weakly-signed'],
    ['for signing alone', aCertificate(['rsa:3072'], '-addext', 'keyUsage=digitalSignature'), 'not-for-encryption'],
    [
      'on a curve, for signing alone',
      aCertificate(onCurve('P-256'), '-addext', 'keyUsage=keyEncipherment'),
      'not-for-encryption',
    ],
    ['of a kind that only signs', aCertificate(['ed25519']), 'not-for-encryption'],
    ['of OpenPGP without a part that locks', anOpenpgpKey(''), 'not-for-encryption'],
    ['on a curve that not every browser reckons with', aCertificate(onCurve('brainpoolP256r1')), 'curve-not-known'],
  ])('%s', async (_, { key }, problem) => {
    expect(await problemOf(key)).toBe(problem)
  })

  it('that is private, before anything else of it is looked at', async () => {
    const { privateKey } = await generateKey({ userIDs: [{ name: 'Teodor' }] })
    const secret = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX'
    for (const key of [privateKey, secret, `${rsa.key}-----BEGIN ENCRYPTED PRIVATE KEY-----`]) {
      expect(await problemOf(key)).toBe('private-key')
    }
  })

  it('that is newer than what authorities open with', async () => {
    const { publicKey } = await generateKey({ userIDs: [{ name: 'Teodor' }], config: { v6Keys: true } })
    expect(await problemOf(publicKey)).toBe('too-new')
    expect(await problemOf(`age1pq1${'q'.repeat(60)}`)).toBe('too-new')
  })

  it('that comes with others: somebody has to say which it is', async () => {
    for (const [one, other] of [
      [rsa, p256],
      [openpgp, anOpenpgpKey('cv25519')],
      [rsa, openpgp],
      [age, anAgeKey()],
    ] as const) {
      expect(await problemOf(`${one.key}\n${other.key}`)).toBe('several-keys')
    }
  })

  it('that is damaged, or none', async () => {
    const half = (key: string) => key.split('\n').toSpliced(5, 3).join('\n')
    const mistyped = age.key.replace(/.$/mu, (letter) => (letter === 'q' ? 'p' : 'q'))
    for (const key of [half(rsa.key), half(openpgp.key), mistyped, '', 'age1', 'Good morning', 'x'.repeat(300_000)]) {
      expect(await problemOf(key), key.slice(0, 30)).toBe('unreadable')
    }
  })

  it('with something behind it that only the fingerprint would show', async () => {
    expect(await problemOf(pemWith(p256.key, (bytes) => Buffer.concat([bytes, Buffer.from('more')])))).toBe(
      'unreadable',
    )
  })

  it('whose point does not lie on its curve', async () => {
    const beside = pemWith(p256.key, (bytes) => {
      const point = bytes.indexOf(Buffer.from('03420004', 'hex')) + 10
      bytes[point] = bytes[point]! ^ 1
      return bytes
    })
    expect(await problemOf(beside)).toBe('unreadable')
  })
})

function pemWith(pem: string, change: (bytes: Buffer) => Buffer): string {
  const bytes = Buffer.from(pem.replace(/-----.*-----/gu, ''), 'base64')
  return `-----BEGIN CERTIFICATE-----\n${change(bytes).toString('base64')}\n-----END CERTIFICATE-----\n`
}

describe('a recipient is checked', () => {
  it('against the instant and its own fingerprint', async () => {
    for (const authority of [rsa, openpgp, age]) {
      const recipient = await asRecipient(authority)
      expect(await checkRecipient(recipient, inDays(1))).toMatchObject({ ok: true })
      const other = { ...recipient, fingerprint: 'ab'.repeat(32) }
      expect(await checkRecipient(other, inDays(1))).toEqual({ ok: false, problem: 'fingerprint-differs' })
    }
    expect(await checkRecipient(await asRecipient(rsa), inDays(31))).toEqual({ ok: false, problem: 'expired' })
    const mixed = { ...(await asRecipient(rsa)), envelope: 'age' as const }
    expect(await checkRecipient(mixed, inDays(1))).toEqual({ ok: false, problem: 'fingerprint-differs' })
  })
})

test('fingerprints are compared as people write them down', () => {
  expect(isSameFingerprint('AB:CD:EF', 'ab cd ef')).toBe(true)
  expect(isSameFingerprint('ABCD', 'ABCE')).toBe(false)
  expect(isSameFingerprint('', ' ')).toBe(false)
  expect(inGroups('abcdef0123')).toBe('abcd ef01 23')
  expect(inGroups('abcd')).toBe('abcd')
})

describe('a JWK', () => {
  const onP256 = JSON.parse(aJoseKey('P-256').key) as Record<string, string>
  const onX25519 = JSON.parse(aJoseKey('X25519').key) as Record<string, string>

  it('is kept in one spelling, without its names and uses', async () => {
    const result = await read(` ${JSON.stringify({ use: 'enc', kid: 'Teodor', alg: 'ECDH-ES', ...onP256 }, null, 2)}\n`)
    const { x, y } = onP256
    expect(result).toMatchObject({ ok: true, value: { key: JSON.stringify({ kty: 'EC', crv: 'P-256', x, y }) } })
  })

  it.each([
    ['that is private', { ...onP256, d: 'AAAA' }, 'private-key'],
    ['that is a password', { kty: 'oct', k: 'AAAA' }, 'private-key'],
    ['of several', { keys: [onP256, onX25519] }, 'several-keys'],
    ['that is for signing', { ...onP256, use: 'sig' }, 'not-for-encryption'],
    ['on a curve for signing', { ...onX25519, crv: 'Ed25519' }, 'not-for-encryption'],
    ['on another curve', { ...onP256, crv: 'P-384' }, 'curve-not-known'],
    ['with RSA', { kty: 'RSA', n: 'AQAB', e: 'AQAB' }, 'curve-not-known'],
    ['that is none', { hello: 'Ines' }, 'unreadable'],
    ['whose point lies beside the curve', { ...onP256, y: onP256['x'] }, 'unreadable'],
    ['of which half is missing', { ...onX25519, x: 'AAAA' }, 'unreadable'],
    ['of low order', { ...onX25519, x: 'A'.repeat(43) }, 'unreadable'],
    ['spelt in another way', { ...onX25519, x: `${onX25519['x'] ?? ''}=` }, 'unreadable'],
  ])('%s is refused', async (_, key, problem) => {
    expect(await problemOf(JSON.stringify(key))).toBe(problem)
  })

  it('of which half was pasted is refused, and forgotten where that half is private', async () => {
    expect(await problemOf(JSON.stringify(onP256).slice(0, -4))).toBe('unreadable')
    expect(await problemOf('{"kty":"EC","d":"AAAA')).toBe('private-key')
  })
})
