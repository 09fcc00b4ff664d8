import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { reconcile, verifyChain, verifyEnd } from '#db/chain'
import { openDatabase, type Database } from '#db/connection'
import { goLive, keepInitiative } from '#db/initiatives'
import { removeStatement, removedCounts, withdrawStatement, type Removal } from '#db/removals'
import { readTallies, recorder } from '#db/statements'
import { initiativeOfToday, temporaryFolder } from '#tests/support/collection'
import { aSealedStatement, aSpentChallenge } from '#tests/support/patient'

const removal: Removal = {
  reason: 'withdrawn',
  removedOn: '2026-11-29',
  at: new Date('2026-11-29T11:00:00Z'),
  record: { event: 'statement-withdrawn', organiserId: null },
}

/** A database in which statements count. */
function aLiveDatabase(): Database {
  const database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
  keepInitiative(database, initiativeOfToday(), new Date())
  goLive(database, new Date())
  return database
}

/** Has people sign, one after the other; their identifiers. */
async function signedBy(database: Database, count: number): Promise<readonly string[]> {
  const record = recorder(database)
  const identifiers: string[] = []
  for (let index = 0; index < count; index += 1) {
    const statement = { ...aSealedStatement(), isLive: true }
    expect(await record(statement, aSpentChallenge())).toBe('recorded')
    identifiers.push(statement.identifier)
  }
  return identifiers
}

/** Removes the statements in these places, counted from 1. */
const removeAt = (database: Database, ...ids: readonly number[]): void => {
  for (const id of ids) expect(removeStatement(database, id, removal)).toBe(true)
}

/** Writes as somebody does who has the file and takes away what guards it. */
function tamper(database: Database, sql: string): void {
  database.$client.exec(`
    DROP TRIGGER statements_are_never_changed;
    DROP TRIGGER statements_leave_a_mark;
    DROP TRIGGER removed_statements_are_never_changed;
    DROP TRIGGER audit_is_never_changed;
    DROP TRIGGER audit_is_never_shortened;
    ${sql}`)
}

describe('the chain of statements, some of which were removed,', () => {
  test.each([
    ['in the middle', [7]],
    ['several in a row', [7, 8, 9]],
    ['at the beginning', [1, 2]],
    ['at the end', [19, 20]],
    ['all of them', Array.from({ length: 20 }, (_, index) => index + 1)],
  ])('is whole, and goes on: %s', async (_where, ids) => {
    const database = aLiveDatabase()
    await signedBy(database, 20)
    removeAt(database, ...ids)
    expect(await reconcile(database)).toMatchObject({ isWhole: true, marks: { rows: ids.length } })
    await signedBy(database, 3)
    expect(await reconcile(database)).toMatchObject({ isWhole: true, statements: { rows: 23 } })
    expect(await verifyEnd(database, 'statements', 2)).toMatchObject({ firstUnfit: null })
  })

  test('stays whole whatever is signed, repeated and removed in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant('sign'), fc.constant('repeat'), fc.nat(30)), { maxLength: 40 }),
        async (deeds) => {
          const database = aLiveDatabase()
          const record = recorder(database)
          const kept: { readonly identifier: string; readonly fingerprint: Buffer }[] = []
          let removed = 0
          for (const deed of deeds) {
            if (deed === 'sign' || kept.length === 0) {
              const statement = { ...aSealedStatement(), isLive: true }
              kept.push(statement)
              await record(statement, aSpentChallenge())
            } else if (deed === 'repeat') {
              const again = { ...aSealedStatement(kept[0]?.fingerprint), isLive: true }
              expect(await record(again, aSpentChallenge())).toBe('repeated')
            } else {
              const [gone] = kept.splice(deed % kept.length, 1)
              expect(withdrawStatement(database, gone?.identifier ?? '', removal)).toBe(true)
              removed += 1
            }
          }
          expect(await reconcile(database)).toMatchObject({ isWhole: true, marks: { rows: removed } })
          expect(readTallies(database)[0]?.counted ?? 0).toBe(kept.length)
        },
      ),
      { numRuns: 25 },
    )
  }, 30_000)

  test.each([
    ['a row that went without a mark', 'DELETE FROM statements WHERE id = 5', 6],
    ['a row that went from before a mark’s successor', 'DELETE FROM statements WHERE id = 9', 10],
    ['another link in a mark', 'UPDATE removed_statements SET chain = zeroblob(32) WHERE id = 8', 9],
    ['a mark that went', 'DELETE FROM removed_statements WHERE id = 8', 9],
    ['the two marks that went', 'DELETE FROM removed_statements', 9],
    [
      'a mark made up beside a row that is there',
      "INSERT INTO removed_statements VALUES (12, zeroblob(32), 'EE', '2026-11-29', 'court')",
      12,
    ],
    [
      'a mark made up where nothing was',
      "UPDATE statements SET id = id + 100 WHERE id > 12; INSERT INTO removed_statements VALUES (13, zeroblob(32), 'EE', '2026-11-29', 'court')",
      113,
    ],
    ['a row beside a mark that was changed', "UPDATE statements SET language = 'fi' WHERE id = 9", 9],
  ])('shows %s', async (_what, sql, firstUnfit) => {
    const database = aLiveDatabase()
    await signedBy(database, 20)
    removeAt(database, 7, 8)
    tamper(database, sql)
    expect(await verifyChain(database, 'statements')).toMatchObject({ firstUnfit })
    expect(await reconcile(database)).toMatchObject({ isWhole: false })
  })

  test('stops whoever forgets the mark, and whoever would change one', async () => {
    const database = aLiveDatabase()
    await signedBy(database, 2)
    removeAt(database, 1)
    const { $client: client } = database
    expect(() => client.exec('DELETE FROM statements WHERE id = 2')).toThrow('statements_leave_a_mark')
    expect(() => client.exec("UPDATE removed_statements SET reason = 'court'")).toThrow(
      'removed_statements_are_never_changed',
    )
  })
})

describe('marks and what is on record', () => {
  const whole = { isWhole: true, rows: 3, firstUnrecorded: null, firstUnmarked: null, miscounted: [] }

  test.each([
    ['nothing, where nobody has touched them', '', whole],
    [
      'another link in a mark that another mark follows',
      'UPDATE removed_statements SET chain = zeroblob(32) WHERE id = 7',
      { firstUnrecorded: 7, firstUnmarked: 1 },
    ],
    ['a mark of the end that went', 'DELETE FROM removed_statements WHERE id = 20', { firstUnmarked: 3 }],
    [
      'a mark that was made for a row that somebody took',
      "INSERT INTO removed_statements SELECT id, chain, member_state, '2026-11-29', 'court' FROM statements WHERE id = 4; DELETE FROM statements WHERE id = 4",
      { firstUnrecorded: 4, miscounted: ['EE'] },
    ],
    [
      'another Member State in a mark',
      "UPDATE removed_statements SET member_state = 'FI' WHERE id = 8",
      { firstUnrecorded: 8, miscounted: ['EE', 'FI'] },
    ],
    ['a record that went', 'DELETE FROM audit WHERE id = 2', { firstUnrecorded: 8 }],
    ['a tally that was raised', 'UPDATE tallies SET removed = 4', { miscounted: ['EE'] }],
  ])('show %s', async (_what, sql, marks) => {
    const database = aLiveDatabase()
    await signedBy(database, 20)
    removeAt(database, 7, 8, 20)
    if (sql !== '') tamper(database, sql)
    expect((await reconcile(database)).marks).toMatchObject(marks)
    expect((await reconcile(database)).isWhole).toBe(sql === '')
  })
})

describe('a removal', () => {
  test('takes the statement out of every tally, and leaves who signed free to sign again', async () => {
    const database = aLiveDatabase()
    await signedBy(database, 3)
    const record = recorder(database)
    const mari = { ...aSealedStatement(), isLive: true }
    const before = sumsOf(database)
    await record(mari, aSpentChallenge())
    expect(sumsOf(database)).not.toEqual(before)
    database.$client.exec(`
      INSERT INTO suspect_statements SELECT id, 1 FROM statements WHERE identifier = '${mari.identifier}';
      UPDATE tallies SET suspect = suspect + 1; UPDATE daily_tallies SET suspect = suspect + 1;
      UPDATE batch_tallies SET suspect = suspect + 1`)

    expect(withdrawStatement(database, mari.identifier, removal)).toBe(true)
    expect(sumsOf(database)).toEqual(before)
    expect(removedCounts(database)).toEqual([{ memberState: 'EE', reason: 'withdrawn', count: 1 }])
    expect(database.$client.prepare('SELECT count(*) FROM suspect_statements').pluck().get()).toBe(0)
    const { identifier, leaf } = aSealedStatement()
    const again = { ...mari, identifier, leaf, sentAs: randomUUID() }
    expect(await record(again, aSpentChallenge())).toBe('recorded')
  })

  test('of a statement from before there were batches lowers what it was counted in', async () => {
    const database = aLiveDatabase()
    const [identifier = ''] = await signedBy(database, 1)
    tamper(database, 'UPDATE statements SET batch = NULL')
    expect(withdrawStatement(database, identifier, removal)).toBe(true)
    expect(readTallies(database)).toMatchObject([{ counted: 0 }])
  })

  test('is one or nothing: what is not there changes no tally and no record', async () => {
    const database = aLiveDatabase()
    const [identifier = ''] = await signedBy(database, 2)
    expect(withdrawStatement(database, identifier, removal)).toBe(true)
    const before = [sumsOf(database), database.$client.prepare('SELECT * FROM audit').all()]
    expect(withdrawStatement(database, identifier, removal)).toBe(false)
    expect(withdrawStatement(database, randomUUID(), removal)).toBe(false)
    expect(removeStatement(database, 1, removal)).toBe(false)
    expect([sumsOf(database), database.$client.prepare('SELECT * FROM audit').all()]).toEqual(before)
  })

  test('has the disk do about as much where there is nothing to remove', async () => {
    const database = aLiveDatabase()
    const identifiers = await signedBy(database, 200)
    // The noise of a while: its pages are spread like those of statements.
    for (let turn = 0; turn < 150; turn += 1) withdrawStatement(database, randomUUID(), removal)
    const framesOf = (identifier: string): number => {
      database.$client.pragma('wal_checkpoint(TRUNCATE)')
      withdrawStatement(database, identifier, removal)
      const [{ log }] = database.$client.pragma('wal_checkpoint(PASSIVE)') as [{ log: number }]
      return log
    }
    const mean = (ids: readonly string[]) => ids.reduce((sum, id) => sum + framesOf(id), 0) / ids.length
    const kept = mean(identifiers.filter((_, index) => index % 8 === 0))
    const unknown = mean(Array.from({ length: 25 }, () => randomUUID()))
    expect(unknown / kept, `${String(unknown)} pages against ${String(kept)}`).toBeGreaterThan(0.75)
    expect(unknown / kept, `${String(unknown)} pages against ${String(kept)}`).toBeLessThan(1.33)
  }, 30_000)
})

/** Every tally but that of what was removed, without those that are nothing. */
const sumsOf = ({ $client: client }: Database): readonly unknown[] => [
  ...['tallies', 'daily_tallies'].flatMap((table) =>
    client.prepare(`SELECT member_state, counted, suspect FROM ${table} WHERE counted > 0`).all(),
  ),
  ...['hourly_tallies', 'language_tallies', 'batch_tallies'].flatMap((table) =>
    client.prepare(`SELECT * FROM ${table} WHERE counted > 0`).all(),
  ),
]
