import type { ProofProblem, SigningProblem } from '#lib/collecting/sign-statement'
import type { PlainForm } from '#lib/http/plain-form'
import { emptyForm, formStateFrom, type FormState } from '../form-state.ts'

/** A question as the form shows it. */
export interface ShownQuestion {
  readonly token: string
  readonly number: number
}

/** What the form without a script remembers between two tries: it travels in the page itself, and nowhere else. */
export interface PlainState extends FormState {
  /** The question that stands; `null` where the page asks another. */
  readonly question: ShownQuestion | null
  /** Number of the word that was asked for last; 0 where none was, or not by us. */
  readonly asked: number
  readonly answer: string
  readonly problem: ProofProblem | null
  /** Until the same form can be taken; 0 where time is not what it lacks. */
  readonly secondsLeft: number
}

export const emptyPlainForm = (values: FormState['values']): PlainState => ({
  ...emptyForm('', values),
  question: null,
  asked: 0,
  answer: '',
  problem: null,
  secondsLeft: 0,
})

/** What is wrong with an answer, rather than with when it came. */
const answersWrong: ReadonlySet<ProofProblem | null> = new Set(['missing', 'expired', 'wrong', 'used', 'wrong-answer'])

/**
 * The form as it was sent, with what kept it from being taken. Question and answer stay, unless it is they that were
 * wrong. Whoever has something else to mend is not told that they were fast: they will not be.
 *
 * @param asked - The question that was answered, where it is one of ours and still stands.
 * @param secondsLeft - Until the same form can be taken.
 */
export function plainStateFrom(
  problem: SigningProblem,
  sent: PlainForm,
  asked: ShownQuestion | null,
  secondsLeft: number,
  attempt: number,
): PlainState {
  const { problems, proof: found } = problem.kind === 'refused' ? problem : { problems: [], proof: null }
  const standing = asked === null || answersWrong.has(found) ? null : asked
  const isFastAmongOthers = found === 'too-fast' && problems.length > 0
  return {
    ...formStateFrom(problem, sent.form, attempt),
    proof: null,
    question: standing === null ? null : { token: standing.token, number: standing.number },
    asked: asked?.number ?? 0,
    answer: standing === null ? '' : sent.answer,
    problem: isFastAmongOthers ? null : found,
    secondsLeft,
  }
}
