import type { SignInProblem } from '#lib/organising/sign-in'

/** Why a passkey was not shown. `cancelled`: the browser made no answer, or nobody wanted to give one. */
export interface PasskeyState {
  readonly problem: SignInProblem['kind'] | 'cancelled'
  /** To wait, where that is the problem. */
  readonly seconds: number
}

/** What a browser is to sign, or why it is to sign nothing. */
export type Asked<Options> = { readonly options: Options } | PasskeyState

export const passkeyState = (problem: SignInProblem): PasskeyState => ({
  problem: problem.kind,
  seconds: problem.kind === 'wait' ? Math.ceil(problem.milliseconds / 1000) : 0,
})
