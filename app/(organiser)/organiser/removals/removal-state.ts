import type { Day } from '#lib/domain/day'
import type { FindingProblem, RemovalHindrance } from '#lib/organising/removals'

/** What the form shows after it was sent: lives in the browser alone. */
export interface RemovalState {
  readonly code: string
  readonly reason: string
  readonly problem:
    FindingProblem | RemovalHindrance | 'no-reason' | 'not-permitted' | 'not-fresh' | 'waits-already' | null
  /** `null` where none was found, and before somebody has looked. */
  readonly found: { readonly memberState: string; readonly signedOn: Day } | null
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

export const nothingAsked: RemovalState = { code: '', reason: '', problem: null, found: null, attempt: 0 }
