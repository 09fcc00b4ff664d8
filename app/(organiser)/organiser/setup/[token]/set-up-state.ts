import type { SetUpProblem } from '#lib/organising/set-up'

/** What the form of the first organiser shows after it was sent. */
export interface SetUpState {
  readonly typed: { readonly email: string; readonly name: string }
  readonly problem: SetUpProblem | null
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

export const nothingTyped: SetUpState = { typed: { email: '', name: '' }, problem: null, attempt: 0 }
