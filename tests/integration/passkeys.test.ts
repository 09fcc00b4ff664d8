import { describe, expect, test } from 'vitest'
import {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  confirmByPasskey,
  enterPasskey,
  hasPasskey,
  removePasskey,
} from '#lib/organising/passkeys'
import { confirmAgain, isFresh, organiserOf } from '#lib/organising/sign-in'
import { Authenticator } from '#tests/support/authenticator'
import { certain } from '#tests/support/certain'
import { anInstance } from '#tests/support/collection'
import { expired, minutes, refused, withInes } from '#tests/support/ines'
import { addTo, enterBy, eventsOf, fullSession, halfSession, origin, withPasskey } from '#tests/support/passkeys'

describe('Ines adds a passkey', () => {
  test('and signs in by it in the place of a code; the session gets a new token', async () => {
    const ines = await withPasskey()
    const { token, entered } = await enterBy(ines, ines.authenticator)
    const session = certain(entered)
    expect(session).not.toBe(token)
    expect(ines.organising.session(token)).toBeNull()
    expect(organiserOf(ines.organising, session)?.id).toBe(ines.id)
    expect(isFresh(ines.organising, session)).toBe(true)
    expect(eventsOf(ines).slice(-2)).toEqual(['passkey-added', 'signed-in'])
    expect(ines.passkeys.passkeysOf(ines.id)).toMatchObject([
      { name: 'Phone', addedAt: ines.now(), usedAt: ines.now() },
    ])
  })

  test('and shows it again before something dangerous; the session gets a new token', async () => {
    const ines = await withPasskey()
    const { organising, passkeys, token, account } = ines
    ines.wait(6 * minutes)
    expect(isFresh(organising, token)).toBe(false)
    const options = certain(await askForPasskey(organising, passkeys, { token, origin }, account))
    const answer = ines.authenticator.get(options)
    const confirmed = certain(await confirmByPasskey(organising, passkeys, { token, origin }, account, answer))
    expect(confirmed).not.toBe(token)
    expect(organising.session(token)).toBeNull()
    expect(isFresh(organising, confirmed)).toBe(true)
    expect(eventsOf(ines).at(-1)).toBe('second-factor-shown')
  })

  test('is asked for a finger or PIN, in two minutes, for this site alone', async () => {
    const ines = await withPasskey()
    const { organising, passkeys, token, account, authenticator } = ines
    const made = certain(await askForNewPasskey(organising, passkeys, { token, origin }, account, 'Key'))
    expect(made).toMatchObject({
      rp: { id: 'collect.example.eu' },
      attestation: 'none',
      timeout: 120_000,
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
      excludeCredentials: [{ id: authenticator.id.toString('base64url') }],
    })
    expect(Buffer.from(made.user.id, 'base64url')).toHaveLength(32)
    const asked = certain(await askForPasskey(organising, passkeys, { token, origin }, account))
    expect(asked).toMatchObject({ rpId: 'collect.example.eu', userVerification: 'required', timeout: 120_000 })
    expect(asked.allowCredentials?.map(({ id }) => id)).toEqual([authenticator.id.toString('base64url')])
    expect(new Set([made.challenge, asked.challenge]).size).toBe(2)
    expect(Buffer.from(asked.challenge, 'base64url')).toHaveLength(32)
  })

  test('only with a second factor that was shown just now, under a name, and up to ten', async () => {
    const ines = await withInes()
    const { organising, passkeys } = ines
    let token = fullSession(ines)
    const account = organiserOf(organising, token)!
    const ask = (name: string) => askForNewPasskey(organising, passkeys, { token, origin }, account, name)
    for (const name of ['', '  ', 'x'.repeat(61)]) expect(await ask(name)).toMatchObject({ problem: 'bad-name' })
    const challenged = certain(await ask('Phone'))
    ines.wait(5 * minutes + 1)
    expect(await ask('Phone')).toMatchObject({ problem: 'not-fresh' })
    const answer = new Authenticator(origin).create(challenged)
    const late = await addPasskey(organising, passkeys, { token, origin }, account, { name: 'Phone', answer })
    expect(late).toMatchObject({ problem: 'not-fresh' })

    token = certain(await confirmAgain(organising, token, account, ines.codeNow()))
    for (let count = 0; count < 10; count += 1) certain((await addTo(ines, token)).added)
    expect(await ask('One more')).toMatchObject({ problem: 'too-many' })
    expect(passkeys.passkeysOf(ines.id)).toHaveLength(10)
  })

  test('and takes it away, with a second factor shown just now; it opens nothing any more', async () => {
    const ines = await withPasskey()
    const { organising, passkeys, account } = ines
    const [{ id } = { id: '' }] = passkeys.passkeysOf(ines.id)
    const half = halfSession(ines)
    const options = certain(await askForPasskey(organising, passkeys, { token: half, origin }))
    ines.wait(6 * minutes)
    expect(removePasskey(organising, passkeys, ines.token, account, id)).toMatchObject({ problem: 'not-fresh' })
    const token = fullSession(ines)
    expect(removePasskey(organising, passkeys, token, account, 'another')).toMatchObject({ problem: 'no-such-passkey' })
    certain(removePasskey(organising, passkeys, token, account, id))
    const answer = ines.authenticator.get(options)
    expect((await enterPasskey(organising, passkeys, { token: half, origin }, answer)).ok).toBe(false)
    expect((await enterBy(ines, ines.authenticator)).entered).toEqual(refused)
    expect(hasPasskey(organising, passkeys, { token: halfSession(ines), origin })).toBe(false)
    expect(eventsOf(ines)).toContain('passkey-removed')
  })

  test('and is offered it only after the password, and only where browsers make any', async () => {
    const ines = await withPasskey()
    const { organising, passkeys } = ines
    const token = halfSession(ines)
    expect(hasPasskey(organising, passkeys, { token, origin })).toBe(true)
    expect(hasPasskey(organising, passkeys, { token: 'made up', origin })).toBe(false)
    for (const elsewhere of ['http://collect.example.eu', 'https://192.0.2.7', 'https://[2001:db8::1]:8443'])
      expect(hasPasskey(organising, passkeys, { token, origin: elsewhere }), elsewhere).toBe(false)
    expect(hasPasskey(organising, passkeys, { token, origin: 'http://localhost:3000' })).toBe(true)
    expect(await askForPasskey(organising, passkeys, { token: 'made up', origin })).toEqual(expired)
  })
})

test('two processes that serve beside each other agree on a challenge, and on its being spent', async () => {
  const ines = await withPasskey()
  const beside = anInstance({ folder: ines.folder, now: ines.now })
  const token = halfSession(ines)
  const options = certain(await askForPasskey(ines.organising, ines.passkeys, { token, origin }))
  const answer = ines.authenticator.get(options)
  certain(await enterPasskey(beside.organising, beside.passkeys, { token, origin }, answer))
  expect(await enterPasskey(ines.organising, ines.passkeys, { token, origin }, answer)).toEqual(expired)
})

test('an authenticator without a counter stays at zero, and is let in', async () => {
  const ines = await withInes()
  const authenticator = new Authenticator(origin)
  certain((await addTo(ines, fullSession(ines), authenticator, { counter: 0 })).added)
  for (let times = 0; times < 2; times += 1) certain((await enterBy(ines, authenticator, { counter: 0 })).entered)
})

test('whoever is let go loses their passkeys, and whoever leaves a session to another does not gain by it', async () => {
  const ines = await withPasskey()
  const { organising, passkeys, authenticator } = ines
  const token = halfSession(ines)
  const options = certain(await askForPasskey(organising, passkeys, { token, origin }))
  ines.people.letGo(ines.id)
  expect(passkeys.passkeysOf(ines.id)).toEqual([])
  expect(await enterPasskey(organising, passkeys, { token, origin }, authenticator.get(options))).toEqual(expired)
})
