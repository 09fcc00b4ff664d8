import { closeSync, openSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'

/** Pages that are copied before signals and progress have their turn: 8 MiB. */
const pagesAtOnce = 2048

export interface Copied {
  /** Statements that the tallies counted when the copy began. */
  readonly statements: number
}

/**
 * Copies the database as it stands at this moment, while others go on writing to it.
 *
 * One read transaction is held throughout. With a write-ahead log it keeps nobody from writing, and it keeps SQLite from
 * beginning anew whenever somebody has: without it a busy collection would never be copied. The price is a log that
 * grows by what is written meanwhile. SQLite's backup and not `VACUUM INTO`: that sorts the whole database anew in one
 * call, which neither tells how far it is nor stops when asked to.
 *
 * @throws SqliteError; an AbortError.
 */
export async function copyDatabase(
  from: string,
  to: string,
  { onProgress, signal }: { readonly onProgress: (bytes: number) => void; readonly signal: AbortSignal },
): Promise<Copied> {
  // SQLite would create it for everybody's eyes.
  closeSync(openSync(to, 'wx', 0o600))
  const source = new BetterSqlite3(from, { fileMustExist: true, timeout: 5000 })
  try {
    source.pragma('query_only = ON')
    source.exec('BEGIN')
    const statements = source.prepare<[], number>('SELECT coalesce(sum(counted), 0) FROM tallies').pluck().get() ?? 0
    const pageSize = source.pragma('page_size', { simple: true }) as number
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        signal.throwIfAborted()
        onProgress((totalPages - remainingPages) * pageSize)
        return pagesAtOnce
      },
    })
    return { statements }
  } finally {
    source.close()
  }
}
