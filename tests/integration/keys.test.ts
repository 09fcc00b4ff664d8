import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { signStatement } from '#lib/collecting/sign-statement'
import { thumbprintOf } from '#lib/crypto/public-key'
import type { Instance } from '#lib/instance/instance'
import { newKeyPair } from '#lib/opening/locked-key'
import { openingKeysOf, openStatement } from '#lib/opening/open-statement'
import { privateKeySchema, publicHalfOf, type PrivateKey } from '#lib/opening/private-key'
import { openSample } from '#lib/opening/rehearsal'
import { installKey, proveRehearsal, rehearsalSample } from '#lib/organising/keys'
import { certain } from '#tests/support/certain'
import { aForm, anInstance, anOpenCollection, bytesIn, passphrase } from '#tests/support/collection'

const ines = 7

const aKey = (): PrivateKey =>
  privateKeySchema.parse(generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' }))
const fileOf = (key: PrivateKey): string => JSON.stringify(publicHalfOf(key))

/** A clock that never shows the same time twice: of two keys one is the later. */
function tickingClock(): () => Date {
  let ticks = 0
  return () => new Date(Date.now() + (ticks += 1))
}

const proofIn = async (instance: Instance, key: PrivateKey): Promise<string> =>
  certain(await openSample(key, certain(await rehearsalSample(instance.keys)))).proof

const events = (instance: Instance): readonly string[] =>
  instance
    .auditTrail(100)
    .toReversed()
    .map(({ event }) => event)

describe('a private key', () => {
  test('is refused, and is nowhere on disk afterwards, locked or not', async () => {
    const { organising, keys, ...instance } = anInstance()
    const bare = aKey()
    const { privateKey: locked } = await newKeyPair(passphrase)
    for (const file of [JSON.stringify(bare), JSON.stringify(locked), JSON.stringify({ ...bare, kid: 'x' }, null, 2)]) {
      expect(installKey(organising, keys, file, ines)).toEqual({ ok: false, problem: 'private-key' })
    }
    expect(keys.latest()).toBeNull()
    expect(instance.auditTrail(10)).toEqual([])
    const onDisk = bytesIn(join(instance.folder, 'data'))
    const secrets = [bare.d, bare.x, locked.jwe, locked.keyId, Buffer.from(bare.d, 'base64url')]
    for (const secret of secrets) expect(onDisk.includes(secret)).toBe(false)
  })

  test('never comes near the server: the whole way to an open collection leaves it where it was made', async () => {
    const collection = await anOpenCollection()
    certain(await signStatement(collection.collecting, await aForm(collection, 'EE')))
    const onDisk = bytesIn(join(collection.folder, 'data'))
    const { jwe } = JSON.parse(readFileSync(collection.privateKeyFile, 'utf8')) as { jwe: string }
    expect(onDisk.includes(collection.privateKey.x)).toBe(true)
    for (const secret of [
      collection.privateKey.d,
      jwe,
      Buffer.from(collection.privateKey.d, 'base64url'),
      passphrase,
    ]) {
      expect(onDisk.includes(secret)).toBe(false)
    }
  })
})

describe('a public key', () => {
  test.each(['', 'swifts', '{}', '[]', '{"kty":"OKP","crv":"Ed25519","x":""}'])('is not %j', (file) => {
    const { organising, keys } = anInstance()
    expect(installKey(organising, keys, file, ines)).toEqual({ ok: false, problem: 'not-a-public-key' })
    expect(keys.latest()).toBeNull()
  })

  test('is installed, put on record, and known by its thumbprint', () => {
    const instance = anInstance()
    const key = aKey()
    const installed = certain(installKey(instance.organising, instance.keys, fileOf(key), ines))
    expect(installed).toMatchObject({ id: thumbprintOf(key), sample: null, rehearsedAt: null })
    expect(instance.auditTrail(10)).toMatchObject([{ event: 'key-installed', organiserId: ines }])
  })

  test('that is installed already changes nothing', async () => {
    const instance = anInstance()
    const key = aKey()
    certain(installKey(instance.organising, instance.keys, fileOf(key), ines))
    const sample = certain(await rehearsalSample(instance.keys))
    expect(certain(installKey(instance.organising, instance.keys, fileOf(key), ines))).toMatchObject({ sample })
    expect(events(instance)).toEqual(['key-installed'])
  })
})

describe('the rehearsal', () => {
  test('has nothing to work on before a key was installed', async () => {
    const { organising, keys } = anInstance()
    expect(await rehearsalSample(keys)).toEqual({ ok: false, problem: 'no-key' })
    expect(proveRehearsal(organising, keys, 'x', ines)).toEqual({ ok: false, problem: 'no-key' })
  })

  test('gives a sample that only the private key opens, and whose proof is not on this server', async () => {
    const instance = anInstance()
    const key = aKey()
    certain(installKey(instance.organising, instance.keys, fileOf(key), ines))
    const sample = certain(await rehearsalSample(instance.keys))
    expect(await openSample(aKey(), sample)).toMatchObject({ ok: false })
    // Another private key under the right name opens as little.
    const others = [...(await openingKeysOf([aKey()])).values()]
    const disguised = new Map(others.map((other) => [thumbprintOf(key), other]))
    expect(await openStatement(disguised, sample, { memberState: '--' })).toMatchObject({ ok: false })
    expect(await openStatement(await openingKeysOf([key]), sample, { memberState: '--' })).toMatchObject({ ok: true })

    const { proof } = certain(await openSample(key, sample))
    const onDisk = bytesIn(join(instance.folder, 'data'))
    expect(onDisk.includes(sample)).toBe(true)
    expect(onDisk.includes(proof)).toBe(false)
    expect(onDisk.includes(Buffer.from(proof, 'base64url'))).toBe(false)
  })

  test('gives the same sample to whoever asks again', async () => {
    const instance = anInstance()
    certain(installKey(instance.organising, instance.keys, fileOf(aKey()), ines))
    expect(await rehearsalSample(instance.keys)).toEqual(await rehearsalSample(instance.keys))
  })

  test('takes the proof, spaces around it or not, and puts on record who brought it', async () => {
    const instance = anInstance()
    const key = aKey()
    certain(installKey(instance.organising, instance.keys, fileOf(key), ines))
    const proof = await proofIn(instance, key)
    expect(instance.collection().hasRehearsedKey).toBe(false)
    const proven = certain(proveRehearsal(instance.organising, instance.keys, ` ${proof}\n`, ines))
    expect(proven.rehearsedAt).not.toBeNull()
    expect(instance.collection().hasRehearsedKey).toBe(true)
    expect(instance.auditTrail(1)).toMatchObject([{ event: 'key-rehearsed', organiserId: ines }])
  })

  test('takes nothing else for a proof', async () => {
    const instance = anInstance()
    const key = aKey()
    certain(installKey(instance.organising, instance.keys, fileOf(key), ines))
    expect(proveRehearsal(instance.organising, instance.keys, '', ines)).toEqual({ ok: false, problem: 'wrong-proof' })
    const proof = await proofIn(instance, key)
    const sample = certain(await rehearsalSample(instance.keys))
    for (const wrong of ['', proof.slice(1), `${proof}A`, proof.toLowerCase(), sample, 'x'.repeat(100_000)]) {
      expect(proveRehearsal(instance.organising, instance.keys, wrong, ines)).toEqual({
        ok: false,
        problem: 'wrong-proof',
      })
    }
    expect(instance.collection().hasRehearsedKey).toBe(false)
    expect(events(instance)).toEqual(['key-installed', ...Array<string>(7).fill('rehearsal-failed')])
  })

  test('does not take the proof of another key’s sample', async () => {
    const instance = anInstance({ now: tickingClock() })
    const [first, second] = [aKey(), aKey()]
    certain(installKey(instance.organising, instance.keys, fileOf(first), ines))
    const proof = await proofIn(instance, first)
    certain(installKey(instance.organising, instance.keys, fileOf(second), ines))
    await rehearsalSample(instance.keys)
    expect(proveRehearsal(instance.organising, instance.keys, proof, ines)).toEqual({
      ok: false,
      problem: 'wrong-proof',
    })
    expect(instance.collection().hasRehearsedKey).toBe(false)
  })
})

test('a new key must be rehearsed before it seals, and one alone puts none in its place once statements are sealed', async () => {
  const collection = await anOpenCollection({ now: tickingClock() })
  const { organising, keys } = collection
  const [before, after] = [collection.privateKey, aKey()]
  const numbers = ['60001019906', '37605030299', '49403136526', '61107121760']
  /** Lets the next person of Estonia sign, and tells which key their statement was sealed to. */
  const sealedTo = async (): Promise<string> => {
    const documentNumber = numbers.shift()!
    const typed = { documentNumber }
    certain(await signStatement(collection.collecting, await aForm(collection, 'EE', { typed, confirmed: typed })))
    const sealed = [...collection.exporting.sealedFor('EE')].at(-1)!
    const key = sealed.startsWith(headerWith(before)) ? before : after
    const opened = certain(await openStatement(await openingKeysOf([key]), sealed, { memberState: 'EE' }))
    expect(opened.contents).toMatchObject({ values: { documentNumber } })
    return thumbprintOf(key)
  }
  const headerWith = (key: PrivateKey): string =>
    Buffer.from(`{"alg":"ECDH-ES","enc":"A256GCM","typ":"eci-statement+jwe","kid":"${thumbprintOf(key)}"`)
      .toString('base64url')
      .slice(0, -3)

  certain(installKey(organising, keys, fileOf(after), ines))
  expect(keys.latest()).toMatchObject({ id: thumbprintOf(after), rehearsedAt: null })
  certain(proveRehearsal(organising, keys, await proofIn(collection, after), ines))
  certain(installKey(organising, keys, fileOf(before), ines))
  expect(await sealedTo()).toBe(thumbprintOf(after))

  expect(proveRehearsal(organising, keys, await proofIn(collection, before), ines)).toEqual({
    ok: false,
    problem: 'needs-two',
  })
  expect(installKey(organising, keys, fileOf(aKey()), ines)).toEqual({ ok: false, problem: 'has-statements' })
  expect(await sealedTo()).toBe(thumbprintOf(after))
})
