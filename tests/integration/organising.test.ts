import { describe, expect, test } from 'vitest'
import { enterCode, enterPassword, organiserOf, signOut } from '#lib/organising/sign-in'
import { certain } from '#tests/support/certain'
import { anInstance } from '#tests/support/collection'
import { email, expired, minutes, password, refused, seconds, withInes } from '#tests/support/ines'

describe('Ines signs in', () => {
  test('in two steps: her password, then a code from her app', async () => {
    const { organising, codeNow, ...ines } = await withInes()
    const first = certain(await enterPassword(organising, ` ${email.toUpperCase()} `, password))
    const second = certain(await enterCode(organising, first, codeNow()))
    expect(organiserOf(organising, second)).toMatchObject({ id: ines.id, email, name: 'Ines' })
  })

  test('and the password alone opens nothing', async () => {
    const { organising, ...ines } = await withInes()
    expect(organiserOf(organising, await ines.password())).toBeNull()
  })

  test('and a code alone opens nothing', async () => {
    const { organising, codeNow } = await withInes()
    for (const token of ['', 'x', 'A'.repeat(43)])
      expect(await enterCode(organising, token, codeNow())).toEqual(expired)
  })

  test('and gets a new token with the second step: the one of the first is worth nothing after', async () => {
    const { organising, codeNow, wait, ...ines } = await withInes()
    const first = await ines.password()
    const second = certain(await enterCode(organising, first, codeNow()))
    expect(second).not.toBe(first)
    expect(organising.session(first)).toBeNull()
    wait(30 * seconds)
    expect(await enterCode(organising, first, codeNow())).toEqual(expired)
    expect(organiserOf(organising, first)).toBeNull()
    expect(organiserOf(organising, second)).not.toBeNull()
  })

  test('and has five minutes between the steps', async () => {
    const { organising, codeNow, wait, ...ines } = await withInes()
    const inTime = await ines.password()
    wait(5 * minutes)
    const late = await ines.password()
    certain(await enterCode(organising, inTime, codeNow()))
    wait(5 * minutes + 1)
    expect(await enterCode(organising, late, codeNow())).toEqual(expired)
    expect(organising.session(late)).toBeNull()
  })

  test('and a finished session does not serve as a first step', async () => {
    const { organising, codeNow, wait, ...ines } = await withInes()
    const token = await ines.signIn()
    wait(30 * seconds)
    expect(await enterCode(organising, token, codeNow())).toEqual(expired)
  })

  test('and stays signed in when the server is restarted', async () => {
    const ines = await withInes()
    const token = await ines.signIn()
    const restarted = anInstance({ folder: ines.folder, now: ines.now })
    expect(organiserOf(restarted.organising, token)).toMatchObject({ id: ines.id })
  })

  test('also with an address in letters that the database does not know to make small', async () => {
    const ines = await withInes('Ödön.ÁBEL@example.eu')
    expect(organiserOf(ines.organising, await ines.signIn())).toMatchObject({ email: 'ödön.ábel@example.eu' })
  })
})

describe('a one-time code', () => {
  test('opens once: whoever has read it over her shoulder opens nothing', async () => {
    const { organising, codeNow, events, ...ines } = await withInes()
    const code = codeNow()
    certain(await enterCode(organising, await ines.password(), code))
    expect(await enterCode(organising, await ines.password(), code)).toEqual(refused)
    expect(events().slice(-1)).toEqual([['one-time-code-failed', ines.id]])
  })

  test('opens nothing after a later one has, though its time is not over', async () => {
    const { organising, codeNow, wait, ...ines } = await withInes()
    wait(30 * seconds)
    const [before, now, next] = [codeNow(-1), codeNow(), codeNow(1)]
    certain(await enterCode(organising, await ines.password(), now))
    expect(await enterCode(organising, await ines.password(), before)).toEqual(refused)
    certain(await enterCode(organising, await ines.password(), next))
  })

  test('that confirmed her invitation was used', async () => {
    const { organising, firstCode, ...ines } = await withInes()
    expect(await enterCode(organising, await ines.password(), firstCode)).toEqual(refused)
  })

  test('is not spent by a try at another time', async () => {
    const { organising, codeNow, ...ines } = await withInes()
    const token = await ines.password()
    for (const wrong of ['', '000000', codeNow(9), '１２３４５６', 'x'.repeat(100_000)]) {
      if (wrong !== codeNow()) expect(await enterCode(organising, token, wrong)).toMatchObject({ ok: false })
    }
    ines.wait(15 * minutes)
    certain(await enterCode(organising, await ines.password(), codeNow()))
  })
})

describe('a session ends', () => {
  test('after 15 minutes without a request', async () => {
    const { organising, wait, events, ...ines } = await withInes()
    const token = await ines.signIn()
    wait(15 * minutes)
    expect(organiserOf(organising, token)).not.toBeNull()
    wait(15 * minutes + 1)
    expect(organiserOf(organising, token)).toBeNull()
    expect(events().slice(-1)).toEqual([['session-expired', ines.id]])
  })

  test('and does not come back', async () => {
    const { organising, wait, events, ...ines } = await withInes()
    const token = await ines.signIn()
    wait(16 * minutes)
    expect(organiserOf(organising, token)).toBeNull()
    wait(-16 * minutes)
    expect(organiserOf(organising, token)).toBeNull()
    expect(events().filter(([event]) => event === 'session-expired')).toHaveLength(1)
  })

  test('after eight hours, however busy she was', async () => {
    const { organising, wait, events, ...ines } = await withInes()
    const token = await ines.signIn()
    for (let quarters = 0; quarters < 32; quarters += 1) {
      wait(15 * minutes)
      expect(organiserOf(organising, token), `after ${String(quarters + 1)} quarters`).not.toBeNull()
    }
    wait(1)
    expect(organiserOf(organising, token)).toBeNull()
    expect(events().slice(-1)).toEqual([['session-expired', ines.id]])
  })

  test('when she signs out, and her other one goes on', async () => {
    const { organising, events, ...ines } = await withInes()
    const [atHome, atWork] = [await ines.signIn(), await ines.signIn()]
    signOut(organising, atHome)
    signOut(organising, atHome)
    expect(organiserOf(organising, atHome)).toBeNull()
    expect(organiserOf(organising, atWork)).not.toBeNull()
    expect(events().filter(([event]) => event === 'signed-out')).toEqual([['signed-out', ines.id]])
  })

  test('is none for whoever has no token, or a made-up one', async () => {
    const { organising } = await withInes()
    for (const token of [undefined, '', 'x', 'A'.repeat(43)]) expect(organiserOf(organising, token)).toBeNull()
  })
})
