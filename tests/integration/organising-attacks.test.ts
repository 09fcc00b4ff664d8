import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { currentCode } from '#lib/crypto/one-time-codes'
import { founderRoles } from '#lib/domain/role'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { enterCode, enterPassword, organiserOf, signOut } from '#lib/organising/sign-in'
import { certain } from '#tests/support/certain'
import { anInstance, noon } from '#tests/support/collection'
import { email, minutes, password, refused, seconds, withInes } from '#tests/support/ines'

const days = 24 * 60 * minutes

describe('Mallory tries to get in', () => {
  test('and cannot tell an account from none: same answer, same waits', async () => {
    const { organising, inviting } = await withInes()
    certain(
      inviteOrganiser(organising, inviting, { email: 'teodor@example.eu', name: 'Teodor', roles: founderRoles }, null),
    )
    const answers = async (address: string): Promise<unknown[]> => {
      const list = []
      for (let guess = 0; guess < 6; guess += 1) list.push(await enterPassword(organising, address, 'Swifts: 10'))
      return list
    }
    const [joined, invited, unknown] = [
      await answers(email),
      await answers('teodor@example.eu'),
      await answers('nobody@example.eu'),
    ]
    expect(joined).toEqual([
      ...Array<unknown>(5).fill(refused),
      { ok: false, problem: { kind: 'wait', milliseconds: 15_000 } },
    ])
    expect(invited).toEqual(joined)
    expect(unknown).toEqual(joined)
  })

  test('with fifty guesses at once, and gets no further than with one after the other', async () => {
    const { organising, events } = await withInes()
    const guesses = Array.from({ length: 50 }, (_, guess) =>
      enterPassword(organising, email, `Swifts: ${String(guess)}`),
    )
    const kinds = (await Promise.all(guesses)).map((answer) => (answer.ok ? 'in' : answer.problem.kind))
    expect(kinds).toEqual([...Array<string>(5).fill('refused'), ...Array<string>(45).fill('wait')])
    expect(events().filter(([event]) => event === 'sign-in-failed')).toHaveLength(1)
  })

  test('at many accounts from one network: it waits, known accounts and unknown alike, and others do not', async () => {
    const { organising, events, wait } = await withInes()
    const network = '192.0.2.0/24'
    for (let guess = 0; guess < 30; guess += 1) organising.networks.failed(network, organising.now())
    const waits = { ok: false, problem: { kind: 'wait', milliseconds: 5000 } }
    for (const address of [email, 'nobody@example.eu', email])
      expect(await enterPassword(organising, address, password, network)).toEqual(waits)
    expect(events().filter(([event]) => event === 'network-slowed')).toEqual([['network-slowed', null]])
    const half = certain(await enterPassword(organising, email, password, '198.51.100.0/24'))
    expect(await enterCode(organising, half, '000000', network)).toEqual(waits)
    wait(5 * seconds)
    certain(await enterPassword(organising, email, password, network))
  })

  test('and each failure counts for the network that it came from, at passwords and at codes', async () => {
    const ines = await withInes()
    const { organising } = ines
    const failed: string[] = []
    const counting = {
      ...organising,
      networks: { ...organising.networks, failed: (network: string) => failed.push(network) },
    }
    await enterPassword(counting, 'nobody@example.eu', password, 'one')
    await enterPassword(counting, email, 'Kites & owls: 10', 'two')
    await enterCode(counting, await ines.password(), '000000', 'three')
    await enterPassword(counting, email, password, 'four')
    expect(failed).toEqual(['one', 'two', 'three'])
  })

  test('and while the account waits even the right password does not help', async () => {
    const { organising, wait } = await withInes()
    for (let guess = 0; guess < 5; guess += 1) organising.slowDown.failed(email, organising.now())
    expect(await enterPassword(organising, email, password)).toMatchObject({ problem: { kind: 'wait' } })
    wait(15 * seconds)
    certain(await enterPassword(organising, email, password))
  })

  test('who knows the password, and guesses codes: they are slowed down like passwords', async () => {
    const { organising, codeNow, wait, ...ines } = await withInes('Ines@Example.eu')
    const token = await ines.password()
    const wrong = codeNow(9)
    for (let guess = 0; guess < 5; guess += 1) expect(await enterCode(organising, token, wrong)).toEqual(refused)
    expect(await enterCode(organising, token, codeNow())).toEqual({
      ok: false,
      problem: { kind: 'wait', milliseconds: 15_000 },
    })
    // The next session waits as well; whoever guesses passwords from afar keeps nobody waiting here.
    expect(await enterCode(organising, await ines.password(), codeNow())).toMatchObject({ problem: { kind: 'wait' } })
    wait(15 * seconds)
    certain(await enterCode(organising, token, codeNow()))
    expect(organising.slowDown.waitFor(email, organising.now())).toBe(0)
    expect(await enterCode(organising, await ines.password(), wrong)).toEqual(refused)
    expect(organising.slowDown.waitFor(email, organising.now())).toBe(0)
  })

  test('with the keys of another server, and learns nothing from them', async () => {
    const ines = await withInes()
    const token = await ines.password()
    const keys = join(ines.folder, 'data', 'keys')
    writeFileSync(join(keys, 'server.key'), randomBytes(32).toString('base64url'))
    const other = anInstance({ folder: ines.folder, now: ines.now })
    await expect(enterCode(other.organising, token, ines.codeNow())).rejects.toThrow('server.key is not the one')
  })
})

test('every sign-in, sign-out and failure is put on record, with who it was where that is known', async () => {
  const { organising, codeNow, wait, events, ...ines } = await withInes()
  await enterPassword(organising, 'nobody@example.eu', password)
  await enterPassword(organising, email, 'Swifts: 10')
  await enterCode(organising, await ines.password(), '000000')
  const token = certain(await enterCode(organising, await ines.password(), codeNow()))
  signOut(organising, token)
  const again = await ines.signIn()
  wait(16 * minutes)
  organiserOf(organising, again)
  expect(events()).toEqual([
    ['organiser-invited', null],
    ['organiser-joined', ines.id],
    ['sign-in-failed', null],
    ['sign-in-failed', ines.id],
    ['one-time-code-failed', ines.id],
    ['signed-in', ines.id],
    ['signed-out', ines.id],
    ['signed-in', ines.id],
    ['session-expired', ines.id],
  ])
  expect(JSON.stringify(ines.auditTrail(100))).not.toMatch(/example\.eu|swift/iu)
})

test('whoever steals the database finds no password, no token and no secret of an app, in any form', async () => {
  const ines = await withInes()
  const { organising, inviting } = ines
  const [half, full] = [await ines.password(), await ines.signIn()]
  const open = certain(
    inviteOrganiser(organising, inviting, { email: 'teodor@example.eu', name: 'Teodor', roles: founderRoles }, null),
  )
  const openSecret = inviting.invited(open)!.codeSecret

  const folder = join(ines.folder, 'data')
  const files = readdirSync(folder).filter((name) => name.startsWith('colligo.sqlite'))
  expect(files).toContain('colligo.sqlite-wal')
  const stolen = Buffer.concat(files.map((name) => readFileSync(join(folder, name))))
  // The search itself works: this much is there to be found.
  for (const known of [email, 'Teodor', '$argon2id$']) expect(stolen.includes(known)).toBe(true)

  const inBase32 = (secret: string): Buffer => {
    const bits = [...secret].map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    return Buffer.from(
      bits
        .join('')
        .match(/.{8}/gu)!
        .map((byte) => Number.parseInt(byte, 2)),
    )
  }
  const texts = [password, half, full, ines.invitation, open, ines.secret, openSecret].map((text) => Buffer.from(text))
  const bytes = [half, full, ines.invitation, open].map((token) => Buffer.from(token, 'base64url'))
  for (const secret of [...texts, ...bytes, inBase32(ines.secret), inBase32(openSecret)]) {
    expect(secret.length).toBeGreaterThanOrEqual(20)
    expect(stolen.includes(secret)).toBe(false)
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      // Without its last letters, which depend on what follows.
      expect(stolen.includes(secret.toString(encoding).slice(0, -4)), encoding).toBe(false)
    }
    expect(stolen.includes(secret.toString('hex').toUpperCase())).toBe(false)
    expect(stolen.includes(Buffer.from(secret.toString('latin1'), 'utf16le'))).toBe(false)
  }
})

describe('an invitation', () => {
  const form = { password, repeated: password, code: '' }

  function invited() {
    const clock = { now: noon }
    const instance = anInstance({ now: () => clock.now })
    const { organising, inviting } = instance
    const invite = () => inviteOrganiser(organising, inviting, { email, name: 'Ines', roles: founderRoles }, null)
    const join = (token: string) => {
      const secret = inviting.invited(token)?.codeSecret
      const code = secret === undefined ? '000000' : currentCode(secret, clock.now)
      return joinOrganisers(organising, inviting, { ...form, token, code })
    }
    return { ...instance, clock, invite, join }
  }

  it('is good for three days', () => {
    const { clock, invite, inviting } = invited()
    const token = certain(invite())
    clock.now = new Date(noon.getTime() + 3 * days - 1)
    expect(inviting.invited(token)).not.toBeNull()
    clock.now = new Date(noon.getTime() + 3 * days)
    expect(inviting.invited(token)).toBeNull()
  })

  it('can be made again while it was not taken up, and the first link is dead then', async () => {
    const { clock, invite, inviting, join } = invited()
    const lost = certain(invite())
    clock.now = new Date(noon.getTime() + 4 * days)
    const again = certain(invite())
    expect(inviting.invited(lost)).toBeNull()
    certain(await join(again))
    expect(invite()).toEqual({ ok: false, problem: 'already-invited' })
  })

  it('is taken up once, also by two who come at the same moment', async () => {
    const { organising, invite, join } = invited()
    const token = certain(invite())
    const answers = await Promise.all([join(token), join(token)])
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await join(token)).toEqual({ ok: false, problem: 'expired' })
    certain(await enterPassword(organising, email, password))
  })
})
