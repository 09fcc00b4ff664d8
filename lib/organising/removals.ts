import type { Collection } from '#lib/collecting/collection'
import { brusselsDayOf, type Day } from '#lib/domain/day'
import { readReceiptCode } from '#lib/domain/receipt-code'
import { isRemovalReason, type RemovalReason } from '#lib/domain/removal-reason'
import { fail, ok, type Result } from '#lib/domain/result'
import { may } from '#lib/domain/role'
import { requestApproval, type Approval, type ApprovalKeeping } from './approvals.ts'
import type { Organising, OrganiserAccount } from './organising.ts'

/** What organisers may know of a statement that they are to remove. */
export interface StatementFound {
  /** Its place in the order of statements. */
  readonly id: number
  readonly memberState: string
  readonly signedOn: Day
  /** The batch it is in, which cannot be changed; `null` where it is in none. */
  readonly batch: { readonly number: number; readonly isReceived: boolean } | null
}

/** What removing needs from the outside world. */
export interface Removing {
  readonly collection: () => Collection
  readonly find: (identifier: string) => StatementFound | null
  /** Removes a statement and puts it on record; `false` where there is none any more. */
  readonly remove: (
    removal: { readonly id: number; readonly reason: RemovalReason; readonly removedOn: Day },
    record: { readonly organiserId: number; readonly subjectId?: number },
  ) => boolean
  /** How many were removed: by reason, `withdrawn` where the signatories themselves did, and by Member State. */
  readonly counts: () => readonly { readonly memberState: string; readonly reason: string; readonly count: number }[]
}

export type FindingProblem = 'not-live' | 'missing-code' | 'not-a-code' | 'no-such-statement'

/**
 * Looks a statement up by the identifier on its receipt. Organisers are told honestly whether there is one: they can open
 * every statement, and must be able to answer the person who asks.
 */
export function findStatement({ collection, find }: Removing, typed: string): Result<StatementFound, FindingProblem> {
  if (!collection().isLive) return fail('not-live')
  const identifier = readReceiptCode(typed)
  if (identifier === null) return fail(typed.trim() === '' ? 'missing-code' : 'not-a-code')
  const found = find(identifier)
  return found === null ? fail('no-such-statement') : ok(found)
}

/** A batch is dissolved first; what an authority has received stays there until it is told. */
export type RemovalHindrance = 'in-batch' | 'handed-over'

/** Why a statement cannot be removed as it is; `null` where it can. */
export const heldBack = ({ batch }: StatementFound): RemovalHindrance | null =>
  batch === null ? null : batch.isReceived ? 'handed-over' : 'in-batch'

/** Asks a second person to have a statement removed. Its identifier stands nowhere in the request. */
export function askForRemoval(
  organising: Organising,
  keeping: ApprovalKeeping,
  removing: Removing,
  { code, reason, isFresh }: { readonly code: string; readonly reason: string; readonly isFresh: boolean },
  organiser: OrganiserAccount,
): Result<Approval, FindingProblem | RemovalHindrance | 'no-reason' | 'not-permitted' | 'not-fresh' | 'waits-already'> {
  if (!may(organiser.roles, 'remove-statements')) return fail('not-permitted')
  const found = findStatement(removing, code)
  if (!found.ok) return found
  const held = heldBack(found.value)
  if (held !== null) return fail(held)
  if (!isRemovalReason(reason)) return fail('no-reason')
  const { id, memberState } = found.value
  const subject = { statement: id, memberState, reason }
  return requestApproval(organising, keeping, { kind: 'remove-statement', subject, isFresh }, organiser)
}

/** Removes a statement once two persons have agreed, unless it has come into a batch meanwhile. */
export function removeAgreed(
  { now }: Organising,
  { collection, remove }: Removing,
  { subject: { statement, reason }, requestedBy, decidedBy }: Approval,
): Result<void, 'not-live' | 'no-such-statement'> {
  if (!collection().isLive) return fail('not-live')
  if (typeof statement !== 'number' || !isRemovalReason(reason)) return fail('no-such-statement')
  const who = { organiserId: requestedBy, ...(decidedBy === null ? {} : { subjectId: decidedBy }) }
  const isRemoved = remove({ id: statement, reason, removedOn: brusselsDayOf(now()) }, who)
  return isRemoved ? ok(undefined) : fail('no-such-statement')
}
