import type { CountProblems, NewBundleProblems, SendingProblems } from '#lib/organising/paper-forms'
import type { TypedFormAction, TypedFormState } from '../typed-form-state'

type Problems = CountProblems & NewBundleProblems & SendingProblems

export type PaperField = keyof Problems
export type PaperFieldProblem = NonNullable<Problems[PaperField]>

/** What is wrong with the fields of a form about paper. */
export type PaperProblems = Readonly<Partial<Record<PaperField, PaperFieldProblem>>>

export type PaperFormState = TypedFormState<PaperProblems>

export type PaperAction = TypedFormAction<PaperProblems>
