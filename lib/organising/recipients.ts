import { isMemberState, type MemberState } from '#lib/domain/member-states'
import type { KeyKind, Recipient } from '#lib/domain/recipient'
import { fail, ok, type Result } from '#lib/domain/result'
import { may } from '#lib/domain/role'
import { isSameFingerprint, type KeyRead, type RecipientKey } from '#lib/envelopes/recipient-key'
import {
  approve,
  requestApproval,
  type Approval,
  type ApprovalKeeping,
  type ApprovalProblem,
  type Carrying,
} from './approvals.ts'
import type { Organising, OrganiserAccount } from './organising.ts'
import {
  isHearing,
  readRecipient,
  type Hearing,
  type RecipientProblems,
  type TypedRecipient,
} from './recipient-form.ts'

/** Who did something to a recipient, when, and by which way they had heard the fingerprint. */
export interface Heard {
  readonly by: number
  readonly at: Date
  readonly heard: Hearing
}

/** What an authority's key is for: packages are addressed to it, or statements sealed to it as they arrive. */
export type KeyUse = 'packages' | 'statements'

/** An authority as it is kept: entered by one, in force once confirmed by another. */
export interface KeptRecipient extends Omit<Recipient, 'envelope'> {
  readonly id: number
  readonly envelope: KeyKind
  readonly holder: string
  readonly strength: string
  readonly validFrom: Date | null
  readonly validUntil: Date | null
  readonly asked: Heard
  readonly confirmed: Heard | null
  readonly withdrawn: { readonly by: number; readonly at: Date } | null
}

export type RecipientToAsk = Omit<KeptRecipient, 'id' | 'confirmed' | 'withdrawn'>

/** What the care of recipients needs from the outside world. */
export interface RecipientKeeping {
  readonly recipient: (id: number) => KeptRecipient | null
  /** What is in force, by Member State: for either use the newest of its own. */
  readonly inForce: (use?: KeyUse) => readonly KeptRecipient[]
  /** All that was ever confirmed for a Member State, newest first. */
  readonly history: (memberState: MemberState) => readonly KeptRecipient[]
  readonly readKey: (text: string, at: Date) => Promise<KeyRead>
  /** SHA-256, for the record; lower-case hex. */
  readonly digest: (key: string) => string
  /** Several changes, or none. */
  readonly inOne: <Outcome>(change: () => Outcome) => Outcome
  readonly add: (recipient: RecipientToAsk) => number
  readonly confirm: (id: number, confirmed: Heard) => boolean
  readonly withdraw: (id: number, withdrawn: { readonly by: number; readonly at: Date }) => boolean
}

/** Everything that asking and confirming needs. */
export interface RecipientSide {
  readonly organising: Organising
  readonly recipients: RecipientKeeping
  readonly approvals: ApprovalKeeping
}

/** Days before its end in which a key is to be replaced. */
export const daysToRenew = 30

const day = 24 * 60 * 60 * 1000

export type Standing = 'good' | 'ends-soon' | 'expired' | 'withdrawn'

/** Whether packages can be addressed to a recipient that is in force. */
export function standingOf({ validUntil, withdrawn }: KeptRecipient, now: Date): Standing {
  if (withdrawn !== null) return 'withdrawn'
  if (validUntil === null) return 'good'
  if (validUntil <= now) return 'expired'
  return validUntil.getTime() - now.getTime() <= daysToRenew * day ? 'ends-soon' : 'good'
}

/** To whom new batches of a Member State are addressed; `null` where nobody is on file, or the key has ended. */
export function recipientFor(keeping: RecipientKeeping, memberState: string, now: Date): Recipient | null {
  const found = keeping.inForce().find((one) => one.memberState === memberState)
  if (found === undefined) return null
  const standing = standingOf(found, now)
  if (standing === 'expired' || standing === 'withdrawn') return null
  const { authority, address, language, envelope, key, fingerprint } = found
  if (envelope === 'jose') throw new Error('a key for single statements takes no package')
  return { memberState, authority, address, language, envelope, key, fingerprint }
}

/** The request that waits for a Member State, with what it is about. */
export function waitingFor(
  { recipients, approvals }: Pick<RecipientSide, 'recipients' | 'approvals'>,
  memberState: string,
): { readonly approval: Approval; readonly recipient: KeptRecipient } | null {
  const approval = approvals
    .waiting()
    .find(({ kind, subject }) => kind === 'take-recipient' && subject['memberState'] === memberState)
  const recipient = approval === undefined ? null : recipients.recipient(Number(approval.subject['recipient']))
  return approval === undefined || recipient === null ? null : { approval, recipient }
}

/**
 * Asks a second person to take an authority's key. Whoever asks has typed the fingerprint as they heard it by another way
 * than the key came: a key that was changed on its way is found out here.
 */
export async function askForRecipient(
  { organising, recipients, approvals }: RecipientSide,
  typed: TypedRecipient,
  isFresh: boolean,
  organiser: OrganiserAccount,
): Promise<Result<Approval, RecipientProblems | 'not-permitted' | 'not-fresh' | 'waits-already'>> {
  if (!may(organiser.roles, 'keep-recipients') || !isMemberState(typed.memberState)) return fail('not-permitted')
  if (!isFresh) return fail('not-fresh')
  if (waitingFor({ recipients, approvals }, typed.memberState) !== null) return fail('waits-already')
  const at = organising.now()
  const read = readRecipient(typed, await recipients.readKey(typed.key, at))
  const { memberState } = typed
  if (!read.ok) {
    if (read.problem.fingerprint === 'fingerprint-differs') noteDifference(organising, organiser, memberState)
    return read
  }
  const { heard, key: recipientKey, ...words } = read.value
  return recipients.inOne(() => {
    const asked = { by: organiser.id, at, heard }
    const id = recipients.add({ ...words, ...recipientKey, memberState, asked })
    const subject = { memberState, recipient: id }
    const request = requestApproval(organising, approvals, { kind: 'take-recipient', subject, isFresh }, organiser)
    if (request.ok) noteHearing(organising, recipients, organiser, { memberState, heard, key: recipientKey.key })
    return request
  })
}

export type ConfirmingProblem = ApprovalProblem | 'fingerprint-differs' | 'fingerprint-missing' | 'choose-hearing'

/**
 * Takes a key once a second person has typed its fingerprint too, as they heard it themselves. It is shown to nobody
 * before: who only copies it has checked nothing.
 */
export async function confirmRecipient(
  { organising, recipients, approvals }: RecipientSide,
  carrying: Carrying,
  typed: { readonly id: number; readonly fingerprint: string; readonly heard: string; readonly isFresh: boolean },
  organiser: OrganiserAccount,
): Promise<Result<Approval, ConfirmingProblem>> {
  const { id, fingerprint, heard, isFresh } = typed
  const approval = approvals.approval(id)
  const recipient =
    approval?.kind === 'take-recipient' ? recipients.recipient(Number(approval.subject['recipient'])) : null
  if (approval === null || recipient === null) return fail('no-such-request')
  if (approval.requestedBy !== organiser.id && may(organiser.roles, 'confirm')) {
    if (fingerprint.trim() === '') return fail('fingerprint-missing')
    if (!isSameFingerprint(fingerprint, recipient.fingerprint)) {
      noteDifference(organising, organiser, recipient.memberState)
      return fail('fingerprint-differs')
    }
  }
  if (!isHearing(heard)) return fail('choose-hearing')
  const taking: Carrying = {
    ...carrying,
    'take-recipient': (agreed) =>
      Promise.resolve(takeRecipient({ organising, recipients }, recipient, { ...agreed, heard }, organiser)),
  }
  return await approve(organising, approvals, taking, { id, isFresh, isProven: true }, organiser)
}

function takeRecipient(
  { organising, recipients }: Pick<RecipientSide, 'organising' | 'recipients'>,
  recipient: KeptRecipient,
  { requestedBy, heard }: Pick<Approval, 'requestedBy'> & { readonly heard: Hearing },
  organiser: OrganiserAccount,
): Result<void, 'expired' | 'taken-already'> {
  const at = organising.now()
  if (standingOf(recipient, at) === 'expired') return fail('expired')
  return recipients.inOne(() => {
    if (!recipients.confirm(recipient.id, { by: organiser.id, at, heard })) return fail('taken-already')
    const { memberState, key } = recipient
    noteHearing(organising, recipients, organiser, { memberState, heard, key })
    const who = { organiserId: organiser.id, subjectId: requestedBy }
    organising.audit({ event: 'recipient-taken', ...who, memberState, sha256: recipients.digest(key) })
    return ok(undefined)
  })
}

/**
 * Stops everything that would be addressed to a key from now on. One person is enough: it opens nothing to anybody. A key
 * to which statements are sealed as they arrive stays until another takes over: they would be sealed to nobody.
 */
export function withdrawRecipient(
  {
    organising,
    recipients,
    intake,
  }: Pick<RecipientSide, 'organising' | 'recipients'> & {
    readonly intake: { readonly sealedToAuthority: () => readonly string[] }
  },
  memberState: string,
  organiser: OrganiserAccount,
  use: KeyUse = 'packages',
): Result<void, 'no-recipient' | 'seals-intake'> {
  const found = recipients.inForce(use).find((one) => one.memberState === memberState)
  if (found === undefined) return fail('no-recipient')
  if (use === 'statements' && intake.sealedToAuthority().includes(memberState)) return fail('seals-intake')
  return recipients.inOne(() => {
    if (!recipients.withdraw(found.id, { by: organiser.id, at: organising.now() })) return fail('no-recipient')
    const sha256 = recipients.digest(found.key)
    organising.audit({ event: 'recipient-withdrawn', organiserId: organiser.id, memberState, sha256 })
    return ok(undefined)
  })
}

const noteDifference = ({ audit }: Organising, { id }: OrganiserAccount, memberState: string): void => {
  audit({ event: 'fingerprint-differed', organiserId: id, memberState })
}

/** Puts on record by which way somebody has heard a fingerprint. */
function noteHearing(
  { audit }: Organising,
  { digest }: Pick<RecipientKeeping, 'digest'>,
  { id }: OrganiserAccount,
  { memberState, heard, key }: { readonly memberState: string; readonly heard: Hearing } & Pick<RecipientKey, 'key'>,
): void {
  const events = {
    telephone: 'fingerprint-heard-by-telephone',
    letter: 'fingerprint-heard-by-letter',
    'in-person': 'fingerprint-heard-in-person',
  } as const
  audit({ event: events[heard], organiserId: id, memberState, sha256: digest(key) })
}
