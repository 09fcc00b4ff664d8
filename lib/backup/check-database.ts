import { rmSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok, type Result } from '#lib/domain/result'

export interface CheckedDatabase {
  readonly statements: number
  /** Whether its statements were destroyed: the tallies still know how many there were. */
  readonly isDestroyed: boolean
}

/** `counts-differ`: the statements in the table are not as many as the tallies say. */
export type DatabaseProblem = 'damaged' | 'not-colligo' | 'counts-differ'

/**
 * Reads a whole copy of the database: every page and index, what refers to what, and whether the statements are as many
 * as were counted when they came. About a minute for each GB; nothing else happens in this process meanwhile.
 */
export function checkDatabase(file: string): Result<CheckedDatabase, DatabaseProblem> {
  const database = new BetterSqlite3(file, { fileMustExist: true })
  try {
    return check(database)
  } catch (error) {
    // Pages that are no pages: SQLITE_NOTADB, SQLITE_CORRUPT and their relatives.
    if (error instanceof BetterSqlite3.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/u.test(error.code)) {
      return fail('damaged')
    }
    throw error
  } finally {
    database.close()
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  }
}

function check(database: BetterSqlite3.Database): Result<CheckedDatabase, DatabaseProblem> {
  // The file may come from anywhere: nothing in its schema is trusted to run.
  for (const pragma of ['trusted_schema = OFF', 'cell_size_check = ON', 'query_only = ON']) database.pragma(pragma)
  if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return fail('damaged')
  if ((database.pragma('foreign_key_check') as readonly unknown[]).length > 0) return fail('damaged')

  const tables = database.prepare(`SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN (${names})`)
  if (tables.pluck().get() !== needed.length) return fail('not-colligo')
  const kept = counts(database, 'SELECT member_state, count(*) FROM statements GROUP BY member_state')
  const counted = counts(database, 'SELECT member_state, counted FROM tallies WHERE counted > 0')
  // What was destroyed is counted still, and must be gone.
  if (wasDestroyed(database)) return kept.size === 0 ? ok({ statements: 0, isDestroyed: true }) : fail('counts-differ')
  const isEqual = kept.size === counted.size && [...kept].every(([state, count]) => counted.get(state) === count)
  const statements = [...kept.values()].reduce((sum, count) => sum + count, 0)
  return isEqual ? ok({ statements, isDestroyed: false }) : fail('counts-differ')
}

/** Databases that are older than destructions have no table for them. */
const wasDestroyed = (database: BetterSqlite3.Database): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'destructions'").get() !== undefined &&
  database.prepare('SELECT 1 FROM destructions').get() !== undefined

const needed = ['statements', 'tallies', 'initiatives', 'sealing_keys', 'audit'] as const
const names = needed.map((name) => `'${name}'`).join(', ')

const counts = (database: BetterSqlite3.Database, query: string): ReadonlyMap<string, number> =>
  new Map(database.prepare<[], [string, number]>(query).raw().all())
