import {
  approvalById,
  decideApproval,
  decidedApprovals,
  keepRequest,
  standingApprovals,
  waitingApprovals,
  type ApprovalRow,
} from '#db/approvals'
import type { Database } from '#db/connection'
import type { Approval, ApprovalKeeping, ApprovalKind, ApprovalSubject } from '#lib/organising/approvals'

/** Joins asking and confirming to the database. */
export function approvalsWith({
  database,
  now,
}: {
  readonly database: Database
  readonly now: () => Date
}): ApprovalKeeping {
  return {
    request: ({ kind, subject, requestedBy, endsAt }) => {
      const row = keepRequest(database, { kind, subject: written(subject), requestedBy, endsAt, at: now() })
      return row === null ? null : approvalFrom(row)
    },
    approval: (id) => {
      const row = approvalById(database, id)
      return row === null ? null : approvalFrom(row)
    },
    waiting: () => waitingApprovals(database, now()).map(approvalFrom),
    decided: (limit) => decidedApprovals(database, limit).map(approvalFrom),
    standing: (kind) => standingApprovals(database, kind, now()).map(approvalFrom),
    decide: (id, outcome, decidedBy) => decideApproval(database, { id, outcome, decidedBy }, now()),
  }
}

/** One spelling for one subject, in whatever order its parts were named. */
const written = (subject: ApprovalSubject): string =>
  JSON.stringify(Object.fromEntries(Object.entries(subject).toSorted(([one], [other]) => (one < other ? -1 : 1))))

const approvalFrom = ({ kind, subject, requestedAt, endsAt, decidedAt, ...row }: ApprovalRow): Approval => ({
  ...row,
  // Only `request` writes them.
  kind: kind as ApprovalKind,
  subject: JSON.parse(subject) as ApprovalSubject,
  requestedAt: new Date(requestedAt),
  endsAt: new Date(endsAt),
  decidedAt: decidedAt === null ? null : new Date(decidedAt),
})
