import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '#db/connection'
import { approvals as table } from '#db/schema'
import { currentCode } from '#lib/crypto/one-time-codes'
import type { Role } from '#lib/domain/role'
import { approve, refuse, requestApproval } from '#lib/organising/approvals'
import { readyFor } from '#lib/organising/exports'
import { importInitiative } from '#lib/organising/collection-switch'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import type { OrganiserAccount } from '#lib/organising/organising'
import { confirmAgain, isFresh } from '#lib/organising/sign-in'
import { certain } from '#tests/support/certain'
import { initiativeOfToday } from '#tests/support/initiative-of-today'
import { minutes, password, withInes } from '#tests/support/ines'
import { databaseBeside, recording } from '#tests/support/recorded'

type Ines = Awaited<ReturnType<typeof withInes>>

const hours = 60 * minutes

async function joined(ines: Ines, name: string, roles: readonly Role[]): Promise<OrganiserAccount> {
  const { organising, inviting } = ines
  const email = `${name.toLowerCase()}@example.eu`
  const token = certain(inviteOrganiser(organising, inviting, { email, name, roles }, null))
  const code = currentCode(inviting.invited(token)!.codeSecret, organising.now())
  const { id } = certain(await joinOrganisers(organising, inviting, { token, password, repeated: password, code }))
  return organising.account(id)!
}

async function twoOrganisers() {
  const ines = await withInes()
  const account = ines.organising.account(ines.id)!
  const jonas = await joined(ines, 'Jonas', ['substitute'])
  certain(importInitiative(ines.organising, ines.collectionSwitch, initiativeOfToday()))
  await recording(databaseBeside(ines), ines)({ memberState: 'EE' }, 3)
  const ask = (isFreshNow = true) =>
    requestApproval(
      ines.organising,
      ines.approvals,
      { kind: 'export', subject: { memberStates: ['EE'] }, isFresh: isFreshNow },
      account,
    )
  const agree = (id: number, who: OrganiserAccount, isFreshNow = true) =>
    approve(ines.organising, ines.approvals, ines.carrying, { id, isFresh: isFreshNow }, who)
  return { ines, account, jonas, ask, agree }
}

describe('what needs two persons', () => {
  test('is done once another agrees, and both stand on record', async () => {
    const { ines, account, jonas, ask, agree } = await twoOrganisers()
    const { id } = certain(ask())
    expect(readyFor(ines.approvals.standing('export'), ines.handingOver.batches(), account.id)).toEqual([])
    certain(await agree(id, jonas))
    expect(readyFor(ines.approvals.standing('export'), ines.handingOver.batches(), account.id)).toMatchObject([
      { batch: { memberState: 'EE', count: 3 } },
    ])
    expect(readyFor(ines.approvals.standing('export'), ines.handingOver.batches(), jonas.id)).toEqual([])
    const [frozen, given, requested] = ines.auditTrail(3)
    expect(frozen).toMatchObject({ event: 'batch-frozen', memberState: 'EE', count: 3 })
    expect(given).toMatchObject({
      event: 'approval-given',
      organiserId: jonas.id,
      subjectId: account.id,
      memberState: 'EE',
    })
    expect(requested).toMatchObject({ event: 'approval-requested', organiserId: account.id })
  })

  test('is not done by whoever asked for it, whatever their roles, and the attempt is put on record', async () => {
    const { ines, account, ask, agree } = await twoOrganisers()
    const { id } = certain(ask())
    expect(await agree(id, account)).toEqual({ ok: false, problem: 'own-request' })
    expect(readyFor(ines.approvals.standing('export'), ines.handingOver.batches(), account.id)).toEqual([])
    expect(ines.auditTrail(1)).toMatchObject([{ event: 'approval-of-own-refused', organiserId: account.id }])
  })

  test('is asked for and agreed to only with the right roles, and with a second factor shown just now', async () => {
    const { ines, jonas, ask, agree } = await twoOrganisers()
    const member = await joined(ines, 'Mira', ['member', 'exporter'])
    expect(ask(false)).toEqual({ ok: false, problem: 'not-fresh' })
    const wanted = { kind: 'export', subject: { memberStates: ['DE'] }, isFresh: true } as const
    expect(requestApproval(ines.organising, ines.approvals, wanted, jonas)).toEqual({
      ok: false,
      problem: 'not-permitted',
    })
    const { id } = certain(ask())
    expect(await agree(id, member)).toEqual({ ok: false, problem: 'not-permitted' })
    expect(await agree(id, jonas, false)).toEqual({ ok: false, problem: 'not-fresh' })
    expect(await agree(77, jonas)).toEqual({ ok: false, problem: 'no-such-request' })
    certain(await agree(id, jonas))
  })

  test('is decided once, waits once, and lapses after three days', async () => {
    const { ines, account, jonas, ask, agree } = await twoOrganisers()
    const first = certain(ask())
    expect(ask()).toEqual({ ok: false, problem: 'waits-already' })
    certain(refuse(ines.organising, ines.approvals, first.id, jonas))
    expect(await agree(first.id, jonas)).toEqual({ ok: false, problem: 'decided-already' })
    expect(refuse(ines.organising, ines.approvals, first.id, account)).toEqual({
      ok: false,
      problem: 'decided-already',
    })

    const second = certain(ask())
    ines.wait(73 * hours)
    expect(ines.approvals.waiting()).toEqual([])
    expect(await agree(second.id, jonas)).toEqual({ ok: false, problem: 'decided-already' })
    const third = certain(ask())
    certain(await agree(third.id, jonas))
    expect(readyFor(ines.approvals.standing('export'), ines.handingOver.batches(), account.id)).toHaveLength(1)
    ines.wait(73 * hours)
    expect(readyFor(ines.approvals.standing('export'), ines.handingOver.batches(), account.id)).toEqual([])
  })

  test('stays undone even for whoever writes to the database by hand', async () => {
    const { ines, account, jonas, ask, agree } = await twoOrganisers()
    const { id } = certain(ask())
    const database = openDatabase(join(ines.folder, 'data', 'colligo.sqlite'))
    const decidedAt = new Date().toISOString()
    const byHand = (set: object) => () => database.update(table).set(set).run()
    expect(byHand({ outcome: 'approved', decidedBy: account.id, decidedAt })).toThrow('approvals_two_persons')
    expect(byHand({ requestedBy: jonas.id })).toThrow('approvals_stand_once_decided')
    certain(await agree(id, jonas))
    expect(byHand({ outcome: 'refused' })).toThrow('approvals_stand_once_decided')
    expect(() => database.delete(table).run()).toThrow('approvals_are_never_removed')
    database.$client.close()
  })
})

test('a second factor is fresh for five minutes, is shown again by a new code, and gives the session a new token', async () => {
  const ines = await withInes()
  const token = await ines.signIn()
  const account = ines.organising.account(ines.id)!
  expect(isFresh(ines.organising, token)).toBe(true)
  ines.wait(6 * minutes)
  expect(isFresh(ines.organising, token)).toBe(false)
  expect(isFresh(ines.organising, undefined)).toBe(false)
  expect(await confirmAgain(ines.organising, token, account, '000000')).toEqual({
    ok: false,
    problem: { kind: 'refused' },
  })
  const confirmed = certain(await confirmAgain(ines.organising, token, account, ines.codeNow()))
  expect(isFresh(ines.organising, confirmed)).toBe(true)
  expect(ines.organising.session(token)).toBeNull()
  expect(await confirmAgain(ines.organising, confirmed, account, ines.codeNow())).toMatchObject({ ok: false })
  const half = await ines.password()
  expect(isFresh(ines.organising, half)).toBe(false)
})
