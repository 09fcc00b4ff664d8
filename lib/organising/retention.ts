import { stateOf, type Collection } from '#lib/collecting/collection'
import type { AuditEvent } from '#lib/domain/audit-event'
import { brusselsDayOf, isDay, type Day } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import {
  deadlines,
  dueOn,
  type Deadline,
  type LegalHoldState,
  type RetentionDays,
  type RetentionRule,
} from '#lib/rules/retention'
import type { Approval } from './approvals.ts'
import type { Destruction } from './destruction.ts'
import type { Organising } from './organising.ts'

/** What organisers note the day of: presenting to the Commission, withdrawing, the last decision in proceedings. */
export const milestoneNames = ['submitted', 'withdrawn', 'decided'] as const

export type MilestoneName = (typeof milestoneNames)[number]

/** Proceedings for which statements are kept. */
export interface LegalHold {
  readonly reference: string
  readonly placedAt: Date
  readonly placedBy: number
  readonly liftedAt: Date | null
}

/** What keeping and destroying needs from the outside world. */
export interface RetentionKeeping {
  readonly rule: RetentionRule
  readonly collection: () => Collection
  readonly milestones: () => Readonly<Partial<Record<MilestoneName, Day>>>
  readonly noteMilestone: (name: MilestoneName, day: Day) => void
  readonly takeBackMilestone: (name: MilestoneName) => boolean
  /** Closes the collection for a while. */
  readonly stopCollecting: () => void
  /** The latest legal hold, lifted or not. */
  readonly hold: () => LegalHold | null
  /** `false` where another stands. */
  readonly placeHold: (hold: Pick<LegalHold, 'reference' | 'placedBy'>) => boolean
  readonly liftHold: () => boolean
  readonly destruction: () => Destruction | null
}

const events = { submitted: 'submission-noted', withdrawn: 'withdrawal-noted', decided: 'decision-noted' } as const

export type MilestoneProblem =
  | 'no-day'
  | 'day-to-come'
  | 'before-registration'
  | 'no-initiative'
  | 'already-withdrawn'
  | 'already-submitted'
  | 'destroyed'

/** What two milestones exclude each other: nothing is withdrawn that was presented (Article 7), nor the other way. */
const excluded = {
  submitted: { by: 'withdrawn', problem: 'already-withdrawn' },
  withdrawn: { by: 'submitted', problem: 'already-submitted' },
} as const

/** Notes a day from which the law counts. What was withdrawn collects no more. */
export function noteMilestone(
  { audit, now }: Organising,
  keeping: RetentionKeeping,
  { name, day }: { readonly name: MilestoneName; readonly day: string },
  organiserId: number,
): Result<void, MilestoneProblem> {
  const problem = problemWith(keeping, name, day.trim(), brusselsDayOf(now()))
  if (problem !== null) return fail(problem)
  keeping.noteMilestone(name, day.trim())
  audit({ event: events[name], organiserId })
  if (name === 'withdrawn' && keeping.collection().isCollecting) {
    keeping.stopCollecting()
    audit({ event: 'collection-closed', organiserId })
  }
  return ok(undefined)
}

function problemWith(keeping: RetentionKeeping, name: MilestoneName, day: string, today: Day): MilestoneProblem | null {
  const { initiative } = keeping.collection()
  if (initiative === null) return 'no-initiative'
  if (keeping.destruction() !== null) return 'destroyed'
  if (!isDay(day)) return 'no-day'
  if (day > today) return 'day-to-come'
  if (day < initiative.registeredOn) return 'before-registration'
  if (name === 'decided') return null
  const { by, problem } = excluded[name]
  return keeping.milestones()[by] === undefined ? null : problem
}

/** Takes back a day that was noted wrongly. */
export function takeBackMilestone(
  { audit }: Organising,
  keeping: RetentionKeeping,
  name: MilestoneName,
  organiserId: number,
): Result<void, 'not-noted' | 'destroyed'> {
  if (keeping.destruction() !== null) return fail('destroyed')
  if (!keeping.takeBackMilestone(name)) return fail('not-noted')
  audit({ event: 'milestone-taken-back', organiserId })
  return ok(undefined)
}

/** Where keeping and destroying stand on a day. */
export interface RetentionCalendar {
  readonly deadlines: readonly Deadline[]
  /** The last day on which the statements may still be there; `null` during a legal hold, or without an initiative. */
  readonly statementsDueOn: Day | null
  readonly emailAddressesDueOn: Day | null
  readonly hold: LegalHoldState
}

/** Counts the days by which things must be gone. */
export function retentionCalendar(
  keeping: Pick<RetentionKeeping, 'rule' | 'collection' | 'milestones' | 'hold'>,
): RetentionCalendar {
  const hold = holdState(keeping.hold())
  const all = deadlines(keeping.rule, daysOf(keeping), hold)
  return {
    deadlines: all,
    statementsDueOn: dueOn(all, 'statements'),
    emailAddressesDueOn: dueOn(all, 'email-addresses'),
    hold,
  }
}

const holdState = (hold: LegalHold | null): LegalHoldState =>
  hold === null ? 'none' : hold.liftedAt === null ? 'placed' : 'lifted'

function daysOf({ collection, milestones }: Pick<RetentionKeeping, 'collection' | 'milestones'>): RetentionDays {
  const { initiative } = collection()
  if (initiative === null) return {}
  const { submitted, withdrawn, decided } = milestones()
  return {
    registration: initiative.registeredOn,
    'collection-start': initiative.period.opensOn,
    'collection-end': initiative.period.closesOn,
    ...(submitted === undefined ? {} : { submission: submitted }),
    ...(withdrawn === undefined ? {} : { withdrawal: withdrawn }),
    ...(decided === undefined ? {} : { decision: decided }),
  }
}

/** The longest reference of a court's or an authority's file. */
export const longestReference = 120

/** The reference as it is kept; `null` where there is none, or it is too long. */
export function readReference(typed: string): string | null {
  const reference = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return reference.length >= 1 && reference.length <= longestReference ? reference : null
}

/** Keeps the statements for proceedings, once two persons have agreed: nothing is destroyed until they lift it. */
export function placeHold(
  { audit }: Organising,
  keeping: RetentionKeeping,
  approval: Approval,
): Result<void, 'destroyed' | 'no-reference' | 'held-already'> {
  const { reference } = approval.subject
  const read = typeof reference === 'string' ? readReference(reference) : null
  if (read === null) return fail('no-reference')
  if (keeping.destruction() !== null) return fail('destroyed')
  if (!keeping.placeHold({ reference: read, placedBy: approval.requestedBy })) return fail('held-already')
  audit({ event: 'hold-placed', ...whoOf(approval) })
  return ok(undefined)
}

/** Ends the keeping for proceedings, once two persons have agreed. */
export function liftHold(
  { audit }: Organising,
  keeping: RetentionKeeping,
  approval: Approval,
): Result<void, 'not-held'> {
  const hold = keeping.hold()
  // Another hold than the one that was agreed on stays.
  if (hold?.liftedAt !== null || hold.reference !== approval.subject['reference']) return fail('not-held')
  if (!keeping.liftHold()) return fail('not-held')
  audit({ event: 'hold-lifted', ...whoOf(approval) })
  return ok(undefined)
}

/** Both of those who have agreed, for the record. */
export const whoOf = ({ requestedBy, decidedBy }: Approval): Pick<AuditEvent, 'organiserId' | 'subjectId'> => ({
  organiserId: requestedBy,
  ...(decidedBy === null ? {} : { subjectId: decidedBy }),
})

/** What keeps the statements from being destroyed. */
export type DestructionHindrance = 'not-live' | 'destroyed' | 'held' | 'still-collecting' | 'not-handed-over'

/**
 * Whether the statements may be destroyed on a day: once nothing is collected any more, unless proceedings need them.
 * Before their last day only where organisers say that everything was handed over that had to be.
 */
export function hindranceToDestruction(
  keeping: RetentionKeeping,
  today: Day,
  isHandedOver: boolean,
): DestructionHindrance | null {
  const collection = keeping.collection()
  if (keeping.destruction() !== null) return 'destroyed'
  if (!collection.isLive) return 'not-live'
  const { hold, statementsDueOn } = retentionCalendar(keeping)
  if (hold === 'placed') return 'held'
  const isWithdrawn = keeping.milestones().withdrawn !== undefined
  if (!isWithdrawn && stateOf(collection, today) !== 'over') return 'still-collecting'
  const isDue = statementsDueOn !== null && statementsDueOn <= today
  return isDue || isHandedOver ? null : 'not-handed-over'
}
