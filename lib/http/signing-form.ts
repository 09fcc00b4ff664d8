import { declarations } from '#lib/collecting/declarations'
import type { SigningForm } from '#lib/collecting/sign-statement'
import type { MemberState } from '#lib/domain/member-states'
import { fieldNames } from '#lib/domain/rule'
import { textFieldsOf } from './form-fields.ts'

/** Names of the form's controls that are no field of the statement. */
export const controlNames = {
  formToken: 'form',
  proof: 'altcha',
  confirmed: (field: string): string => `confirmed.${field}`,
  declaration: (declaration: string): string => `declared.${declaration}`,
} as const

/** Longest text that is carried back into a form: whatever is longer was not typed. */
const longest = 2000

/** Reads what a browser sent as the signing form: the fields that the law knows, and what stands around them. */
export function signingFormFrom(form: FormData, memberState: MemberState, language: string): SigningForm {
  const sent = textFieldsOf(form)
  const known = (nameOf: (field: string) => string): Partial<Record<string, string>> =>
    Object.fromEntries(
      fieldNames.flatMap((field) => {
        const value = sent[nameOf(field)]
        return value === undefined ? [] : [[field, value.slice(0, longest)]]
      }),
    )
  return {
    memberState,
    language,
    fields: known((field) => field),
    confirmed: known(controlNames.confirmed),
    declared: new Set(declarations.filter((declaration) => sent[controlNames.declaration(declaration)] === 'yes')),
    formToken: (sent[controlNames.formToken] ?? '').slice(0, 64),
    proof: sent[controlNames.proof] ?? '',
  }
}
