import type { SigningForm } from '#lib/collecting/sign-statement'
import type { MemberState } from '#lib/domain/member-states'
import { textFieldsOf } from './form-fields.ts'
import { signingFormFrom } from './signing-form.ts'

/** Names of the controls that the form without a script has in the place of a proof of work. */
export const plainControls = {
  question: 'question',
  answer: 'answer',
  /** Left empty by people, who neither see nor hear it. Named so that programs fill it in. */
  trap: 'homepage',
} as const

/** The form without a script as it was sent. */
export interface PlainForm {
  readonly form: SigningForm
  readonly token: string
  readonly answer: string
}

/**
 * Reads the form without a script. An answer beside a filled trap counts as none: its sender is told what everybody is
 * told whose answer is wrong, and learns nothing of the trap.
 *
 * @param proofOf - Makes one proof of token and answer.
 */
export function plainFormFrom(
  sent: FormData,
  memberState: MemberState,
  language: string,
  proofOf: (token: string, answer: string) => string,
): PlainForm {
  const fields = textFieldsOf(sent)
  const token = (fields[plainControls.question] ?? '').slice(0, 2000)
  const answer = (fields[plainControls.answer] ?? '').trim().slice(0, 100)
  const isTrapped = (fields[plainControls.trap] ?? '') !== ''
  const form = signingFormFrom(sent, memberState, language)
  return {
    token,
    answer,
    form: { ...form, lane: 'plain', formToken: '', proof: token === '' ? '' : proofOf(token, isTrapped ? '' : answer) },
  }
}
