import { describe, expect, test } from 'vitest'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { currentCode } from '#lib/crypto/one-time-codes'
import { addPasskey, askForNewPasskey, askForPasskey, enterPasskey, removePasskey } from '#lib/organising/passkeys'
import { enterCode, enterPassword, organiserOf } from '#lib/organising/sign-in'
import { Authenticator, type Twist } from '#tests/support/authenticator'
import { certain } from '#tests/support/certain'
import { expired, minutes, password, refused, seconds, withInes } from '#tests/support/ines'
import { addTo, enterBy, eventsOf, fullSession, halfSession, origin, withPasskey } from '#tests/support/passkeys'

const notAdded = { ok: false, problem: 'refused' } as const

function certified(fmt: string): Twist {
  return { attestation: { fmt, attStmt: new Map<string, unknown>([['x5c', [Buffer.alloc(8)]]]) } }
}

describe('Mallory adds no passkey to another’s account', () => {
  test.each<readonly [string, Twist]>([
    ['from another site', { origin: 'https://collect.example.eu.mallory.example' }],
    ['from another port', { origin: 'https://collect.example.eu:8443' }],
    ['bound to another site', { rpId: 'mallory.example' }],
    ['without a finger or PIN', { isUnverified: true }],
    ['for another challenge', { challenge: 'A'.repeat(43) }],
    ['by an answer to another question', { type: 'webauthn.get' }],
    ['with a certificate that would have the server fetch things', certified('packed')],
    ['with an attestation that nobody asked for', certified('fido-u2f')],
  ])('%s', async (_how, twist) => {
    const ines = await withInes()
    const { added } = await addTo(ines, fullSession(ines), new Authenticator(origin), twist)
    expect(added).toEqual(notAdded)
    expect(ines.passkeys.passkeysOf(ines.id)).toEqual([])
    expect(ines.events().at(-1)).toEqual(['passkey-failed', ines.id])
  })

  test('twice by one answer, or by one that came late, or without asking', async () => {
    const ines = await withInes()
    const { organising, passkeys } = ines
    const token = fullSession(ines)
    const { answer, account } = await addTo(ines, token)
    const again = () => addPasskey(organising, passkeys, { token, origin }, account, { name: 'Again', answer })
    expect(await again()).toEqual({ ok: false, problem: 'expired' })

    const options = certain(await askForNewPasskey(organising, passkeys, { token, origin }, account, 'Key'))
    ines.wait(2 * minutes)
    const late = new Authenticator(origin).create(options)
    expect(await addPasskey(organising, passkeys, { token, origin }, account, { name: 'Key', answer: late })).toEqual({
      ok: false,
      problem: 'expired',
    })
    expect(passkeys.passkeysOf(ines.id)).toHaveLength(1)
  })

  test('nor one that is somebody’s already, nor with what is no answer', async () => {
    const ines = await withPasskey()
    const token = fullSession(ines)
    expect((await addTo(ines, token, ines.authenticator)).added).toEqual(notAdded)
    const { organising, passkeys, account } = ines
    for (const answer of ['', 'null', '{}', '[]', '{"id":1}', 'x'.repeat(10_000)]) {
      certain(await askForNewPasskey(organising, passkeys, { token, origin }, account, 'Key'))
      expect(await addPasskey(organising, passkeys, { token, origin }, account, { name: 'Key', answer })).toEqual(
        notAdded,
      )
    }
  })
})

describe('Mallory knows the password, and', () => {
  test.each<readonly [string, Twist]>([
    ['has Ines sign on another site', { origin: 'https://collect.example.eu.mallory.example' }],
    ['has her sign over plain HTTP', { origin: 'http://collect.example.eu' }],
    ['has a key that is bound to another site', { rpId: 'mallory.example' }],
    ['has her phone, but not her finger', { isUnverified: true }],
    ['makes up the challenge', { challenge: 'A'.repeat(43) }],
    ['answers another question', { type: 'webauthn.create' }],
    ['has a passkey that was made for somebody else', { userHandle: Buffer.alloc(32).toString('base64url') }],
    ['has a copy of her key, whose counter stands still', { counter: 1 }],
    ['has a copy of her key, whose counter starts anew', { counter: 0 }],
  ])('%s: refused, and on record', async (_how, twist) => {
    const ines = await withPasskey()
    const { entered, token } = await enterBy(ines, ines.authenticator, twist)
    expect(entered).toEqual(refused)
    expect(organiserOf(ines.organising, token)).toBeNull()
    expect(ines.events().at(-1)).toEqual(['passkey-failed', ines.id])
    certain((await enterBy(ines, ines.authenticator, { counter: 7 })).entered)
  })

  test('sends an answer once more, to the same session and to another', async () => {
    const ines = await withPasskey()
    const { organising, passkeys, authenticator } = ines
    const { answer, token } = await enterBy(ines, authenticator)
    expect(await enterPasskey(organising, passkeys, { token, origin }, answer)).toEqual(expired)
    const other = halfSession(ines)
    expect(await enterPasskey(organising, passkeys, { token: other, origin }, answer)).toEqual(expired)
    certain(await askForPasskey(organising, passkeys, { token: other, origin }))
    expect(await enterPasskey(organising, passkeys, { token: other, origin }, answer)).toEqual(refused)
  })

  test('takes the challenge of another session', async () => {
    const ines = await withPasskey()
    const { organising, passkeys, authenticator } = ines
    const [hers, his] = [halfSession(ines), halfSession(ines)]
    const options = certain(await askForPasskey(organising, passkeys, { token: hers, origin }))
    certain(await askForPasskey(organising, passkeys, { token: his, origin }))
    const answer = authenticator.get(options)
    expect(await enterPasskey(organising, passkeys, { token: his, origin }, answer)).toEqual(refused)
  })

  test('comes with a passkey of his own', async () => {
    const ines = await withPasskey()
    const { organising, inviting, passkeys, authenticator } = ines
    const invitation = certain(
      inviteOrganiser(
        organising,
        inviting,
        { email: 'mallory@example.eu', name: 'Mallory', roles: ['auditor'] },
        ines.id,
      ),
    )
    const { codeSecret } = inviting.invited(invitation)!
    const code = (): string => currentCode(codeSecret, ines.now())
    const form = { token: invitation, password, repeated: password, code: code() }
    const mallory = certain(await joinOrganisers(organising, inviting, form))
    ines.wait(30 * seconds)
    const half = certain(await enterPassword(organising, 'mallory@example.eu', password))
    const his = await addTo(ines, certain(await enterCode(organising, half, code())))
    certain(his.added)
    expect((await enterBy(ines, his.authenticator)).entered).toEqual(refused)
    // Nor does hers let him in where he has asked.
    const token = certain(await enterPassword(organising, 'mallory@example.eu', password))
    const options = certain(await askForPasskey(organising, passkeys, { token, origin }))
    const answer = authenticator.get(options)
    expect(await enterPasskey(organising, passkeys, { token, origin }, answer)).toEqual(refused)
    expect(removePasskey(organising, passkeys, ines.token, mallory, 'x').ok).toBe(false)
  })

  test('keeps trying: he is made to wait, and no row is written for each try', async () => {
    const ines = await withPasskey()
    const tries = []
    for (let count = 0; count < 5; count += 1)
      tries.push((await enterBy(ines, ines.authenticator, { isUnverified: true })).entered)
    expect(tries).toEqual(Array(5).fill(refused))
    expect((await enterBy(ines, ines.authenticator)).entered).toMatchObject({ problem: { kind: 'wait' } })
    expect(eventsOf(ines).filter((event) => event === 'passkey-failed')).toHaveLength(1)
    ines.wait(15 * seconds)
    certain((await enterBy(ines, ines.authenticator)).entered)
  })

  test('waits too long: the question is good for two minutes, and the password for five', async () => {
    const ines = await withPasskey()
    const { organising, passkeys, authenticator } = ines
    const token = halfSession(ines)
    const options = certain(await askForPasskey(organising, passkeys, { token, origin }))
    ines.wait(2 * minutes)
    expect(await enterPasskey(organising, passkeys, { token, origin }, authenticator.get(options))).toEqual(expired)
    const next = certain(await askForPasskey(organising, passkeys, { token, origin }))
    ines.wait(3 * minutes + 1)
    expect(await enterPasskey(organising, passkeys, { token, origin }, authenticator.get(next))).toEqual(expired)
    expect(organising.session(token)).toBeNull()
  })
})
