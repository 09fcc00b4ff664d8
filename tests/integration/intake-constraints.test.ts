import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { lendLinksToMigration } from '#db/chain'
import { openDatabase, type Database } from '#db/connection'
import { intakeKeyReader } from '#db/intake-seals'
import { initiatives, intakeSeals, recipients } from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'
const aRow = { memberState: 'EE', askedBy: 1, agreedBy: 2, agreedAt: instant }
const fingerprint = 'a'.repeat(64)

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
  keepKey({})
})

/** A confirmed key for single statements of Estonia. */
function keepKey(changes: object): void {
  const words = { authority: 'Siseministeerium', address: 'Tallinn', language: 'et', holder: '', strength: 'X25519' }
  const asked = { askedBy: 1, askedAt: instant, askedHeard: 'letter' } as const
  const confirmed = { confirmedBy: 2, confirmedAt: instant, confirmedHeard: 'letter' } as const
  const key = { envelope: 'jose', key: '{"kty":"OKP","crv":"X25519","x":"A"}', fingerprint } as const
  database
    .insert(recipients)
    .values({ memberState: 'EE', ...words, ...key, ...asked, ...confirmed, ...changes })
    .run()
}

const keep = (changes: object = {}) =>
  database
    .insert(intakeSeals)
    .values({ ...aRow, ...changes })
    .run()

const goLive = () =>
  database.insert(initiatives).values({ id: 1, content: '{}', importedAt: instant, liveAt: instant }).run()

const withdraw = (id: number) =>
  database.$client.prepare('UPDATE recipients SET withdrawn_by = 1, withdrawn_at = ? WHERE id = ?').run(instant, id)

eachRefuses([
  [
    'intake_seals',
    keep,
    [
      ['intake_seals_two_persons', { agreedBy: 1 }],
      ['intake_seals_agreed_at_is_instant', { agreedAt: '2026-11-22' }],
    ],
  ],
  [
    'recipients of this kind',
    keepKey,
    [
      ['recipients_key_is_public', { key: '{"kty":"OKP","crv":"X25519","x":"A","d":"B"}' }],
      ['recipients_key_is_public', { key: '{"kty":"oct","k":"A"}' }],
    ],
  ],
])

describe('to whom statements are sealed', () => {
  it('names a Member State by its code', () => {
    database.$client.exec('DROP TRIGGER intake_seals_need_a_key')
    expect(refusalOf(() => keep({ memberState: 'Estonia' }))).toContain('intake_seals_member_state_code')
  })

  it('is decided before going live, and not changed after that', () => {
    keep()
    expect(refusalOf(() => database.update(intakeSeals).set({ askedBy: 3 }).run())).toContain('intake_seals_stand')
    expect(database.delete(intakeSeals).run().changes).toBe(1)
    keep()
    goLive()
    expect(refusalOf(() => database.delete(intakeSeals).run())).toContain('intake_seals_end_before_going_live')
    keepKey({ memberState: 'FI' })
    expect(refusalOf(() => keep({ memberState: 'FI' }))).toContain('intake_seals_begin_before_going_live')
  })

  it('needs a key that two have taken and nobody has withdrawn, of this very kind', () => {
    expect(refusalOf(() => keep({ memberState: 'FI' }))).toContain('intake_seals_need_a_key')
    keepKey({ memberState: 'FI', envelope: 'age', key: `age1${'q'.repeat(58)}` })
    keepKey({ memberState: 'FI', confirmedBy: null, confirmedAt: null, confirmedHeard: null })
    expect(refusalOf(() => keep({ memberState: 'FI' }))).toContain('intake_seals_need_a_key')
    withdraw(1)
    expect(refusalOf(() => keep())).toContain('intake_seals_need_a_key')
  })

  it('keeps its key until another takes over', () => {
    keep()
    expect(refusalOf(() => withdraw(1))).toContain('recipients_that_seal_stay')
    keepKey({ confirmedAt: '2026-11-23T11:00:00.000Z', fingerprint: 'b'.repeat(64) })
    expect(intakeKeyReader(database)('EE')?.fingerprint).toBe('b'.repeat(64))
    expect(refusalOf(() => withdraw(2))).toContain('recipients_that_seal_stay')
    expect(withdraw(1).changes).toBe(1)
    expect(intakeKeyReader(database)('FI')).toBeNull()
  })

  it('is nobody where the database was turned against itself: never the organisers in silence', () => {
    keep()
    database.$client.exec('DROP TRIGGER recipients_that_seal_stay')
    withdraw(1)
    expect(() => intakeKeyReader(database)('EE')).toThrow('no key of the authority seals')
  })
})

it('came to databases whose authorities were on file, and left them as they were', () => {
  const old = join(temporaryFolder(), 'old.sqlite')
  const client = new BetterSqlite3(old)
  lendLinksToMigration(client)
  const { entries } = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
    readonly entries: readonly { readonly tag: string; readonly when: number }[]
  }
  client.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)')
  for (const { tag, when } of entries.filter((entry) => entry.tag < '0010')) {
    client.exec(readFileSync(join('db/migrations', `${tag}.sql`), 'utf8'))
    client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('', ?)").run(when)
  }
  const key = `age1${'q'.repeat(58)}`
  const add = client.prepare(
    `INSERT INTO recipients (member_state, authority, address, language, envelope, key, fingerprint, holder, strength,
       asked_by, asked_at, asked_heard) VALUES ('EE', 'A', 'B', 'et', 'age', ?, ?, '', 'X25519', 1, ?, 'letter')`,
  )
  for (let number = 0; number < 3; number += 1) add.run(key, key, instant)
  const before = client.prepare('SELECT * FROM recipients').all()
  client.close()

  const opened = openDatabase(old)
  onTestFinished(() => {
    opened.$client.close()
  })
  expect(opened.$client.prepare('SELECT * FROM recipients').all()).toEqual(before)
  expect(refusalOf(() => opened.$client.exec('DELETE FROM recipients'))).toContain('recipients_are_never_removed')
  expect(refusalOf(() => opened.$client.exec("UPDATE recipients SET key = 'age1x'"))).toContain(
    'recipients_stand_as_asked',
  )
  database = opened
  keepKey({})
  expect(opened.$client.prepare('SELECT max(id) FROM recipients').pluck().get()).toBe(4)
})
