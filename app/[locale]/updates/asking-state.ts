import type { AskingProblems } from '#lib/news/read-news'

/** What the form remembers between two tries: lives in the browser alone. */
export interface AskingState {
  readonly email: string
  readonly isAgreed: boolean
  readonly problems: AskingProblems
}

export const nothingAsked: AskingState = { email: '', isAgreed: false, problems: {} }
