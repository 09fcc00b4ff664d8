import BetterSqlite3 from 'better-sqlite3'
import { asc, count, desc, lte, sql } from 'drizzle-orm'
import { existsSync, rmSync } from 'node:fs'
import type { Database, Executor } from './connection.ts'
import {
  alarms,
  audit,
  batchedStatements,
  batches,
  batchTallies,
  destructions,
  doubtTallies,
  exportBatches,
  hourlyTallies,
  leafPlaces,
  newsReaders,
  noise,
  outgoingMails,
  statements,
  suspectStatements,
  tallies,
  usedChallenges,
  waitingLeaves,
  withdrawalWishes,
} from './schema.ts'

export type DestructionRow = Omit<typeof destructions.$inferSelect, 'id'>

/** The destruction that was begun, finished or not; `null` where none was. */
export const readDestruction = (database: Executor): DestructionRow | null =>
  database.select().from(destructions).get() ?? null

/** Says that the statements are destroyed: from here on nothing is taken, and they may be deleted. */
export function beginDestruction(database: Executor, facts: string, at: Date): void {
  database.insert(destructions).values({ id: 1, at: at.toISOString(), facts }).run()
}

/** Keeps the certificate, once. @returns Whether it was still missing. */
export const certifyDestruction = (
  database: Executor,
  { certificate, signature }: { readonly certificate: string; readonly signature: Buffer },
): boolean =>
  database
    .update(destructions)
    .set({ certificate, signature })
    .where(sql`${destructions.certificate} IS NULL`)
    .run().changes === 1

/**
 * Whether a database file says that its statements are destroyed; asked only where a key is missing, before the database
 * is opened for use. `false` where the file is none, or older than destructions.
 */
export function isDestroyed(file: string): boolean {
  if (!existsSync(file)) return false
  // What SQLite puts beside the file to read it goes again: where a key is missing nothing is touched.
  const madeForReading = [`${file}-shm`, `${file}-wal`].filter((beside) => !existsSync(beside))
  let client: BetterSqlite3.Database | undefined
  try {
    client = new BetterSqlite3(file, { readonly: true, timeout: 5000 })
    return client.prepare('SELECT 1 FROM destructions').get() !== undefined
  } catch (error) {
    // SQLITE_NOTADB, SQLITE_CORRUPT, a table that is not there: whoever opens it for use says so.
    if (error instanceof BetterSqlite3.SqliteError) return false
    throw error
  } finally {
    client?.close()
    for (const beside of madeForReading) rmSync(beside, { force: true })
  }
}

/** What stands of the statements at a moment, for the record. */
export interface Standing {
  readonly memberStates: readonly (typeof tallies.$inferSelect)[]
  readonly statements: number
  readonly lastStatementLink: string | null
  readonly auditRows: number
  readonly lastAuditLink: string | null
  readonly newsReaders: number
}

export function standingOf(database: Executor): Standing {
  const lastOf = (table: typeof statements | typeof audit): string | null =>
    database.select({ chain: table.chain }).from(table).orderBy(desc(table.id)).limit(1).get()?.chain.toString('hex') ??
    null
  const rowsOf = (table: typeof statements | typeof audit | typeof newsReaders): number =>
    database.select({ rows: count() }).from(table).get()?.rows ?? 0
  return {
    memberStates: database.select().from(tallies).orderBy(asc(tallies.memberState)).all(),
    statements: rowsOf(statements),
    lastStatementLink: lastOf(statements),
    auditRows: rowsOf(audit),
    lastAuditLink: lastOf(audit),
    newsReaders: rowsOf(newsReaders),
  }
}

/**
 * Tables of which nothing remains. The tallies by Member State and by day stay for the public pages, and so do the marks
 * of statements that were removed, and of batches their counts, days and results with the authorities' certificates: none
 * of them says anything of anybody.
 */
const emptied = [
  noise,
  usedChallenges,
  suspectStatements,
  outgoingMails,
  newsReaders,
  batchTallies,
  batches,
  hourlyTallies,
  doubtTallies,
  alarms,
  batchedStatements,
  withdrawalWishes,
  waitingLeaves,
  leafPlaces,
] as const

/** Statements that are deleted in one transaction: pages are served between one and the next. */
const atOnce = 2000

/** Deletes some of what is to be destroyed. @returns Whether anything was left to delete. */
export function deleteSome(database: Database): boolean {
  return database.transaction(
    (transaction) => {
      const some = transaction.select({ id: statements.id }).from(statements).orderBy(asc(statements.id)).limit(atOnce)
      const last = some.all().at(-1)
      if (last !== undefined) return transaction.delete(statements).where(lte(statements.id, last.id)).run().changes > 0
      for (const table of emptied) transaction.delete(table).run()
      // The first line of a file that nobody can download any more.
      transaction.update(exportBatches).set({ header: null }).run()
      return false
    },
    { behavior: 'immediate' },
  )
}

/** How far a destruction has come, for whoever has the file open for reading alone; `null` where none was begun. */
export function readDestructionState({ $client: client }: Pick<Database, '$client'>): 'begun' | 'finished' | null {
  const row = client.prepare('SELECT certificate IS NOT NULL FROM destructions').pluck().get()
  return row === undefined ? null : row === 1 ? 'finished' : 'begun'
}

/** Rows that should be gone. */
export const rowsLeft = (database: Pick<Database, '$client'>): number =>
  [
    'statements',
    'noise',
    'used_challenges',
    'news_readers',
    'outgoing_mails',
    'batched_statements',
    'withdrawal_wishes',
    'waiting_leaves',
    'leaf_places',
  ]
    .map((table) => Number(database.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get()))
    .reduce((sum, rows) => sum + rows, 0)

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Tries before others are taken to be at work for good: two minutes. */
const mostTries = 120

/**
 * Writes the file anew without what was deleted, and the log back into it, so that neither holds it any more. Waits for
 * the moments in which others read or write.
 *
 * @returns Whether it came about.
 */
export async function rewriteFile({ $client: client }: Pick<Database, '$client'>): Promise<boolean> {
  const truncated = (): boolean => {
    const [row] = client.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[]
    return row?.busy === 0
  }
  const steps: readonly (() => boolean)[] = [
    // What was deleted is overwritten in the file itself before its pages are given back.
    truncated,
    () => {
      client.exec('VACUUM')
      return true
    },
    truncated,
  ]
  for (const step of steps) if (!(await insisted(step))) return false
  return true
}

async function insisted(step: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      if (step()) return true
    } catch (error) {
      // Somebody is in the middle of something: SQLITE_BUSY and its relatives, SQLITE_LOCKED.
      if (!(error instanceof BetterSqlite3.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/u.test(error.code))) throw error
    }
    await pause(1000)
  }
  return false
}
