import { desc } from 'drizzle-orm'
import type { AuditEvent } from '#lib/domain/audit-event'
import type { Executor } from './connection.ts'
import { audit } from './schema.ts'

/** Adds a row; there is no way to change or remove one. */
export function writeAudit(database: Executor, entry: AuditEvent, at: Date): void {
  database
    .insert(audit)
    .values({ ...entry, at: at.toISOString() })
    .run()
}

/** The latest rows, newest first. */
export const readAudit = (database: Executor, limit: number): readonly (typeof audit.$inferSelect)[] =>
  database.select().from(audit).orderBy(desc(audit.id)).limit(limit).all()
