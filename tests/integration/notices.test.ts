import { expect, test } from 'vitest'
import { inviteOrganiser } from '#lib/organising/invitations'
import { noticesFor } from '#lib/organising/notices'
import { makeRecoveryCodes } from '#lib/organising/own-account'
import { enterCode, organiserOf } from '#lib/organising/sign-in'
import { removePerson } from '#lib/organising/people'
import { certain } from '#tests/support/certain'
import { minutes, withInes } from '#tests/support/ines'

test('Ines is told at her next sign-in of how a thief got in by a code of hers, and then no more', async () => {
  const ines = await withInes()
  const { organising, ownAccount, notices } = ines
  const told = () => noticesFor(notices, ines.id).own.map(({ event }) => event)
  const account = organiserOf(organising, await ines.signIn())!
  ines.wait(minutes)
  const sheet = certain(await makeRecoveryCodes(organising, ownAccount, account, ines.codeNow()))
  ines.wait(minutes)
  expect(told()).toEqual(['recovery-codes-made'])
  for (let times = 0; times < 3; times += 1) await ines.signIn()
  expect(told()).toEqual([])

  const half = organising.startSession(ines.id, 'password')
  certain(await enterCode(organising, half, sheet[0] ?? ''))
  expect(told()).toEqual(['recovery-code-used'])
  await ines.signIn()
  expect(told()).toEqual(['recovery-code-used'])
  await ines.signIn()
  expect(told()).toEqual([])
})

test('everybody is told who was invited and removed by another, also once more', async () => {
  const ines = await withInes()
  const { organising, inviting, people, notices } = ines
  const invite = (email: string) =>
    certain(inviteOrganiser(organising, inviting, { email, name: 'Teodor', roles: ['auditor'] }, ines.id))
  await ines.signIn()
  invite('teodor@example.eu')
  const teodor = people.everybody().find(({ name }) => name === 'Teodor')!
  certain(removePerson(organising, people, teodor.id, ines.id))
  invite('teodor@example.eu')
  const heard = (id: number) => noticesFor(notices, id).people.map(({ event, subjectId }) => [event, subjectId])
  expect(heard(ines.id)).toEqual([['organiser-invited', ines.id]])
  expect(heard(77)).toEqual([
    ['organiser-invited', teodor.id],
    ['organiser-removed', teodor.id],
    ['organiser-invited', teodor.id],
    ['organiser-invited', ines.id],
  ])
})
