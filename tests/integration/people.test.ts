import { expect, test } from 'vitest'
import { founderRoles, type Role } from '#lib/domain/role'
import { currentCode } from '#lib/crypto/one-time-codes'
import { inviteFromPages, inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { changeOwnPassword, endOwnSession } from '#lib/organising/own-account'
import { approve, requestApproval } from '#lib/organising/approvals'
import { changeRoles, endSessionsOf, removePerson } from '#lib/organising/people'
import { enterCode, enterPassword, organiserOf } from '#lib/organising/sign-in'
import { certain } from '#tests/support/certain'
import { email, expired, minutes, password, seconds, withInes } from '#tests/support/ines'

type Ines = Awaited<ReturnType<typeof withInes>>

const address = 'teodor@example.eu'

/** Invites Teodor; he joins and signs in. */
async function withTeodor(ines: Ines, roles: readonly Role[]) {
  const { organising, inviting } = ines
  const token = certain(inviteOrganiser(organising, inviting, { email: address, name: 'Teodor', roles }, ines.id))
  const secret = inviting.invited(token)!.codeSecret
  const joining = { token, password, repeated: password, code: currentCode(secret, organising.now()) }
  const { id } = certain(await joinOrganisers(organising, inviting, joining))
  ines.wait(30 * seconds)
  const signIn = async (): Promise<string> => {
    ines.wait(30 * seconds)
    const half = certain(await enterPassword(organising, address, password))
    return certain(await enterCode(organising, half, currentCode(secret, organising.now())))
  }
  return { id, secret, signIn }
}

test('roles are given with the invitation, changed from one request to the next, and put on record by whom and to whom', async () => {
  const ines = await withInes()
  const { organising, people } = ines
  const teodor = await withTeodor(ines, ['auditor'])
  const session = await teodor.signIn()
  expect(organiserOf(organising, session)?.roles).toEqual(['auditor'])

  certain(changeRoles(organising, people, { id: teodor.id, roles: ['editor', 'member'] }, ines.id))
  expect(organiserOf(organising, session)?.roles.toSorted()).toEqual(['editor', 'member'])
  const events = ines.auditTrail(20).map(({ event, organiserId, subjectId }) => [event, organiserId, subjectId])
  expect(events).toContainEqual(['organiser-invited', ines.id, teodor.id])
  expect(events[0]).toEqual(['roles-changed', ines.id, teodor.id])
})

test('whoever is removed is out at once, and comes back only by a new invitation', async () => {
  const ines = await withInes()
  const { organising, people, inviting } = ines
  const teodor = await withTeodor(ines, founderRoles)
  const session = await teodor.signIn()

  expect(removePerson(organising, people, teodor.id, ines.id)).toEqual({ ok: false, problem: 'second-person' })
  certain(changeRoles(organising, people, { id: teodor.id, roles: ['member'] }, ines.id))
  certain(removePerson(organising, people, teodor.id, ines.id))
  expect(organiserOf(organising, session)).toBeNull()
  ines.wait(minutes)
  expect(await enterPassword(organising, address, password)).toMatchObject({ ok: false, problem: { kind: 'refused' } })
  expect(people.everybody()).toMatchObject([{ state: 'joined' }, { name: 'Teodor', state: 'left', roles: [] }])
  expect(removePerson(organising, people, teodor.id, ines.id)).toEqual({ ok: false, problem: 'no-such-person' })
  expect(changeRoles(organising, people, { id: teodor.id, roles: founderRoles }, ines.id).ok).toBe(false)

  const again = { email: address, name: 'Teodor', roles: ['member'] } as const
  const token = certain(inviteOrganiser(organising, inviting, again, ines.id))
  expect(inviting.invited(token)).toMatchObject({ id: teodor.id, roles: ['member'] })
  expect(inviting.invited(token)?.codeSecret).not.toBe(teodor.secret)
})

test('somebody’s sessions are ended by another, all at once, and they sign in again as who they are', async () => {
  const ines = await withInes()
  const { organising, people, inviting } = ines
  const teodor = await withTeodor(ines, ['auditor'])
  const [one, other] = [await teodor.signIn(), await teodor.signIn()]
  const half = certain(await enterPassword(organising, address, password))
  const here = await ines.signIn()

  certain(endSessionsOf(organising, people, teodor.id, ines.id))
  expect([one, other].map((session) => organiserOf(organising, session))).toEqual([null, null])
  ines.wait(30 * seconds)
  expect(await enterCode(organising, half, currentCode(teodor.secret, organising.now()))).toEqual(expired)
  expect(organiserOf(organising, here)?.id).toBe(ines.id)
  expect(ines.auditTrail(1)).toMatchObject([
    { event: 'sessions-ended', organiserId: ines.id, subjectId: teodor.id, count: 3 },
  ])
  expect(organiserOf(organising, await teodor.signIn())?.roles).toEqual(['auditor'])

  const noSuchPerson = { ok: false, problem: 'no-such-person' }
  const lena = { email: 'lena@example.eu', name: 'Lena', roles: ['member'] } as const
  const invited = inviting.invited(certain(inviteOrganiser(organising, inviting, lena, ines.id)))!
  for (const id of [ines.id, invited.id, 99])
    expect(endSessionsOf(organising, people, id, ines.id)).toEqual(noSuchPerson)
  expect(organiserOf(organising, here)?.id).toBe(ines.id)
})

test('there is always somebody who can look after people, and an invitation is not yet somebody', async () => {
  const ines = await withInes()
  const { organising, people, inviting } = ines
  const lastOne = { ok: false, problem: 'last-accountable' }
  const substitute = { email: address, name: 'Teodor', roles: ['substitute'] } as const
  certain(inviteOrganiser(organising, inviting, substitute, ines.id))
  expect(removePerson(organising, people, ines.id, ines.id)).toEqual(lastOne)
  expect(changeRoles(organising, people, { id: ines.id, roles: ['member'] }, ines.id)).toEqual(lastOne)
  expect(changeRoles(organising, people, { id: ines.id, roles: [] }, ines.id)).toEqual({
    ok: false,
    problem: 'no-role',
  })

  await withTeodor(ines, ['substitute'])
  certain(changeRoles(organising, people, { id: ines.id, roles: ['member'] }, ines.id))
  expect(people.everybody()[0]?.roles).toEqual(['member'])
})

const next = { current: password, password: 'Four swifts, 2 roofs!', repeated: 'Four swifts, 2 roofs!' }

test('a password is changed with the old one and a fresh code, and every other session ends', async () => {
  const ines = await withInes()
  const { organising, ownAccount } = ines
  const [left, here] = [await ines.signIn(), await ines.signIn()]
  ines.wait(30 * seconds)
  const change = (form: Partial<typeof next & { code: string }>) => {
    const account = organiserOf(organising, here)!
    return changeOwnPassword(organising, ownAccount, account, here, { ...next, code: ines.codeNow(), ...form })
  }

  expect(await change({ current: 'Three swifts, 2 roofs!' })).toMatchObject({ problem: 'refused' })
  expect(await change({ code: '000000' })).toMatchObject({ problem: 'wrong-code' })
  expect(await change({ repeated: 'Five swifts, 2 roofs!' })).toMatchObject({ problem: 'not-repeated' })
  expect(await change({ password: 'short', repeated: 'short' })).toMatchObject({ problem: 'too-short' })
  expect(organiserOf(organising, left)).not.toBeNull()

  const code = ines.codeNow()
  certain(await change({ code }))
  expect(organiserOf(organising, left)).toBeNull()
  expect(organiserOf(organising, here)).not.toBeNull()
  expect(await enterPassword(organising, email, password)).toMatchObject({ problem: { kind: 'refused' } })
  certain(await enterPassword(organising, email, next.password))
  expect(await change({ current: next.password, code })).toMatchObject({ problem: 'wrong-code' })
  expect(ines.events().map(([event]) => event)).toContain('password-changed')
})

test('guessing the present password from a screen left alone is slowed down', async () => {
  const ines = await withInes()
  const here = await ines.signIn()
  const account = organiserOf(ines.organising, here)!
  const guess = () =>
    changeOwnPassword(ines.organising, ines.ownAccount, account, here, {
      ...next,
      current: 'Swifts: 11',
      code: '000000',
    })
  const answers = await Promise.all(Array.from({ length: 8 }, guess))
  expect(answers.map((answer) => (answer.ok ? 'changed' : answer.problem))).toEqual([
    ...Array.from({ length: 5 }, () => 'refused'),
    ...Array.from({ length: 3 }, () => 'wait'),
  ])
})

test('sessions are listed for their owner, and ended by nobody else', async () => {
  const ines = await withInes()
  const { organising, ownAccount } = ines
  const teodor = await withTeodor(ines, ['member'])
  const [his, hers, here] = [await teodor.signIn(), await ines.signIn(), await ines.signIn()]
  const listed = ownAccount.sessions(ines.id, here)
  expect(listed.map(({ isThis }) => isThis).filter(Boolean)).toHaveLength(1)
  expect(listed).toHaveLength(2)

  const [foreign] = ownAccount.sessions(teodor.id, his)
  expect(endOwnSession(organising, ownAccount, ines.id, foreign!.digest)).toEqual({
    ok: false,
    problem: 'no-such-session',
  })
  expect(endOwnSession(organising, ownAccount, ines.id, 'not hex').ok).toBe(false)
  expect(organiserOf(organising, his)).not.toBeNull()

  certain(endOwnSession(organising, ownAccount, ines.id, listed.find(({ isThis }) => !isThis)!.digest))
  expect(organiserOf(organising, hers)).toBeNull()
  expect(organiserOf(organising, here)).not.toBeNull()
})

test('nobody makes a second person, gives themselves more, or removes one, without another who agrees', async () => {
  const ines = await withInes()
  const { organising, people, approvals, carrying } = ines
  const teodor = await withTeodor(ines, ['substitute'])
  const [account, other] = [organising.account(ines.id)!, organising.account(teodor.id)!]
  const secondPerson = { ok: false, problem: 'second-person' }
  expect(changeRoles(organising, people, { id: ines.id, roles: [...account.roles, 'editor'] }, ines.id).ok).toBe(true)
  expect(changeRoles(organising, people, { id: teodor.id, roles: ['substitute', 'exporter'] }, teodor.id)).toEqual(
    secondPerson,
  )
  expect(removePerson(organising, people, teodor.id, ines.id)).toEqual(secondPerson)

  const invitation = { email: 'mira@example.eu', name: 'Mira', roles: ['substitute'], isFresh: true } as const
  const parts = { inviting: ines.inviting, people, approvals }
  expect(inviteFromPages(organising, parts, { ...invitation, isFresh: false }, account)).toMatchObject({
    problem: 'not-fresh',
  })
  const invited = certain(inviteFromPages(organising, parts, invitation, account))
  expect(invited.isAsked).toBe(true)
  const mira = people.everybody().find(({ name }) => name === 'Mira')!
  expect(mira.roles).toEqual(['member'])
  const [waiting] = approvals.waiting()
  certain(await approve(organising, approvals, carrying, { id: waiting!.id, isFresh: true }, other))
  expect(people.everybody().find(({ name }) => name === 'Mira')!.roles).toEqual(['substitute'])

  const asked = certain(
    requestApproval(
      organising,
      approvals,
      { kind: 'remove-person', subject: { organiser: mira.id }, isFresh: true },
      account,
    ),
  )
  certain(await approve(organising, approvals, carrying, { id: asked.id, isFresh: true }, other))
  expect(people.everybody().find(({ name }) => name === 'Mira')!.state).toBe('left')
})
