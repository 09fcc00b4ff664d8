import { desc, eq } from 'drizzle-orm'
import type { AuditEvent } from '#lib/domain/audit-event'
import { auditLinks } from './chain.ts'
import type { Database, Executor } from './connection.ts'
import { audit } from './schema.ts'

/** Adds a row; there is no way to change or remove one. Its link and it come in one transaction: several processes write. */
export function writeAudit(database: Database, entry: AuditEvent, at: Date): void {
  const row = { ...entry, at: at.toISOString() }
  database.transaction(
    () => {
      database
        .insert(audit)
        .values({ ...row, chain: auditLinks(database)(row) })
        .run()
    },
    { behavior: 'immediate' },
  )
}

/** The latest rows, newest first. */
export const readAudit = (database: Executor, limit: number): readonly (typeof audit.$inferSelect)[] =>
  database.select().from(audit).orderBy(desc(audit.id)).limit(limit).all()

/** When an event was last written; `null` where it never was. */
export function lastAudited(database: Executor, event: AuditEvent['event']): Date | null {
  const row = database
    .select({ at: audit.at })
    .from(audit)
    .where(eq(audit.event, event))
    .orderBy(desc(audit.id))
    .limit(1)
    .get()
  return row === undefined ? null : new Date(row.at)
}
