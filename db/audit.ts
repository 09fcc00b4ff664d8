import { and, desc, eq, gt, inArray, lt, type SQL } from 'drizzle-orm'
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

export type AuditRow = typeof audit.$inferSelect

/** Which rows of the audit are wanted. */
export interface AuditWish {
  /** Of these events alone; of all where it is missing. */
  readonly events?: readonly AuditEvent['event'][]
  /** Older than this row. */
  readonly before?: number
  readonly limit: number
}

/**
 * Rows of the audit, newest first. Each event is asked for by itself, and for its numbers alone, which its index has: of
 * several at once SQLite would sort all that there are, a million of them as well, for the first few.
 */
export function auditPage(database: Executor, { events, before, limit }: AuditWish): readonly AuditRow[] {
  const isOlder = before === undefined ? undefined : lt(audit.id, before)
  const newest = (isWanted?: SQL): readonly AuditRow[] =>
    database.select().from(audit).where(isWanted).orderBy(desc(audit.id)).limit(limit).all()
  if (events === undefined) return newest(isOlder)
  const numbersOf = (event: string): readonly number[] =>
    database
      .select({ id: audit.id })
      .from(audit)
      .where(and(eq(audit.event, event), isOlder))
      .orderBy(desc(audit.id))
      .limit(limit)
      .values()
      .map(([id]) => Number(id))
  const wanted = events.flatMap(numbersOf).toSorted((one, other) => other - one)
  return newest(inArray(audit.id, wanted.slice(0, limit)))
}

/** The latest rows of one event by one organiser, newest first. */
export const auditOf = (
  database: Executor,
  {
    organiserId,
    event,
    after,
    limit,
  }: { organiserId: number; event: AuditEvent['event']; after: number; limit: number },
): readonly AuditRow[] =>
  database
    .select()
    .from(audit)
    .where(and(eq(audit.organiserId, organiserId), eq(audit.event, event), gt(audit.id, after)))
    .orderBy(desc(audit.id))
    .limit(limit)
    .all()

/** The whole audit, oldest first, a page at a time. */
export function* wholeAudit(database: Executor, pageSize = 500): Generator<AuditRow> {
  for (let after = 0; ;) {
    const page = database.select().from(audit).where(gt(audit.id, after)).orderBy(audit.id).limit(pageSize).all()
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.id
  }
}

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
