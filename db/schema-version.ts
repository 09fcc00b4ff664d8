import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

/** Which migrations a database has had, against those that this version of Colligo brings. */
export interface SchemaVersion {
  /** Number of the last migration that the database has had, as in its file's name; `null` before the first. */
  readonly has: number | null
  readonly wanted: number
  readonly state: 'current' | 'older' | 'newer'
}

/**
 * Compares a database with the migrations beside the code. Changes nothing.
 *
 * @param migrations - Their folder.
 */
export function schemaVersion(client: BetterSqlite3.Database, migrations: string): SchemaVersion {
  const { entries } = JSON.parse(readFileSync(join(migrations, 'meta', '_journal.json'), 'utf8')) as {
    readonly entries: readonly { readonly idx: number; readonly when: number }[]
  }
  const when = lastWhen(client)
  const newest = entries.at(-1)
  const had = entries.filter((entry) => when !== null && entry.when <= when).at(-1)
  return { has: had?.idx ?? null, wanted: newest?.idx ?? 0, state: stateOf(when, newest?.when ?? 0) }
}

function stateOf(when: number | null, newest: number): SchemaVersion['state'] {
  if (when === newest) return 'current'
  return when !== null && when > newest ? 'newer' : 'older'
}

/**
 * The same of a file; `null` where there is none, or it cannot be read: whoever opens it says why. Opened for reading alone,
 * so that nothing is written back into it.
 */
export function schemaOfFile(file: string, migrations: string): SchemaVersion | null {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return null
  let client: BetterSqlite3.Database | undefined
  try {
    client = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 5000 })
    return schemaVersion(client, migrations)
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) return null
    throw error
  } finally {
    client?.close()
  }
}

/** When the last migration was made that the database has had: drizzle tells them apart by that. */
function lastWhen(client: BetterSqlite3.Database): number | null {
  const isThere = client.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get() !== undefined
  const when = isThere ? client.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() : null
  return when === null ? null : Number(when)
}
