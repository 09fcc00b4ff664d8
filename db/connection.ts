import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { lendLinksToMigration } from './chain.ts'
import * as schema from './schema.ts'
import { schemaVersion } from './schema-version.ts'

/** The instance's database: one SQLite file with its write-ahead log beside it. */
export type Database = BetterSQLite3Database<typeof schema> & { readonly $client: BetterSqlite3.Database }

/** The database inside a migration, a transaction or outside one. */
export type Executor = Pick<Database, 'select' | 'insert' | 'update' | 'delete'>

/** Where the migrations lie: beside the code, wherever the process was started from. */
export const migrationsFolder = join(process.cwd(), 'db', 'migrations')

/** An older version would go on as if nothing were, and write what the newer one cannot rely on. */
export const newerSentence = (file: string): string =>
  `A newer Colligo has written ${file}. Start that version, or go back by the backup from before: docs/hosting/upgrading.md`

/**
 * Opens the database, creating it where it is new, and brings its schema up to date.
 *
 * `synchronous = FULL` with a write-ahead log: a commit that returned is on disk, so a receipt shown is a statement
 * kept. `secure_delete` and `temp_store` keep what was deleted or sorted from lying about on disk.
 *
 * @throws Error with a sentence that says what to do where the file is empty, no database, or of a newer version.
 */
export function openDatabase(file: string): Database {
  // SQLite would take it for a new one, and throw away the log beside it.
  if (existsSync(file) && statSync(file).size === 0) {
    throw new Error(`${file} is empty. Restore it from a backup; delete it only if nothing was ever collected here.`)
  }
  // For the server's own eyes; SQLite gives its log the same mode.
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const client = new BetterSqlite3(file, { timeout: 5000 })
  if (!isReadable(client)) throw new Error(`${file} is no database any more. Restore it from a backup.`)
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
    'temp_store = MEMORY',
    'trusted_schema = OFF',
    'cell_size_check = ON',
  ]) {
    client.pragma(pragma)
  }
  const database = drizzle(client, { schema })
  if (schemaVersion(client, migrationsFolder).state === 'newer') throw new Error(newerSentence(file))
  lendLinksToMigration(client)
  migrate(database, { migrationsFolder })
  return database
}

function isReadable(client: BetterSqlite3.Database): boolean {
  try {
    client.pragma('schema_version')
    return true
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_NOTADB') return false
    throw error
  }
}

/** Writes the log back into the file and closes it. Nothing may use the database afterwards. */
export function closeDatabase(database: Database): void {
  database.$client.pragma('wal_checkpoint(TRUNCATE)')
  database.$client.close()
}
