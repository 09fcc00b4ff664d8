import type { Day } from '#lib/domain/day'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import type { Goal } from '#lib/rules/goal'
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

/**
 * Lays the published figures beside what is needed (Regulation (EU) 2019/788, Article 3). Where the law asks for no
 * thresholds there are no Member States in it, and the spread is met.
 */
export function howFar(figures: PublishedFigures, { total, spread }: Goal): HowFar {
  const counts = new Map(figures.memberStates.map(({ memberState, count }) => [memberState, count]))
  const all = memberStates.flatMap((memberState) => {
    const [count, threshold] = [counts.get(memberState) ?? null, spread?.thresholds[memberState]]
    if (threshold === undefined) return []
    const share = (count ?? 0) / threshold
    return [{ memberState, count, threshold, share, isReached: share >= 1 }]
  })
  const reached = all.filter(({ isReached }) => isReached).length
  return {
    total: figures.count,
    memberStates: all,
    reached,
    isTotalMet: figures.count >= total,
    isSpreadMet: reached >= (spread?.states ?? 0),
  }
}

const dayLength = 24 * 60 * 60 * 1000

/** Days from one to another, as on a calendar: 0 on the same day. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / dayLength)

/** Statements a day that lead from a total to what is needed by the last day, today included. */
export const paceNeeded = (goal: Pick<Goal, 'total'>, total: number, today: Day, closesOn: Day): number =>
  Math.ceil(Math.max(0, goal.total - total) / Math.max(1, daysBetween(today, closesOn) + 1))
