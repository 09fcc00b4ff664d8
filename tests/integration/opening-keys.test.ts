import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { readPublicKey } from '#lib/crypto/public-key'
import { sealerTo } from '#lib/crypto/seal'
import { unlockKey } from '#lib/opening/key-file'
import { newKeyPair, type PrivateKeyFile } from '#lib/opening/locked-key'
import { openingKeysOf, openStatement } from '#lib/opening/open-statement'
import { passphraseFrom } from '#lib/opening/passphrase'
import { isWholeKey } from '#lib/opening/private-key'
import { writeKeyPair } from '#lib/opening/write-key-pair'
import { certain } from '#tests/support/certain'
import { testPrivateKey } from '#tests/support/exports'
import { temporaryFolder } from '#tests/support/opening'

const passphrase = certain(passphraseFrom('käse, brot und zwölf äpfel'))
const pair = await newKeyPair(passphrase, new Date('2026-11-22T10:00:00Z'))

/** Writes a changed key file, and tries to unlock it. */
const unlockChanged = (change: (file: PrivateKeyFile) => object): ReturnType<typeof unlockKey> => {
  const file = join(temporaryFolder(), 'key.json')
  writeFileSync(file, JSON.stringify(change(pair.privateKey)))
  return unlockKey(file, passphrase)
}

test('a new key unlocks with its passphrase, and opens what is sealed to its public half', async () => {
  const written = certain(await writeKeyPair(temporaryFolder(), pair))
  const key = certain(await unlockKey(written.privateKeyFile, passphrase))
  const publicKey = readPublicKey(readFileSync(written.publicKeyFile, 'utf8'))
  if (publicKey === null || publicKey === 'private') throw new Error('the server does not take the public key')

  const seal = await sealerTo(publicKey)
  const context = { initiative: 'i', memberState: 'EE', pack: 'p', statement: '3f2b8c1e-90a4-4f0e-8a53-6d1f5f0c7b21' }
  const sealed = await seal(context, { hello: 'Ines' })
  expect(certain(await openStatement(await openingKeysOf([key]), sealed, context)).contents).toEqual({ hello: 'Ines' })
  expect(readPublicKey(readFileSync(written.privateKeyFile, 'utf8'))).toBe('private')
})

test('every key is another', async () => {
  const other = await newKeyPair(passphrase)
  expect(other.publicKey.x).not.toBe(pair.publicKey.x)
  expect(other.privateKey.jwe).not.toBe(pair.privateKey.jwe)
})

test('an independent hand unlocks it: RFC 7518, sections 4.8, 4.4 and 5.3, step by step', () => {
  const [header = '', wrapped = '', iv = '', ciphertext = '', tag = ''] = pair.privateKey.jwe.split('.')
  const read = JSON.parse(Buffer.from(header, 'base64url').toString()) as { p2s: string; p2c: number; alg: string }
  expect(read).toMatchObject({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'jwk+json', p2c: 600_000 })

  const salt = Buffer.concat([Buffer.from(read.alg), Buffer.from([0]), Buffer.from(read.p2s, 'base64url')])
  const wrapping = pbkdf2Sync(passphrase, salt, read.p2c, 32, 'sha512')
  // A6A6A6A6A6A6A6A6: the initial value of RFC 3394, section 2.2.3.1.
  const unwrap = createDecipheriv('id-aes256-wrap', wrapping, Buffer.alloc(8, 0xa6))
  const contentKey = Buffer.concat([unwrap.update(Buffer.from(wrapped, 'base64url')), unwrap.final()])
  const decipher = createDecipheriv('aes-256-gcm', contentKey, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(header)).setAuthTag(Buffer.from(tag, 'base64url'))
  const jwk: unknown = JSON.parse(
    Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64url')), decipher.final()]).toString(),
  )
  expect(jwk).toMatchObject({ kty: 'OKP', crv: 'X25519', x: pair.publicKey.x })
})

describe('a private key stays locked', () => {
  it('with another passphrase', async () => {
    const { privateKeyFile } = certain(await writeKeyPair(temporaryFolder(), pair))
    const other = certain(passphraseFrom('käse, brot und zwölf Äpfel'))
    expect(await unlockKey(privateKeyFile, other)).toEqual({ ok: false, problem: 'wrong-passphrase' })
  })

  it('where its seal was altered', async () => {
    const altered = (file: PrivateKeyFile): object => ({
      ...file,
      jwe: `${file.jwe.slice(0, -30)}AAAA${file.jwe.slice(-26)}`,
    })
    expect(await unlockChanged(altered)).toEqual({ ok: false, problem: 'wrong-passphrase' })
  })

  it('where the file names another key', async () => {
    const renamed = (file: PrivateKeyFile): object => ({
      ...file,
      keyId: file.keyId.replace(/^./u, (first) => (first === '-' ? '_' : '-')),
    })
    expect(await unlockChanged(renamed)).toEqual({ ok: false, problem: 'not-a-key-file' })
  })

  it('where the file is another', async () => {
    expect(await unlockChanged(() => ({ ...testPrivateKey }))).toEqual({ ok: false, problem: 'not-a-key-file' })
    expect(await unlockChanged((file) => ({ ...file, format: 'colligo-private-key/2' }))).toMatchObject({ ok: false })
  })

  it('where there is no file', async () => {
    expect(await unlockKey(join(temporaryFolder(), 'key.json'), passphrase)).toEqual({
      ok: false,
      problem: 'no-such-key-file',
    })
  })
})

test('a key whose halves do not belong together is none', async () => {
  expect(await isWholeKey(testPrivateKey)).toBe(true)
  expect(await isWholeKey({ ...testPrivateKey, x: pair.publicKey.x })).toBe(false)
})

describe('writing a key', () => {
  it('makes a private file that only its owner may read', async () => {
    const folder = join(temporaryFolder(), 'keys')
    const { privateKeyFile } = certain(await writeKeyPair(folder, pair))
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(privateKeyFile).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(privateKeyFile, 'utf8'))).toEqual(pair.privateKey)
    expect(readFileSync(privateKeyFile, 'utf8')).not.toContain('"d"')
  })

  it.each(['organisers-public-key.json', 'organisers-private-key.json'])('never overwrites %s', async (name) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, name), 'an older key')
    expect(await writeKeyPair(folder, pair)).toEqual({ ok: false, problem: 'key-exists' })
    expect(readdirSync(folder)).toEqual([name])
    expect(readFileSync(join(folder, name), 'utf8')).toBe('an older key')
  })

  it('leaves no half of a key where the other half cannot be written', async () => {
    const folder = temporaryFolder()
    symlinkSync('nowhere', join(folder, 'organisers-private-key.json'))
    expect(await writeKeyPair(folder, pair)).toEqual({ ok: false, problem: 'key-exists' })
    expect(readdirSync(folder)).toEqual(['organisers-private-key.json'])
  })

  it('needs a folder', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(await writeKeyPair(file, pair)).toEqual({ ok: false, problem: 'folder-not-writable' })
    expect(await writeKeyPair(join(file, 'keys'), pair)).toEqual({ ok: false, problem: 'folder-not-writable' })
  })
})
