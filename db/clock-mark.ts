import { sql } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { clockMarks } from './schema.ts'

/** The latest time that this machine's clock has shown; `null` before the first was kept. */
export function readClockMark(database: Database): Date | null {
  const row = database.select().from(clockMarks).get()
  return row === undefined ? null : new Date(row.at)
}

/** Keeps a time as the latest, unless another process has kept a later one. */
export function writeClockMark(database: Database, at: Date): void {
  database
    .insert(clockMarks)
    .values({ id: 1, at: at.toISOString() })
    .onConflictDoUpdate({ target: clockMarks.id, set: { at: sql`max(at, excluded.at)` } })
    .run()
}
