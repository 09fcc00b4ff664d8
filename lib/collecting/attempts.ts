import type { Result } from '#lib/domain/result'
import type { Receipt, SigningProblem } from './sign-statement.ts'

/** Steps on the way to a statement, of which each day has plain totals. */
export const steps = ['page-home', 'page-form', 'page-plain', 'form-problem', 'receipt'] as const

export type Step = (typeof steps)[number]

/**
 * What a day counts: a step, what a form came back for, what was wrong with its proof, or why the gate refused a request.
 * A name and a number: nothing of who it was, from where, or at what hour.
 */
export type DayTotalName = Step | `problem-${string}` | `proof-${string}` | `refused-${string}`

/** What the day counts once a form was sent: a receipt, or all that was wrong with it, each once. */
export function namesOf(signed: Result<Receipt, SigningProblem>): readonly DayTotalName[] {
  if (signed.ok) return ['receipt']
  const { problem } = signed
  if (problem.kind === 'not-collecting') return ['form-problem', 'problem-not-collecting']
  const { problems, proof } = problem
  const kinds = new Set(problems.map((one): DayTotalName => `problem-${one.problem}`))
  return ['form-problem', ...kinds, ...(proof === null ? [] : [`proof-${proof}` as const])]
}
