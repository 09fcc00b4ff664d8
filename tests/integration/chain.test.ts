import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { writeAudit } from '#db/audit'
import { reconcile, verifyChain, verifyEnd } from '#db/chain'
import { openDatabase, type Database } from '#db/connection'
import { rolesOf } from '#db/organisers'
import { recorder } from '#db/statements'
import { founderRoles } from '#lib/domain/role'
import { temporaryFolder } from '#tests/support/collection'
import { aSealedStatement, aSpentChallenge, haveSigned } from '#tests/support/patient'

let folder: string
let database: Database

beforeEach(() => {
  folder = temporaryFolder()
  database = opened()
})

function opened(): Database {
  const another = openDatabase(join(folder, 'colligo.sqlite'))
  onTestFinished(() => {
    another.$client.close()
  })
  return another
}

const expiresAt = new Date('2026-11-22T13:00:00Z')

/** Has people sign at the same moment, as many as `count`. */
const sign = (count: number, through = database): Promise<void> => haveSigned(through, count)

/** Writes as somebody does who has the file and takes away what guards it. */
function tamper(sql: string): void {
  database.$client.exec(`
    DROP TRIGGER statements_are_never_changed;
    DROP TRIGGER audit_is_never_changed;
    DROP TRIGGER audit_is_never_shortened;
    ${sql}`)
}

const ok = (rows: number) => ({ rows, firstUnfit: null, isCut: false })

describe('the chain of statements', () => {
  test('is whole after people of several pages have signed, from two processes', async () => {
    const other = opened()
    for (let turn = 0; turn < 6; turn += 1) {
      await sign(120)
      await sign(40, other)
    }
    const pages: number[] = []
    expect(await verifyChain(database, 'statements', (rows) => pages.push(rows))).toEqual(ok(960))
    expect(pages).toEqual([500, 960])
  })

  test('can be worked out by anybody from the documented bytes', async () => {
    await sign(2)
    // A number is bound by its digits, and has the label of what came later.
    const rows = database.$client
      .prepare('SELECT *, CAST(batch AS TEXT) AS batch FROM statements ORDER BY id')
      .all() as Record<string, string>[]
    let previous = Buffer.alloc(32)
    for (const row of rows) {
      const fields = ['identifier', 'member_state', 'fingerprint', 'sealed', 'signed_on', 'language', 'batch']
      const bytes = fields.map((name) => Buffer.from(row[name] ?? ''))
      const parts = bytes.flatMap((field) => [Buffer.from(`${String(field.length)}:`), field])
      const all = Buffer.concat([Buffer.from('colligo chain of statements 2\n'), previous, ...parts])
      previous = createHash('sha256').update(all).digest()
      expect(previous.equals(row['chain'] as unknown as Buffer)).toBe(true)
    }
  })

  test('goes on over signatures that came again, and those that failed', async () => {
    const record = recorder(database)
    const mari = aSealedStatement()
    await record(mari, aSpentChallenge())
    expect(await record(aSealedStatement(mari.fingerprint), aSpentChallenge())).toBe('repeated')
    const [failed, kept] = await Promise.allSettled([
      record({ ...aSealedStatement(), language: 'Estonian' }, aSpentChallenge()),
      record(aSealedStatement(), aSpentChallenge()),
    ])
    expect([failed.status, kept.status]).toEqual(['rejected', 'fulfilled'])
    expect(await verifyChain(database, 'statements')).toEqual(ok(2))
  })

  test.each([
    ['an edited Member State', "UPDATE statements SET member_state = 'FI' WHERE id = 7", 7],
    ['an edited day', "UPDATE statements SET signed_on = '2020-02-29' WHERE id = 7", 7],
    ['an edited language', "UPDATE statements SET language = 'fi' WHERE id = 7", 7],
    ['another seal', "UPDATE statements SET sealed = sealed || 'a' WHERE id = 7", 7],
    ['another fingerprint', 'UPDATE statements SET fingerprint = zeroblob(32) WHERE id = 7', 7],
    ['another link', 'UPDATE statements SET chain = zeroblob(32) WHERE id = 7', 7],
    ['a deleted row', 'DELETE FROM statements WHERE id = 7', 8],
    ['a deleted beginning', 'DELETE FROM statements WHERE id < 3', 3],
    [
      'an inserted row',
      `DELETE FROM statements WHERE id = 20;
       UPDATE statements SET id = id + 1 WHERE id = 19; UPDATE statements SET id = id + 1 WHERE id = 18;
       INSERT INTO statements SELECT 18, '6f1c1a52-8a3e-8c55-9b11-0c6f6f7a3b21', 'EE', zeroblob(32), sealed, signed_on,
       language, chain, batch FROM statements WHERE id = 17`,
      18,
    ],
    [
      'two rows in each other’s place',
      'UPDATE statements SET id = 99 WHERE id = 7; UPDATE statements SET id = 7 WHERE id = 8; UPDATE statements SET id = 8 WHERE id = 99',
      7,
    ],
    ['a row moved to the end', 'UPDATE statements SET id = 99 WHERE id = 7', 8],
  ])('finds %s and names the row', async (_what, sql, firstUnfit) => {
    await sign(20)
    tamper(sql)
    expect(await verifyChain(database, 'statements')).toMatchObject({ firstUnfit })
  })

  test('is looked at from the end alone where that is asked', async () => {
    await sign(20)
    expect(await verifyEnd(database, 'statements', 5)).toEqual(ok(5))
    expect(await verifyEnd(database, 'statements', 500)).toEqual(ok(20))
    tamper("UPDATE statements SET language = 'fi' WHERE id IN (3, 18)")
    expect(await verifyEnd(database, 'statements', 5)).toMatchObject({ firstUnfit: 18 })
  })
})

describe('the chain of the audit', () => {
  const happen = (count: number): void => {
    for (let index = 0; index < count; index += 1) {
      writeAudit(database, { event: 'export-finished', organiserId: 1, memberState: 'EE', count: index }, expiresAt)
      writeAudit(database, { event: 'sign-in-failed', organiserId: null }, expiresAt)
    }
  }

  test.each([
    ['nothing, where nobody has touched it', '', null, false],
    ['another organiser', 'UPDATE audit SET organiser_id = 2 WHERE id = 3', 3, false],
    ['an organiser who was made unknown', 'UPDATE audit SET organiser_id = NULL WHERE id = 3', 3, false],
    [
      'a number moved from the count to the organiser',
      'UPDATE audit SET organiser_id = 11, count = NULL WHERE id = 3',
      3,
      false,
    ],
    ['a deleted row', 'DELETE FROM audit WHERE id = 3', 4, false],
    ['a deleted end', 'DELETE FROM audit WHERE id > 3', null, true],
    ['a deleted whole', 'DELETE FROM audit', null, true],
  ])('finds %s', async (_what, sql, firstUnfit, isCut) => {
    happen(5)
    tamper(sql)
    expect(await verifyChain(database, 'audit')).toMatchObject({ firstUnfit, isCut })
  })

  test.each([
    ['nothing, where nobody has touched it', '', null],
    ['another person to whom it was done', 'UPDATE audit SET subject_id = 4 WHERE id = 2', 2],
    ['one who was made unknown', 'UPDATE audit SET subject_id = NULL WHERE id = 2', 2],
    ['one who was made up', 'UPDATE audit SET subject_id = 3 WHERE id = 1', 1],
  ])('also of rows about somebody: finds %s', async (_what, sql, firstUnfit) => {
    writeAudit(database, { event: 'signed-in', organiserId: 1 }, expiresAt)
    writeAudit(database, { event: 'roles-changed', organiserId: 1, subjectId: 3 }, expiresAt)
    writeAudit(database, { event: 'signed-out', organiserId: 1 }, expiresAt)
    tamper(sql)
    expect(await verifyChain(database, 'audit')).toMatchObject({ firstUnfit, isCut: false })
  })

  test('is whole where a process writes inside a transaction of its own, and another beside it', async () => {
    happen(1)
    database.$client.transaction(() => {
      happen(1)
    })()
    writeAudit(opened(), { event: 'signed-out', organiserId: 1 }, expiresAt)
    happen(1)
    expect(await verifyChain(database, 'audit')).toEqual(ok(7))
  })
})

const noMarks = { isWhole: true, rows: 0, firstUnrecorded: null, firstUnmarked: null, miscounted: [] }

describe('rows and tallies', () => {
  test('agree after people have signed', async () => {
    await sign(30)
    expect(await reconcile(database)).toEqual({
      miscounted: [],
      statements: ok(30),
      audit: ok(0),
      marks: noMarks,
      isWhole: true,
    })
  })

  test('tell of statements that went from the end, where no later row misses them', async () => {
    await sign(30)
    tamper('DELETE FROM statements WHERE id > 28')
    expect(await reconcile(database)).toMatchObject({
      isWhole: false,
      miscounted: [{ memberState: 'EE', rows: 28, counted: 30 }],
    })
  })

  test('tell of a Member State that is counted without rows, and of rows that are not counted', async () => {
    await sign(3)
    tamper("UPDATE tallies SET member_state = 'FI'")
    expect((await reconcile(database)).miscounted).toEqual([
      { memberState: 'EE', rows: 3, counted: 0 },
      { memberState: 'FI', rows: 0, counted: 3 },
    ])
  })
})

test('a database from before the chain is chained when it is opened, with its rows and guards', async () => {
  const old = join(folder, 'old.sqlite')
  const client = new BetterSqlite3(old)
  const migrations = ['0000_founding', '0001_noise']
  const journal = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
    entries: { tag: string; when: number }[]
  }
  client.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)')
  for (const { tag, when } of journal.entries.filter((entry) => migrations.includes(entry.tag))) {
    client.exec(readFileSync(join('db/migrations', `${tag}.sql`), 'utf8'))
    client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('', ?)").run(when)
  }
  const add = client.prepare(
    "INSERT INTO statements VALUES (NULL, :identifier, :memberState, :fingerprint, :sealed, '2026-11-22', 'et')",
  )
  client.transaction(() => {
    for (let index = 0; index < 700; index += 1) add.run(aSealedStatement())
  })()
  client.exec('DELETE FROM statements WHERE id IN (5, 6)')
  client.exec("INSERT INTO audit (at, event) VALUES ('2026-11-22T11:00:00.000Z', 'signed-in')")
  client.exec(
    "INSERT INTO organisers (email, name, password_hash, code_secret) VALUES ('i@x', 'I', '$argon2id$', x'00')",
  )
  client.close()

  const mended = openDatabase(old)
  onTestFinished(() => {
    mended.$client.close()
  })
  expect(await verifyChain(mended, 'statements')).toEqual(ok(698))
  expect(await verifyChain(mended, 'audit')).toEqual(ok(1))
  // Whoever was an organiser before there were roles can do all that they could.
  expect(rolesOf(mended, 1).toSorted()).toEqual(founderRoles.toSorted())
  expect(() => mended.$client.exec('DELETE FROM audit')).toThrow('audit_is_never_shortened')
  expect(() => mended.$client.exec('UPDATE audit SET id = 9')).toThrow('audit_is_never_changed')
  expect(() => mended.$client.exec('UPDATE statements SET id = 9')).toThrow('statements_are_never_changed')
  writeAudit(mended, { event: 'signed-out', organiserId: null }, expiresAt)
  expect(await verifyChain(mended, 'audit')).toEqual(ok(2))
})
