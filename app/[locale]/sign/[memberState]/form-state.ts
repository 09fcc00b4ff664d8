import type { CollectionState } from '#lib/collecting/collection'
import type { FormProblem, ProofProblem, SigningForm, SigningProblem } from '#lib/collecting/sign-statement'

/** What the form remembers between two tries: values and codes, never prose. Lives in the browser alone. */
export interface FormState {
  readonly values: Readonly<Partial<Record<string, string>>>
  readonly declared: readonly string[]
  readonly formToken: string
  readonly problems: readonly FormProblem[]
  readonly proof: ProofProblem | null
  readonly notCollecting: Exclude<CollectionState, 'open'> | null
  /** Tells one answer from the next. */
  readonly attempt: number
}

export const emptyForm = (formToken: string, values: FormState['values']): FormState => ({
  values,
  declared: [],
  formToken,
  problems: [],
  proof: null,
  notCollecting: null,
  attempt: 0,
})

/** The form as it was sent, with what kept it from being taken. */
export const formStateFrom = (problem: SigningProblem, sent: SigningForm, attempt: number): FormState => ({
  values: sent.fields,
  declared: [...sent.declared],
  formToken: sent.formToken,
  problems: problem.kind === 'refused' ? problem.problems : [],
  proof: problem.kind === 'refused' ? problem.proof : null,
  notCollecting: problem.kind === 'not-collecting' ? problem.state : null,
  attempt: attempt + 1,
})

/** How many answers a form has had, by the browser's own word: any other word counts as none. */
export function attemptOf(previous: unknown): number {
  const attempt = typeof previous === 'object' && previous !== null && 'attempt' in previous ? previous.attempt : 0
  return typeof attempt === 'number' && Number.isSafeInteger(attempt) ? attempt : 0
}
