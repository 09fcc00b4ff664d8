import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { keyAgreements, keySplittings, keyUses, rehearsalReminders, sealingKeys, shareHolders } from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-30T03:00:00.000Z'
const keyId = 'k'.repeat(43)
const aUse = { keyId, fromAt: instant, afterStatement: 0 }
const anAgreement = { keyId, at: instant, askedBy: 1, agreedBy: 2 }
const aSplitting = { keyId, needed: 2, among: 3, notedAt: instant, notedBy: 1 }

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
  database
    .insert(sealingKeys)
    .values({ id: keyId, x: 'x'.repeat(43), installedAt: instant })
    .run()
})

const tables: readonly TableCase[] = [
  [
    'key_uses',
    (changes) =>
      database
        .insert(keyUses)
        .values({ ...aUse, ...changes })
        .run(),
    [
      ['key_uses_from_at_is_instant', { fromAt: '2026-11-30' }],
      ['key_uses_after_statement_is_id', { afterStatement: -1 }],
      ['FOREIGN KEY', { keyId: 'n'.repeat(43) }],
    ],
  ],
  [
    'key_agreements',
    (changes) =>
      database
        .insert(keyAgreements)
        .values({ ...anAgreement, ...changes })
        .run(),
    [
      ['key_agreements_at_is_instant', { at: 'today' }],
      ['key_agreements_two_persons', { agreedBy: 1 }],
    ],
  ],
  [
    'key_splittings',
    (changes) =>
      database
        .insert(keySplittings)
        .values({ ...aSplitting, ...changes })
        .run(),
    [
      ['key_splittings_possible', { needed: 1 }],
      ['key_splittings_possible', { needed: 4 }],
      ['key_splittings_possible', { among: 16 }],
      ['key_splittings_noted_at_is_instant', { notedAt: 'today' }],
      ['key_splittings_destroyed_at_is_instant', { destroyedAt: 'today' }],
    ],
  ],
  [
    'share_holders',
    (changes) => {
      const { id } = database.insert(keySplittings).values(aSplitting).returning().get()
      return database
        .insert(shareHolders)
        .values({ splittingId: id, number: 1, name: 'Ines', ...changes })
        .run()
    },
    [
      ['share_holders_number_possible', { number: 0 }],
      ['share_holders_number_possible', { number: 16 }],
      ['share_holders_name_is_short', { name: '' }],
      ['share_holders_name_is_short', { name: 'I'.repeat(81) }],
      ['share_holders_rehearsed_at_is_instant', { rehearsedAt: 'today' }],
    ],
  ],
  [
    'rehearsal_reminders',
    (changes) =>
      database
        .insert(rehearsalReminders)
        .values({ at: instant, ...changes })
        .run(),
    [['rehearsal_reminders_at_is_instant', { at: 'today' }]],
  ],
]

eachRefuses(tables)

it('keeps one holder for each share: share_holders_one_each', () => {
  const { id } = database.insert(keySplittings).values(aSplitting).returning().get()
  const hold = (): unknown => database.insert(shareHolders).values({ splittingId: id, number: 1, name: 'Ines' }).run()
  hold()
  expect(refusalOf(hold)).toContain('share_holders.splitting_id, share_holders.number')
})

it.each([
  ['key_uses_stand', () => database.update(keyUses).set({ afterStatement: 7 }).run()],
  ['key_uses_remain', () => database.delete(keyUses).run()],
  ['key_agreements_stand', () => database.update(keyAgreements).set({ agreedBy: 7 }).run()],
  ['key_agreements_remain', () => database.delete(keyAgreements).run()],
])('lets nobody rewrite which key sealed when, or who agreed: %s', (trigger, change) => {
  database.insert(keyUses).values(aUse).run()
  database.insert(keyAgreements).values(anAgreement).run()
  expect(refusalOf(change)).toContain(trigger)
})
