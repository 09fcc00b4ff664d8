import type { WritingProblems } from '#lib/news/write-news'

/** What the form remembers between two tries. */
export interface WritingState {
  readonly language: string
  readonly title: string
  readonly text: string
  readonly problems: WritingProblems & { readonly language?: 'missing' }
}
