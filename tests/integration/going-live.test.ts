import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { verifyChain } from '#db/chain'
import { initiatives } from '#db/schema'
import { signStatement } from '#lib/collecting/sign-statement'
import type { CollectionPeriod } from '#lib/domain/collection-period'
import { monthsAfter } from '#lib/domain/day'
import type { Approval } from '#lib/organising/approvals'
import {
  closeCollection,
  closeEarly,
  goLive,
  importInitiative,
  noteEnd,
  openCollection,
} from '#lib/organising/collection-switch'
import { changeContact } from '#lib/site-settings/contact'
import { changeNature } from '#lib/site-settings/protection'
import { certain } from '#tests/support/certain'
import { aForm, anInstance, bytesIn, initiativeOfToday, installRehearsedKey } from '#tests/support/collection'

const agreed: Approval = {
  id: 1,
  kind: 'go-live',
  subject: {},
  requestedBy: 1,
  requestedAt: new Date(),
  endsAt: new Date(),
  decidedBy: 2,
  decidedAt: new Date(),
  outcome: 'approved',
}

const contact = {
  email: 'contact@example.eu',
  postalAddress: '',
  provider: 'Host OÜ',
  place: 'Tallinn',
  memberState: 'EE',
  url: '',
  label: '',
}

/** A collection in which everything is ready for going live, but the second person, and which is tried out. */
async function aTestCollection(now?: () => Date, period: CollectionPeriod = initiativeOfToday().period) {
  const instance = anInstance(now === undefined ? {} : { now })
  certain(importInitiative(instance.organising, instance.collectionSwitch, { ...initiativeOfToday(), period }))
  await installRehearsedKey(instance)
  certain(openCollection(instance.organising, instance.collectionSwitch, null))
  return instance
}

const openedBeside = (instance: { readonly folder: string }): Database =>
  openDatabase(join(instance.folder, 'data', 'colligo.sqlite'))

test('before going live everything is a test, and the site says so', async () => {
  const instance = await aTestCollection()
  expect(instance.site().isPractice).toBe(true)
  certain(await signStatement(instance.collecting, await aForm(instance, 'EE')))
  expect(instance.tallies()).toMatchObject([{ memberState: 'EE', counted: 1 }])
  closeCollection(instance.organising, instance.collectionSwitch, null)
  expect(instance.site().isPractice).toBe(false)
})

test('a test can be signed before the first day, a statement that counts cannot', async () => {
  const next = (months: number): string => monthsAfter(initiativeOfToday().period.closesOn, months)
  const instance = await aTestCollection(undefined, { opensOn: next(-1), closesOn: next(6) })
  certain(await signStatement(instance.collecting, await aForm(instance, 'EE')))
  instance.collectionSwitch.goLive()
  expect(await signStatement(instance.collecting, await aForm(instance, 'EE'))).toMatchObject({
    problem: { kind: 'not-collecting', state: 'not-yet' },
  })
})

test('nobody goes live while something is missing', async () => {
  const instance = anInstance()
  const { organising, collectionSwitch, siteKeeping } = instance
  expect(collectionSwitch.missingForLive()).toEqual([
    ...['initiative', 'key', 'certificate', 'host', 'contact', 'second-person'],
  ])
  certain(importInitiative(organising, collectionSwitch, initiativeOfToday()))
  await installRehearsedKey(instance)
  certain(changeContact(siteKeeping, contact, null))
  changeNature(siteKeeping, { needsCertificate: false }, null)
  expect(collectionSwitch.missingForLive()).toEqual(['second-person'])
  expect(goLive(organising, collectionSwitch, agreed)).toEqual({ ok: false, problem: 'second-person' })
  expect(instance.collection().isLive).toBe(false)
})

test('going live wipes every test, to the last byte, and the diary says how many', async () => {
  const instance = await aTestCollection()
  for (const memberState of ['EE', 'DE', 'EL'] as const)
    certain(await signStatement(instance.collecting, await aForm(instance, memberState)))
  const database = openedBeside(instance)
  const rows = database.$client.prepare('SELECT identifier, sealed, hex(chain) AS link FROM statements').all() as {
    readonly identifier: string
    readonly sealed: string
    readonly link: string
  }[]
  expect(bytesIn(instance.folder).includes(rows[0]!.identifier)).toBe(true)

  const ready = { ...instance.collectionSwitch, missingForLive: () => [] }
  certain(goLive(instance.organising, ready, agreed))
  const left = bytesIn(join(instance.folder, 'data'))
  for (const { identifier, sealed } of rows) {
    expect(left.includes(identifier)).toBe(false)
    expect(left.includes(sealed.slice(-60))).toBe(false)
  }
  expect(instance.tallies()).toEqual([])
  expect(instance.publicFigures().count).toBe(0)
  const [live, wiped] = instance.auditTrail(2)
  expect(live).toMatchObject({ event: 'gone-live', organiserId: 1, subjectId: 2 })
  expect(wiped).toMatchObject({ event: 'test-statements-wiped', count: 3, sha256: rows[2]!.link.toLowerCase() })

  certain(await signStatement(instance.collecting, await aForm(instance, 'EE')))
  expect(instance.tallies()).toMatchObject([{ memberState: 'EE', counted: 1, repeated: 0 }])
  expect(instance.site().isPractice).toBe(false)
  expect(await verifyChain(database, 'statements')).toMatchObject({ rows: 1, firstUnfit: null })
  database.$client.close()
})

test('a test that was on its way while the collection went live is not kept among those that count', async () => {
  const instance = await aTestCollection()
  const form = await aForm(instance, 'EE')
  const before = instance.collection()
  instance.collectionSwitch.goLive()
  const collecting = { ...instance.collecting, collection: () => before }
  expect(await signStatement(collecting, form)).toMatchObject({ ok: false, problem: { proof: 'used' } })
  expect(instance.tallies()).toEqual([])
})

test('there is no way back from live, nor from an end, not even by hand', async () => {
  const instance = await aTestCollection()
  instance.collectionSwitch.goLive()
  const { organising, collectionSwitch } = instance
  expect(goLive(organising, collectionSwitch, agreed)).toEqual({ ok: false, problem: 'live-already' })
  certain(closeEarly(organising, collectionSwitch, { ...agreed, kind: 'close-early' }))
  expect(instance.auditTrail(1)).toMatchObject([{ event: 'collection-ended-early', organiserId: 1, subjectId: 2 }])
  expect(openCollection(organising, collectionSwitch, 1)).toEqual({ ok: false, problem: 'over' })
  expect(await signStatement(instance.collecting, await aForm(instance, 'EE'))).toMatchObject({
    problem: { kind: 'not-collecting', state: 'over' },
  })
  const database = openedBeside(instance)
  const byHand = (set: object) => () => database.update(initiatives).set(set).run()
  expect(byHand({ liveAt: null })).toThrow('initiatives_live_is_final')
  expect(byHand({ closedAt: null })).toThrow('initiatives_closed_is_final')
  expect(() => database.$client.exec('DELETE FROM statements')).not.toThrow()
  database.$client.close()
})

test('the end of the last day, by the clock of Brussels, is put on record once', async () => {
  let now = new Date()
  const instance = await aTestCollection(() => now)
  instance.collectionSwitch.goLive()
  const { closesOn } = initiativeOfToday().period
  now = new Date(`${closesOn}T20:00:00Z`)
  noteEnd(instance.organising, instance.collectionSwitch)
  expect(instance.collection().isClosed).toBe(false)
  now = new Date(`${closesOn}T23:30:00Z`)
  noteEnd(instance.organising, instance.collectionSwitch)
  noteEnd(instance.organising, instance.collectionSwitch)
  expect(instance.auditTrail(5).filter(({ event }) => event === 'collection-ended')).toHaveLength(1)
  expect(instance.collection().isClosed).toBe(true)
})
