import type { AuditEvent } from '#lib/domain/audit-event'
import { fail, ok, type Result } from '#lib/domain/result'
import { may, type Permission } from '#lib/domain/role'
import type { Organising, OrganiserAccount } from './organising.ts'

/** What nobody does alone, and what lets somebody ask for it. Another who may `confirm` has to agree. */
export const approvalKinds = {
  'go-live': 'switch-collection',
  'close-early': 'switch-collection',
  export: 'export',
  'dissolve-batch': 'hand-over',
  'change-key': 'keep-keys',
  'give-roles': 'manage-people',
  'remove-person': 'manage-people',
  'mark-suspect': 'judge-suspects',
  'lift-suspicion': 'judge-suspects',
  'remove-statement': 'remove-statements',
  'place-hold': 'keep-calendar',
  'lift-hold': 'keep-calendar',
  destroy: 'keep-calendar',
  'take-recipient': 'keep-recipients',
  'change-intake': 'keep-recipients',
} as const satisfies Readonly<Record<string, Permission>>

export type ApprovalKind = keyof typeof approvalKinds

/** What a yes alone does not confirm: the second person types something as well, on a page of its own. */
export const needsProof = (kind: ApprovalKind): boolean => kind === 'take-recipient'

/** What a request is about: codes, numbers and days, never a signatory's data. */
export type ApprovalSubject = Readonly<Record<string, string | number | readonly string[] | null>>

/** A request of one organiser, to be confirmed by another. */
export interface Approval {
  readonly id: number
  readonly kind: ApprovalKind
  readonly subject: ApprovalSubject
  readonly requestedBy: number
  readonly requestedAt: Date
  /** Until when it can be confirmed and, where it lets something be fetched, until when that is. */
  readonly endsAt: Date
  readonly decidedBy: number | null
  readonly decidedAt: Date | null
  /** `null` while it waits. */
  readonly outcome: 'approved' | 'refused' | 'withdrawn' | null
}

/** What asking and confirming needs from the outside world. */
export interface ApprovalKeeping {
  /** Keeps a request; `null` where the same one waits already. */
  readonly request: (request: Pick<Approval, 'kind' | 'subject' | 'requestedBy' | 'endsAt'>) => Approval | null
  readonly approval: (id: number) => Approval | null
  /** Those that wait for somebody, oldest first. */
  readonly waiting: () => readonly Approval[]
  /** Those that were decided, newest first. */
  readonly decided: (limit: number) => readonly Approval[]
  /** The requests of a kind that were approved and have not ended. */
  readonly standing: (kind: ApprovalKind) => readonly Approval[]
  /** Decides once: `false` where somebody was faster, or it has ended. */
  readonly decide: (id: number, outcome: NonNullable<Approval['outcome']>, decidedBy: number) => boolean
}

/**
 * Does what was approved, and says whether it still could be done: what stood in the way was judged when it was asked for,
 * and the world may have moved.
 */
export type Carrying = Readonly<Record<ApprovalKind, (approval: Approval) => Promise<Result<void, string>>>>

/** Hours for which a request waits. */
export const hoursToConfirm = 72

const hour = 60 * 60 * 1000

/**
 * Asks for something that needs a second person.
 *
 * @param isFresh - Whether who asks has shown their second factor just now: a session that was left open asks for nothing.
 */
export function requestApproval(
  { audit, now }: Organising,
  keeping: ApprovalKeeping,
  request: { readonly kind: ApprovalKind; readonly subject: ApprovalSubject; readonly isFresh: boolean },
  organiser: OrganiserAccount,
): Result<Approval, 'not-permitted' | 'not-fresh' | 'waits-already'> {
  const { kind, subject, isFresh } = request
  if (!may(organiser.roles, approvalKinds[kind])) return fail('not-permitted')
  if (!isFresh) return fail('not-fresh')
  const endsAt = new Date(now().getTime() + hoursToConfirm * hour)
  const approval = keeping.request({ kind, subject, requestedBy: organiser.id, endsAt })
  if (approval === null) return fail('waits-already')
  audit({ event: 'approval-requested', organiserId: organiser.id, ...memberStateOf(approval) })
  return ok(approval)
}

export type ApprovalProblem =
  | 'no-such-request'
  | 'not-permitted'
  | 'not-fresh'
  | 'own-request'
  | 'decided-already'
  | 'needs-proof'
  | { readonly failed: string }

/**
 * Confirms a request, and has it carried out at once. Whoever asked cannot confirm, whatever their roles; nor can
 * anybody who has been asked to act in two persons' place by one session.
 */
export async function approve(
  { audit, now }: Organising,
  keeping: ApprovalKeeping,
  carrying: Carrying,
  { id, isFresh, isProven }: { readonly id: number; readonly isFresh: boolean; readonly isProven?: boolean },
  organiser: OrganiserAccount,
): Promise<Result<Approval, ApprovalProblem>> {
  const approval = keeping.approval(id)
  if (approval === null) return fail('no-such-request')
  if (!may(organiser.roles, 'confirm')) return fail('not-permitted')
  if (approval.requestedBy === organiser.id) {
    audit({ event: 'approval-of-own-refused', organiserId: organiser.id })
    return fail('own-request')
  }
  if (!isFresh) return fail('not-fresh')
  if (lacksProof(approval, isProven)) return fail('needs-proof')
  if (hasEnded(approval, now())) return fail('decided-already')
  if (!keeping.decide(id, 'approved', organiser.id)) return fail('decided-already')
  audit({
    event: 'approval-given',
    organiserId: organiser.id,
    subjectId: approval.requestedBy,
    ...memberStateOf(approval),
  })
  const carried = await carrying[approval.kind]({ ...approval, outcome: 'approved', decidedBy: organiser.id })
  return carried.ok ? ok(approval) : fail({ failed: carried.problem })
}

const lacksProof = ({ kind }: Approval, isProven = false): boolean => needsProof(kind) && !isProven

const hasEnded = ({ outcome, endsAt }: Approval, now: Date): boolean => outcome !== null || endsAt <= now

/** Says no to another's request, or takes back one's own. */
export function refuse(
  { audit, now }: Organising,
  keeping: ApprovalKeeping,
  id: number,
  organiser: OrganiserAccount,
): Result<void, 'no-such-request' | 'not-permitted' | 'decided-already'> {
  const approval = keeping.approval(id)
  if (approval === null) return fail('no-such-request')
  const isOwn = approval.requestedBy === organiser.id
  if (!isOwn && !may(organiser.roles, 'confirm')) return fail('not-permitted')
  if (hasEnded(approval, now())) return fail('decided-already')
  if (!keeping.decide(id, isOwn ? 'withdrawn' : 'refused', organiser.id)) return fail('decided-already')
  const event = isOwn ? 'approval-withdrawn' : 'approval-refused'
  audit({ event, organiserId: organiser.id, subjectId: approval.requestedBy, ...memberStateOf(approval) })
  return ok(undefined)
}

/** What a request says of Member States; one alone goes on record by its name. */
function memberStateOf({ subject }: Pick<Approval, 'subject'>): Pick<AuditEvent, 'memberState'> {
  const { memberState, memberStates } = subject
  if (typeof memberState === 'string') return { memberState }
  const [only] = Array.isArray(memberStates) && memberStates.length === 1 ? (memberStates as readonly string[]) : []
  return only === undefined ? {} : { memberState: only }
}
