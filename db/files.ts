import { eq } from 'drizzle-orm'
import type { Executor } from './connection.ts'
import { files } from './schema.ts'

type FileRow = typeof files.$inferSelect

/** Keeps a file in the place of the one that was there. */
export function keepFile(
  database: Executor,
  { changedAt, ...file }: Omit<FileRow, 'changedAt'> & { changedAt: Date },
): void {
  const row = { ...file, changedAt: changedAt.toISOString() }
  database.insert(files).values(row).onConflictDoUpdate({ target: files.name, set: row }).run()
}

export function removeFile(database: Executor, name: FileRow['name']): void {
  database.delete(files).where(eq(files.name, name)).run()
}

/** A file with its bytes; `null` where there is none. */
export const readFile = (
  database: Executor,
  name: FileRow['name'],
): Pick<FileRow, 'type' | 'bytes' | 'sha256'> | null =>
  database
    .select({ type: files.type, bytes: files.bytes, sha256: files.sha256 })
    .from(files)
    .where(eq(files.name, name))
    .get() ?? null
