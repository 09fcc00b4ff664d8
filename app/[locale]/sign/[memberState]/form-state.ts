import type { CollectionState } from '#lib/collecting/collection'
import type {
  FormProblem,
  ProofProblem,
  SigningForm,
  SigningProblem,
  WorkProblem,
} from '#lib/collecting/sign-statement'

/** What the form remembers between two tries: values and codes, never prose. Lives in the browser alone. */
export interface FormState {
  readonly values: Readonly<Partial<Record<string, string>>>
  readonly declared: readonly string[]
  readonly formToken: string
  readonly problems: readonly FormProblem[]
  readonly proof: WorkProblem | null
  readonly notCollecting: Exclude<CollectionState, 'open'> | null
  /** Address of the receipt, where the statement was taken and a script is there to go to it. */
  readonly receipt: string | null
  /** Tells one answer from the next. */
  readonly attempt: number
}

/** @param formToken - Empty on the server, where one page is kept for everyone: each browser makes up its own. */
export const emptyForm = (formToken: string, values: FormState['values']): FormState => ({
  values,
  declared: [],
  formToken,
  problems: [],
  proof: null,
  notCollecting: null,
  receipt: null,
  attempt: 0,
})

/** The form as it was sent, with what kept it from being taken. */
export const formStateFrom = (problem: SigningProblem, sent: SigningForm, attempt: number): FormState => ({
  values: sent.fields,
  declared: [...sent.declared],
  formToken: sent.formToken,
  problems: problem.kind === 'refused' ? problem.problems : [],
  proof: problem.kind === 'refused' ? ofWork(problem.proof) : null,
  notCollecting: problem.kind === 'not-collecting' ? problem.state : null,
  receipt: null,
  attempt: attempt + 1,
})

/** The lane without a script has problems of its own, which no proof of work can have. */
const ofWork = (problem: ProofProblem | null): WorkProblem | null =>
  problem === 'missing' || problem === 'expired' || problem === 'used' || problem === null ? problem : 'wrong'

/** The answer to a form that was taken, for a script that goes to the receipt by itself. */
export const acknowledged = (receipt: string, attempt: number): FormState => ({
  ...emptyForm('', {}),
  receipt,
  attempt: attempt + 1,
})

/** How many answers a form has had, by the browser's own word: any other word counts as none. */
export function attemptOf(previous: unknown): number {
  const attempt = typeof previous === 'object' && previous !== null && 'attempt' in previous ? previous.attempt : 0
  return typeof attempt === 'number' && Number.isSafeInteger(attempt) ? attempt : 0
}
