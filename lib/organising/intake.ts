import { isMemberState } from '#lib/domain/member-states'
import type { SealedToAuthority } from '#lib/domain/recipient'
import { fail, ok, type Result } from '#lib/domain/result'
import { requestApproval, type Approval, type ApprovalKeeping } from './approvals.ts'
import type { Organising, OrganiserAccount } from './organising.ts'
import { standingOf, type KeptRecipient, type RecipientKeeping } from './recipients.ts'

/** To whom the statements of a Member State are sealed as they arrive. */
export type SealedTo = 'authority' | 'organisers'

/** What the choice between organisers and authority needs from the outside world. */
export interface IntakeKeeping {
  /** The Member States whose statements are sealed to their authority. */
  readonly sealedToAuthority: () => readonly string[]
  /** Whether statements count: from then on nothing is changed, and the database says so too. */
  readonly isFixed: () => boolean
  readonly start: (row: { readonly memberState: string; readonly askedBy: number; readonly agreedBy: number }) => void
  /** @returns Whether there was something to end. */
  readonly end: (memberState: string) => boolean
  /** Several changes, or none. */
  readonly inOne: <Outcome>(change: () => Outcome) => Outcome
}

/** Everything that asking for a change and making it needs. */
export interface IntakeSide {
  readonly organising: Organising
  readonly intake: IntakeKeeping
  readonly recipients: Pick<RecipientKeeping, 'inForce'>
  readonly approvals: ApprovalKeeping
}

export const sealedToOf = (
  { sealedToAuthority }: Pick<IntakeKeeping, 'sealedToAuthority'>,
  memberState: string,
): SealedTo => (sealedToAuthority().includes(memberState) ? 'authority' : 'organisers')

/** The key on file to which single statements of a Member State can be sealed; `null` where there is none, or it is withdrawn. */
export function intakeKeyFor(
  { inForce }: Pick<RecipientKeeping, 'inForce'>,
  memberState: string,
  now: Date,
): KeptRecipient | null {
  const found = inForce('statements').find((one) => one.memberState === memberState)
  return found === undefined || standingOf(found, now) === 'withdrawn' ? null : found
}

/** What an export says of the authority whose key opens it; `null` where that is the organisers'. */
export function authorityThatOpens(
  { intake, recipients }: Pick<IntakeSide, 'intake' | 'recipients'>,
  memberState: string,
): SealedToAuthority | null {
  if (sealedToOf(intake, memberState) === 'organisers') return null
  const found = recipients.inForce('statements').find((one) => one.memberState === memberState)
  if (found === undefined) throw new Error('no key of the authority seals')
  const { authority, address, language, key, fingerprint } = found
  return { authority, address, language, key, fingerprint }
}

export type IntakeProblem = 'fixed' | 'no-intake-key' | 'so-already'

/** Asks a second person to have the statements of a Member State sealed to its authority, or to the organisers again. */
export function askForIntake(
  { organising, intake, recipients, approvals }: IntakeSide,
  wish: { readonly memberState: string; readonly to: SealedTo; readonly isFresh: boolean },
  organiser: OrganiserAccount,
): Result<Approval, IntakeProblem | 'not-permitted' | 'not-fresh' | 'waits-already'> {
  const { memberState, to, isFresh } = wish
  const hindrance = hindranceTo({ organising, intake, recipients }, memberState, to)
  if (hindrance !== null) return fail(hindrance)
  const subject = { memberState, to }
  return requestApproval(organising, approvals, { kind: 'change-intake', subject, isFresh }, organiser)
}

/** Changes to whom statements are sealed, once two have agreed. */
export function changeIntakeAgreed(
  { organising, intake, recipients }: Omit<IntakeSide, 'approvals'>,
  { subject, requestedBy, decidedBy }: Approval,
): Result<void, IntakeProblem | 'no-such-request'> {
  const { memberState, to } = subject
  if (typeof memberState !== 'string' || !isMemberState(memberState) || !isSealedTo(to) || decidedBy === null) {
    return fail('no-such-request')
  }
  const hindrance = hindranceTo({ organising, intake, recipients }, memberState, to)
  if (hindrance !== null) return fail(hindrance)
  intake.inOne(() => {
    if (to === 'authority') intake.start({ memberState, askedBy: requestedBy, agreedBy: decidedBy })
    else intake.end(memberState)
    const event = to === 'authority' ? 'intake-sealed-to-authority' : 'intake-sealed-to-organisers'
    organising.audit({ event, organiserId: requestedBy, subjectId: decidedBy, memberState })
  })
  return ok(undefined)
}

const isSealedTo = (to: unknown): to is SealedTo => to === 'authority' || to === 'organisers'

function hindranceTo(
  { organising, intake, recipients }: Omit<IntakeSide, 'approvals'>,
  memberState: string,
  to: SealedTo,
): IntakeProblem | null {
  if (intake.isFixed()) return 'fixed'
  if (sealedToOf(intake, memberState) === to) return 'so-already'
  return to === 'authority' && intakeKeyFor(recipients, memberState, organising.now()) === null ? 'no-intake-key' : null
}
