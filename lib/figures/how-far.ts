import type { Day } from '#lib/domain/day'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { leastMemberStates, leastTotal } from '#lib/rules/thresholds'
import type { PublishedFigures } from './published-figures.ts'

/** A Member State's published figure beside its threshold. */
export interface MemberStateProgress {
  readonly memberState: MemberState
  /** `null` where it is too small to be shown. */
  readonly count: number | null
  readonly threshold: number
  /** From 0 to 1 and more; 0 where the count is not shown. */
  readonly share: number
  readonly isReached: boolean
}

/** How far an initiative is, by what is published. */
export interface HowFar {
  readonly total: number
  readonly memberStates: readonly MemberStateProgress[]
  /** Member States at their threshold. */
  readonly reached: number
  readonly isTotalMet: boolean
  readonly isSpreadMet: boolean
}

/** Lays the published figures beside the thresholds (Regulation (EU) 2019/788, Article 3). */
export function howFar(figures: PublishedFigures, thresholds: Readonly<Record<MemberState, number>>): HowFar {
  const counts = new Map(figures.memberStates.map(({ memberState, count }) => [memberState, count]))
  const all = memberStates.map((memberState) => {
    const [count, threshold] = [counts.get(memberState) ?? null, thresholds[memberState]]
    const share = (count ?? 0) / threshold
    return { memberState, count, threshold, share, isReached: share >= 1 }
  })
  const reached = all.filter(({ isReached }) => isReached).length
  return {
    total: figures.count,
    memberStates: all,
    reached,
    isTotalMet: figures.count >= leastTotal,
    isSpreadMet: reached >= leastMemberStates,
  }
}

const dayLength = 24 * 60 * 60 * 1000

/** Days from one to another, as on a calendar: 0 on the same day. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / dayLength)

/** Statements a day that lead from a total to what is needed by the last day, today included. */
export const paceNeeded = (total: number, today: Day, closesOn: Day): number =>
  Math.ceil(Math.max(0, leastTotal - total) / Math.max(1, daysBetween(today, closesOn) + 1))
