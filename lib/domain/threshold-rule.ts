import type { Day } from './day.ts'
import type { SigningState } from './member-states.ts'

/** Minimum numbers by state, for initiatives registered since a day and before the next table's. */
export interface ThresholdTable {
  readonly from: Day
  readonly numbers: Readonly<Partial<Record<SigningState, number>>>
}

/** How many statements an initiative needs, and from where. */
export interface ThresholdRule {
  readonly source: string
  /** Statements in all. */
  readonly total: number
  /** In how many states their minimum must be reached, and the minima, newest table first; `null` where none need be. */
  readonly spread: { readonly states: number; readonly tables: readonly ThresholdTable[] } | null
}
