import type { WritingProblems } from '#lib/news/write-news'

/** What the form remembers between two tries. */
export interface WritingState {
  readonly language: string
  readonly title: string
  readonly text: string
  /** Whether a look was asked for before publishing. */
  readonly isPreview?: boolean
  readonly problems: WritingProblems & { readonly language?: 'missing' }
}
