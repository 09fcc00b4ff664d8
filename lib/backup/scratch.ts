import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

const prefix = '.backup-scratch-'

export interface Scratch {
  /** A folder for its owner's eyes alone. */
  readonly folder: string
  readonly remove: () => void
}

/**
 * Takes a place for what must not stay: a readable copy of the database. It lies beside the database, so that it is no
 * less protected and never in a temporary folder that may be memory.
 *
 * One backup at a time: the lock is a lock of the operating system, which goes with the process however it ends. What a
 * killed backup has left is removed here.
 *
 * @returns `null` while another backup of this database is under way.
 */
export function takeScratch(dataFolder: string): Scratch | null {
  const unlock = keepBackupsAway(dataFolder)
  if (unlock === null) return null
  try {
    for (const left of leftScratch(dataFolder)) rmSync(left, { recursive: true, force: true })
    // mkdtemp gives it mode 0700.
    const folder = mkdtempSync(join(dataFolder, prefix))
    return {
      folder,
      remove: () => {
        rmSync(folder, { recursive: true, force: true })
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Lets no backup begin until the function is called; `null` while one is under way. */
export const keepBackupsAway = (dataFolder: string): (() => void) | null => lock(join(dataFolder, 'backup.lock'))

/** The folders that killed backups have left, each with a readable copy of the database. */
export const leftScratch = (dataFolder: string): readonly string[] =>
  readdirSync(dataFolder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(dataFolder, name))

/** SQLite's own lock on a file that stays empty: Node has no other that the system releases. */
function lock(file: string): (() => void) | null {
  const holder = new BetterSqlite3(file, { timeout: 0 })
  try {
    chmodSync(file, 0o600)
    holder.exec('BEGIN EXCLUSIVE')
    return () => {
      holder.close()
    }
  } catch (error) {
    holder.close()
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
