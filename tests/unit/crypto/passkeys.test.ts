import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  creationOptions,
  newChallenge,
  passkeyHandle,
  passkeyIn,
  passkeySite,
  readNewPasskey,
  readSignature,
} from '#lib/crypto/passkeys'
import { Authenticator } from '#tests/support/authenticator'

const origin = 'https://collect.example.eu'
const handle = passkeyHandle(createSecretKey(Buffer.alloc(32, 1)), 7)
const owner = { handle, email: 'ines@example.eu', name: 'Ines' }

async function aPasskey() {
  const authenticator = new Authenticator(origin)
  const expected = { challenge: newChallenge(), origin }
  const made = await readNewPasskey(authenticator.create(await creationOptions(owner, [], expected)), expected)
  return { authenticator, passkey: { ...made!, handle } }
}

describe('a passkey', () => {
  it.each([
    ['https://collect.example.eu', 'collect.example.eu'],
    ['https://collect.example.eu:8443', 'collect.example.eu'],
    ['http://localhost:3000', 'localhost'],
    ['http://collect.example.eu', null],
    ['https://192.0.2.1', null],
    ['https://[2001:db8::1]', null],
  ])('of %s is bound to %s', (address, site) => {
    expect(passkeySite(address)).toBe(site)
  })

  it('is bound to a name that nobody can have where the site has none', async () => {
    const made = await creationOptions(owner, [], { challenge: newChallenge(), origin: 'https://192.0.2.1' })
    expect(made.rp.id).toBe('none.invalid')
  })

  it('is known to its authenticator by a handle that is no number of ours, and another for everybody', () => {
    const key = createSecretKey(Buffer.alloc(32, 1))
    expect(passkeyHandle(key, 7)).toEqual(handle)
    expect(passkeyHandle(key, 8)).not.toEqual(handle)
    expect(passkeyHandle(createSecretKey(Buffer.alloc(32, 2)), 7)).not.toEqual(handle)
  })

  it('signs, and its counter is told', async () => {
    const { authenticator, passkey } = await aPasskey()
    const expected = { challenge: newChallenge(), origin }
    const answer = authenticator.get({ challenge: expected.challenge, rpId: 'collect.example.eu' })
    expect(passkeyIn(answer)).toBe(passkey.id)
    expect(await readSignature(answer, passkey, expected)).toBe(2)
  })

  it('is not taken for another: one’s answer under the other’s name does not fit', async () => {
    const [one, other] = [await aPasskey(), await aPasskey()]
    const expected = { challenge: newChallenge(), origin }
    const answer = one.authenticator.get({ challenge: expected.challenge, rpId: 'collect.example.eu' })
    const renamed = answer.replaceAll(one.passkey.id, other.passkey.id)
    expect(await readSignature(renamed, other.passkey, expected)).toBeNull()
    expect(await readSignature(answer, other.passkey, expected)).toBeNull()
  })

  it('is none where what came is no answer', async () => {
    const { passkey } = await aPasskey()
    for (const answer of ['', 'null', '{}', '{"id":"é"}']) {
      expect(passkeyIn(answer)).toBeNull()
      expect(await readSignature(answer, passkey, { challenge: 'x', origin })).toBeNull()
    }
  })

  it('that vouches for itself in vain is not kept', async () => {
    const expected = { challenge: newChallenge(), origin }
    const options = await creationOptions(owner, [], expected)
    const attStmt = new Map<string, unknown>([
      ['alg', -7],
      ['sig', Buffer.from('3006020101020101', 'hex')],
    ])
    const answer = new Authenticator(origin).create(options, { attestation: { fmt: 'packed', attStmt } })
    expect(await readNewPasskey(answer, expected)).toBeNull()
  })
})
