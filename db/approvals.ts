import { and, asc, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { approvals } from './schema.ts'

export type ApprovalRow = typeof approvals.$inferSelect

/** Keeps a request; `null` where the same one, to the letter, waits already. What has ended makes way. */
export function keepRequest(
  database: Database,
  request: Pick<ApprovalRow, 'kind' | 'subject' | 'requestedBy'> & { readonly at: Date; readonly endsAt: Date },
): ApprovalRow | null {
  const { at, endsAt, ...row } = request
  return database.transaction(
    (transaction) => {
      const same = and(eq(approvals.kind, row.kind), eq(approvals.subject, row.subject), isNull(approvals.outcome))
      const [before] = transaction.select().from(approvals).where(same).all()
      if (before !== undefined && before.endsAt > at.toISOString()) return null
      if (before !== undefined) close(transaction, before, at)
      const values = { ...row, requestedAt: at.toISOString(), endsAt: endsAt.toISOString() }
      return transaction.insert(approvals).values(values).returning().get()
    },
    { behavior: 'immediate' },
  )
}

/** What nobody has decided in time counts as taken back by who asked. */
function close(database: Executor, { id, requestedBy }: ApprovalRow, at: Date): void {
  database
    .update(approvals)
    .set({ outcome: 'withdrawn', decidedBy: requestedBy, decidedAt: at.toISOString() })
    .where(eq(approvals.id, id))
    .run()
}

export const approvalById = (database: Executor, id: number): ApprovalRow | null =>
  database.select().from(approvals).where(eq(approvals.id, id)).get() ?? null

export const waitingApprovals = (database: Executor, now: Date): readonly ApprovalRow[] =>
  database
    .select()
    .from(approvals)
    .where(and(isNull(approvals.outcome), gt(approvals.endsAt, now.toISOString())))
    .orderBy(asc(approvals.id))
    .all()

export const decidedApprovals = (database: Executor, limit: number): readonly ApprovalRow[] =>
  database
    .select()
    .from(approvals)
    .where(isNotNull(approvals.outcome))
    .orderBy(desc(approvals.decidedAt), desc(approvals.id))
    .limit(limit)
    .all()

/** Those of a kind that were approved and have not ended, oldest first. */
export const standingApprovals = (database: Executor, kind: string, now: Date): readonly ApprovalRow[] =>
  database
    .select()
    .from(approvals)
    .where(and(eq(approvals.kind, kind), eq(approvals.outcome, 'approved'), gt(approvals.endsAt, now.toISOString())))
    .orderBy(asc(approvals.id))
    .all()

/** @returns Whether it still waited: of two decisions the first holds. */
export const decideApproval = (
  database: Executor,
  decision: { readonly id: number; readonly outcome: NonNullable<ApprovalRow['outcome']>; readonly decidedBy: number },
  at: Date,
): boolean =>
  database
    .update(approvals)
    .set({ outcome: decision.outcome, decidedBy: decision.decidedBy, decidedAt: at.toISOString() })
    .where(and(eq(approvals.id, decision.id), isNull(approvals.outcome), gt(approvals.endsAt, at.toISOString())))
    .run().changes === 1
