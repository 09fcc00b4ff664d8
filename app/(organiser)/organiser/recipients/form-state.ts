import type { RecipientProblems } from '#lib/organising/recipient-form'
import { refusedWith, type Typed, type TypedFormAction, type TypedFormState } from '../typed-form-state'

export type RecipientField = keyof RecipientProblems

/** What a form about an authority shows after it was sent. */
export type RecipientFormState = TypedFormState<RecipientProblems>

export type RecipientAction = TypedFormAction<RecipientProblems>

/** A private key does not even go back to the browser that sent it. */
export const refusedWithoutKey = (
  previous: RecipientFormState,
  typed: Typed,
  problems: RecipientProblems,
): RecipientFormState => refusedWith(previous, problems.key === 'private-key' ? { ...typed, key: '' } : typed, problems)
