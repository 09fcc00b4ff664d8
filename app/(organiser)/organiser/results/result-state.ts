import type { ResultProblems, TypedResult } from '#lib/organising/results'

/** What the form of a result shows after it was sent. What was noted leads on to the page as it stands then. */
export interface ResultState {
  readonly typed: TypedResult
  readonly problems: ResultProblems
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

export const untouched: ResultState = {
  typed: { memberState: '', given: '', valid: '', reportedOn: '' },
  problems: {},
  attempt: 0,
}
