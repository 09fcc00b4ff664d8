import type { BatchHindrance, HandOverProblems } from '#lib/organising/hand-over'
import type { ReturnProblem } from '#lib/returning/returned'

type FieldProblem = NonNullable<HandOverProblems[keyof HandOverProblems]>

/** What a form about a batch shows after it was sent. What was noted leads on to the page as it stands then. */
export interface NoteState {
  readonly typed: Readonly<Partial<Record<string, string>>>
  readonly fields: Readonly<Partial<Record<string, FieldProblem>>>
  readonly problems: readonly ReturnProblem[]
  readonly hindrance: BatchHindrance | 'no-file' | null
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

export type NoteAction = (previous: NoteState, form: FormData) => Promise<NoteState>

export const untouched: NoteState = { typed: {}, fields: {}, problems: [], hindrance: null, attempt: 0 }

/** A use case's refusal, whatever it is about. */
export function refusedWith(
  previous: NoteState,
  typed: NoteState['typed'],
  problem: BatchHindrance | 'no-file' | readonly ReturnProblem[] | NoteState['fields'],
): NoteState {
  const state = { ...untouched, typed, attempt: previous.attempt + 1 }
  if (typeof problem === 'string') return { ...state, hindrance: problem }
  return isList(problem) ? { ...state, problems: problem } : { ...state, fields: problem }
}

const isList = (problem: readonly ReturnProblem[] | NoteState['fields']): problem is readonly ReturnProblem[] =>
  Array.isArray(problem)
