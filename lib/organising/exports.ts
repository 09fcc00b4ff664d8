import type { ExportedStatements } from '#lib/exporting/export-format'
import type { Approval } from './approvals.ts'
import type { Batch } from './batches.ts'

/** A batch that two persons have agreed to hand out. */
export interface ReadyExport {
  readonly batch: Batch
  /** Until when it can be downloaded. */
  readonly until: Date
}

/** The batches that somebody has asked for, that another has agreed to, and whose time is not over; each once. */
export function readyFor(
  standing: readonly Approval[],
  batches: readonly Batch[],
  organiserId: number,
): readonly ReadyExport[] {
  const own = standing.filter(({ requestedBy }) => requestedBy === organiserId)
  return batches.flatMap((batch) => {
    if (batch.dissolved !== null) return []
    const agreed = own.filter(({ id, subject }) => id === batch.approvalId || subject['batch'] === batch.id)
    const until = agreed.map(({ endsAt }) => endsAt.getTime())
    return until.length === 0 ? [] : [{ batch, until: new Date(Math.max(...until)) }]
  })
}

/** Which statements a request is about. */
export const whichIn = ({ subject }: Pick<Approval, 'subject'>): ExportedStatements =>
  subject['which'] === 'suspect' ? 'suspect' : 'counted'

/** The Member States that a request is about. */
export function memberStatesIn({ subject }: Pick<Approval, 'subject'>): readonly string[] {
  const list = subject['memberStates']
  return Array.isArray(list) ? (list as readonly string[]) : []
}
