import type { WithdrawalProblems } from '#lib/collecting/withdraw-statement'

/** What the form remembers between two tries: lives in the browser alone. */
export interface WithdrawalState {
  readonly code: string
  readonly isWished: boolean
  readonly problems: WithdrawalProblems
}

export const nothingTyped: WithdrawalState = { code: '', isWished: false, problems: {} }
