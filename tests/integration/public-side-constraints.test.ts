import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, test } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { channels, dailyTallies, files, news, newsReaders, outgoingMails, settings } from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'

const aReader = {
  id: 'r1',
  address: Buffer.alloc(40),
  mark: Buffer.alloc(32, 1),
  language: 'ro',
  askedOn: '2026-11-22',
  confirmedOn: null,
  tokenDigest: Buffer.alloc(32, 2),
  consent: '2026-1',
}

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

const keepReader = (changes: object) =>
  database
    .insert(newsReaders)
    .values({ ...aReader, ...changes })
    .run()

const tables: readonly TableCase[] = [
  [
    'daily_tallies',
    (changes) =>
      database
        .insert(dailyTallies)
        .values({ day: '2026-11-22', memberState: 'EE', ...changes })
        .run(),
    [
      ['daily_tallies_day_is_day', { day: instant }],
      ['daily_tallies_member_state_code', { memberState: 'Estonia' }],
      ['daily_tallies_not_negative', { counted: -1 }],
    ],
  ],
  [
    'settings',
    (changes) =>
      database
        .insert(settings)
        .values({ name: 'return-link', value: '{}', changedAt: instant, ...changes })
        .run(),
    [
      ['settings_name_is_code', { name: '' }],
      ['settings_name_is_code', { name: 'Return link' }],
      ['settings_value_is_json', { value: 'swifts' }],
      ['settings_changed_at_is_instant', { changedAt: '2026-11-22' }],
    ],
  ],
  [
    'files',
    (changes) =>
      database
        .insert(files)
        .values({
          name: 'logo',
          type: 'image/png',
          bytes: Buffer.alloc(1),
          sha256: 'ab'.repeat(32),
          changedAt: instant,
          ...changes,
        })
        .run(),
    [
      ['files_name_known', { name: 'page' }],
      ['files_type_known', { type: 'image/svg+xml' }],
      ['files_not_too_large', { bytes: Buffer.alloc(0) }],
      ['files_not_too_large', { bytes: Buffer.alloc(2 * 1024 * 1024 + 1) }],
      ['files_sha256_is_hex', { sha256: 'AB'.repeat(32) }],
      ['files_sha256_is_hex', { sha256: 'ab' }],
      ['files_changed_at_is_instant', { changedAt: 'now' }],
    ],
  ],
  [
    'channels',
    (changes) =>
      database
        .insert(channels)
        .values({ code: 'bird-friends-24', name: 'Bird Friends', ...changes })
        .run(),
    [
      ['channels_code_is_short', { code: 'a' }],
      ['channels_code_is_short', { code: 'a'.repeat(25) }],
      ['channels_code_is_short', { code: 'Birds' }],
      ['channels_not_negative', { counted: -1 }],
    ],
  ],
  [
    'news',
    (changes) =>
      database
        .insert(news)
        .values({ publishedAt: instant, texts: '{}', ...changes })
        .run(),
    [
      ['news_published_at_is_instant', { publishedAt: '2026-11-22' }],
      ['news_texts_are_json', { texts: 'swifts' }],
    ],
  ],
  [
    'news_readers',
    keepReader,
    [
      ['news_readers_mark_length', { mark: Buffer.alloc(31) }],
      ['news_readers_token_digest_length', { tokenDigest: Buffer.alloc(33) }],
      ['news_readers_language_code', { language: 'Romanian' }],
      ['news_readers_asked_on_is_day', { askedOn: instant }],
      ['news_readers_confirmed_on_is_day', { confirmedOn: instant }],
    ],
  ],
  [
    'outgoing_mails',
    (changes) => {
      keepReader({})
      database
        .insert(outgoingMails)
        .values({ id: 'm1', readerId: 'r1', kind: 'confirm', token: Buffer.alloc(40), dueAt: instant, ...changes })
        .run()
    },
    [
      ['outgoing_mails_kind_known', { kind: 'advertisement' }],
      ['outgoing_mails_due_at_is_instant', { dueAt: 'soon' }],
      ['FOREIGN KEY', { readerId: 'r2' }],
    ],
  ],
]

eachRefuses(tables)

describe('the news_readers table refuses a second row', () => {
  it.each([
    ['news_readers.mark', { id: 'r2', tokenDigest: Buffer.alloc(32, 3) }],
    ['news_readers.token_digest', { id: 'r2', mark: Buffer.alloc(32, 3) }],
  ])('of one %s', (column, changes) => {
    keepReader({})
    expect(refusalOf(() => keepReader(changes))).toContain(column)
  })
})

it('the daily_tallies table refuses a second row for a day and a Member State', () => {
  const insert = () => database.insert(dailyTallies).values({ day: '2026-11-22', memberState: 'EE' }).run()
  insert()
  expect(refusalOf(insert)).toContain('daily_tallies.day, daily_tallies.member_state')
})

test('every named rule of these tables has been seen to refuse', () => {
  const migration = readFileSync('db/migrations/0003_public_side.sql', 'utf8')
  const named = [...migration.matchAll(/CONSTRAINT "(\w+)"/gu)].map(([, name]) => name)
  const seen = new Set(tables.flatMap(([, , refusals]) => refusals.map(([constraint]) => constraint)))
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !seen.has(name ?? ''))).toEqual([])
})
