import { lanes, type LaneLabel } from '#lib/domain/lane'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Approval, ApprovalSubject } from './approvals.ts'
import type { Organising } from './organising.ts'

/**
 * Which statements are meant, by what stands beside them: all conditions must hold at once, and one that names nothing
 * leaves the choice open.
 */
export interface SuspicionConditions {
  /** First and last hour, both included, in UTC, as `2026-11-29T21`. */
  readonly fromHour: string | null
  readonly toHour: string | null
  readonly lanes: readonly LaneLabel[]
  readonly memberStates: readonly MemberState[]
  readonly languages: readonly string[]
}

/** Statements that were set apart together. */
export interface Suspicion {
  readonly id: number
  readonly conditions: SuspicionConditions
  readonly approvalId: number
  readonly markedAt: Date
  /** How many it set apart. */
  readonly counted: number
  /** How many of them are set apart today: fewer where some were removed, none once it is lifted. */
  readonly held: number
  readonly liftedAt: Date | null
}

/** What conditions would set apart in one Member State, of all that count there. */
export interface PreviewRow {
  readonly memberState: string
  readonly matching: number
  readonly counted: number
}

/** The statements of an hour that came by a lane and count. */
export interface LaneHour {
  readonly hour: string
  readonly lane: string
  readonly counted: number
}

/** What judging suspicions needs from the outside world. */
export interface SuspicionKeeping {
  /** Counts from sums; no statement is looked at. */
  readonly preview: (conditions: SuspicionConditions) => readonly PreviewRow[]
  /** From the first hour to the last, both included; hours and lanes without statements are missing. */
  readonly laneHours: (fromHour: string, toHour: string) => readonly LaneHour[]
  /** Newest first. */
  readonly suspicions: () => readonly Suspicion[]
  /** Sets apart what matches and is not set apart yet; `null`, and nothing done, where that is nothing. */
  readonly mark: (conditions: SuspicionConditions, approvalId: number) => { readonly count: number } | null
  /** Lets statements count again; `null` where there is no such suspicion, or it is lifted. */
  readonly lift: (id: number) => { readonly count: number } | null
}

export type ConditionsProblem = 'no-condition' | 'no-such-hour' | 'ends-before-start'

/** What was typed or ticked; all of it is the browser's word. */
interface ConditionsTyped {
  readonly fromHour: string | null
  readonly toHour: string | null
  readonly lanes: readonly string[]
  readonly memberStates: readonly string[]
  readonly languages: readonly string[]
}

const hourShape = /^\d{4}-\d{2}-\d{2}T\d{2}$/u

const isHour = (text: string | null): boolean =>
  text === null || (hourShape.test(text) && !Number.isNaN(Date.parse(`${text}:00Z`)))

/** Reads conditions in one spelling, so that the same request is known again; what is no code is left out. */
export function readConditions(typed: ConditionsTyped): Result<SuspicionConditions, ConditionsProblem> {
  const { fromHour, toHour } = typed
  if (!isHour(fromHour) || !isHour(toHour)) return fail('no-such-hour')
  if (fromHour !== null && toHour !== null && toHour < fromHour) return fail('ends-before-start')
  const conditions: SuspicionConditions = {
    fromHour,
    toHour,
    lanes: lanes.filter((lane) => typed.lanes.includes(lane)),
    memberStates: memberStates.filter((code) => typed.memberStates.includes(code)),
    languages: [...new Set(typed.languages.filter((code) => /^[a-z]{2}$/u.test(code)))].toSorted(),
  }
  return isOpen(conditions) ? fail('no-condition') : ok(conditions)
}

/** Whether nothing is named at all: nobody sets apart everything there is by a slip. */
const isOpen = ({ fromHour, toHour, ...chosen }: SuspicionConditions): boolean =>
  fromHour === null && toHour === null && Object.values(chosen).every((codes) => codes.length === 0)

export const subjectOfConditions = (conditions: SuspicionConditions): ApprovalSubject => ({ ...conditions })

/** Reads conditions back from what was asked for; `null` where they are none. */
export function conditionsOf(subject: Readonly<Record<string, unknown>>): SuspicionConditions | null {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const codes = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
  const read = readConditions({
    fromHour: text(subject['fromHour']),
    toHour: text(subject['toHour']),
    lanes: codes(subject['lanes']),
    memberStates: codes(subject['memberStates']),
    languages: codes(subject['languages']),
  })
  return read.ok ? read.value : null
}

/** Sets statements apart, once two persons have agreed: those that are there now, and none that come later. */
export function markSuspect(
  { audit }: Organising,
  keeping: SuspicionKeeping,
  approval: Approval,
): Result<void, 'no-condition' | 'nothing-matches'> {
  const conditions = conditionsOf(approval.subject)
  if (conditions === null) return fail('no-condition')
  const marked = keeping.mark(conditions, approval.id)
  if (marked === null) return fail('nothing-matches')
  audit({ event: 'suspicion-marked', ...bothOf(approval), count: marked.count })
  return ok(undefined)
}

/** Lets statements count again, once two persons have agreed. */
export function liftSuspicion(
  { audit }: Organising,
  keeping: SuspicionKeeping,
  approval: Approval,
): Result<void, 'no-such-suspicion'> {
  const { suspicion } = approval.subject
  const lifted = typeof suspicion === 'number' ? keeping.lift(suspicion) : null
  if (lifted === null) return fail('no-such-suspicion')
  audit({ event: 'suspicion-lifted', ...bothOf(approval), count: lifted.count })
  return ok(undefined)
}

const bothOf = ({ requestedBy, decidedBy }: Approval) => ({
  organiserId: requestedBy,
  ...(decidedBy === null ? {} : { subjectId: decidedBy }),
})
