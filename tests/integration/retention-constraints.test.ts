import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { readerByMark } from '#db/news-readers'
import { destructions, legalHolds, milestones, newsReaders, statements } from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'
const aHold = { placedAt: instant, placedBy: 1, reference: 'T-12/27' }
const aDestruction = { id: 1, at: instant, facts: '{}' }
const aCertificate = { certificate: '{"is":"a certificate"}', signature: Buffer.alloc(64) }

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

const tables: readonly TableCase[] = [
  [
    'milestones',
    (changes: object) =>
      database
        .insert(milestones)
        .values({ name: 'submitted', day: '2026-11-22', notedAt: instant, ...changes })
        .run(),
    [
      ['milestones_name_known', { name: 'celebrated' }],
      ['milestones_day_is_day', { day: '22.11.2026' }],
    ],
  ],
  [
    'legal_holds',
    (changes: object) =>
      database
        .insert(legalHolds)
        .values({ ...aHold, ...changes })
        .run(),
    [
      ['legal_holds_reference_is_short', { reference: '' }],
      ['legal_holds_reference_is_short', { reference: 'T'.repeat(121) }],
    ],
  ],
  [
    'destructions',
    (changes: object) =>
      database
        .insert(destructions)
        .values({ ...aDestruction, ...changes })
        .run(),
    [
      ['destructions_only_one', { id: 2 }],
      ['destructions_facts_are_json', { facts: 'gone' }],
      ['destructions_at_is_instant', { at: '2026-11-22' }],
      ['destructions_certificate_is_json', { ...aCertificate, certificate: 'gone' }],
      ['destructions_certificate_is_signed', { certificate: '{}' }],
      ['destructions_certificate_is_signed', { signature: Buffer.alloc(64) }],
      ['destructions_signature_length', { ...aCertificate, signature: Buffer.alloc(63) }],
    ],
  ],
]

eachRefuses(tables)

it('keeps one legal hold at a time', () => {
  database.insert(legalHolds).values(aHold).run()
  expect(refusalOf(() => database.insert(legalHolds).values(aHold).run())).toContain('legal_holds_one_at_a_time')
  database.update(legalHolds).set({ liftedAt: instant }).run()
  expect(refusalOf(() => database.insert(legalHolds).values(aHold).run())).toBe('nothing refused it')
})

it('lets a destruction be certified once, and nothing of it be changed or removed', () => {
  database.insert(destructions).values(aDestruction).run()
  expect(refusalOf(() => database.update(destructions).set({ facts: '{"a":1}' }).run())).toContain('destructions_stand')
  database.update(destructions).set(aCertificate).run()
  const forged = { ...aCertificate, certificate: '{"is":"another"}' }
  expect(refusalOf(() => database.update(destructions).set(forged).run())).toContain('destructions_stand')
  expect(refusalOf(() => database.delete(destructions).run())).toContain('destructions_are_never_removed')
})

it('takes neither statement nor reader of news once the statements are destroyed', () => {
  const statement = {
    identifier: '00000000-0000-8000-8000-000000000001',
    memberState: 'EE',
    fingerprint: Buffer.alloc(32),
    sealed: 'eyJ.' + '.aa.bb.cc',
    signedOn: '2026-11-22',
    language: 'et',
    chain: Buffer.alloc(32),
  }
  const reader = {
    id: 'a',
    address: Buffer.alloc(8),
    mark: Buffer.alloc(32),
    language: 'et',
    askedOn: '2026-11-22',
    tokenDigest: Buffer.alloc(32),
    consent: '1',
  }
  expect(refusalOf(() => database.insert(newsReaders).values(reader).run())).toBe('nothing refused it')
  database.delete(newsReaders).run()
  database.insert(destructions).values(aDestruction).run()
  expect(refusalOf(() => database.insert(statements).values(statement).run())).toContain(
    'statements_end_with_destruction',
  )
  expect(refusalOf(() => database.insert(newsReaders).values(reader).run())).toContain(
    'news_readers_end_with_destruction',
  )
  expect(readerByMark(database, Buffer.alloc(32))).toBeNull()
})
