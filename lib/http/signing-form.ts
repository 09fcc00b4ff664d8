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
  /** A day is typed in three controls. */
  dayPart: (field: string, part: DayPart): string => `${field}.${part}`,
  /** The partner whose link led here: counted as a plain total, never beside a statement. */
  channel: 'from',
} as const

/** The controls of a day, in the order in which it is written. */
export const dayParts = ['day', 'month', 'year'] as const
export type DayPart = (typeof dayParts)[number]

/** What stands in the three controls of a day that was sent: whatever was typed there, right or wrong. */
export function partsOfDay(text: string): Readonly<Record<DayPart, string>> {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? []
  const [day = '', month = '', year = ''] = isoYear === undefined ? text.split('.') : [isoDay, isoMonth, isoYear]
  return { day, month, year }
}

/** A day from its three controls, as `27.3.1985`; nothing where none was filled in. */
function dayFrom(parts: readonly (string | undefined)[]): string | undefined {
  if (parts.every((part) => part === undefined)) return undefined
  const typed = parts.map((part) => (part ?? '').trim().replaceAll('.', ''))
  return typed.every((part) => part === '') ? '' : typed.join('.')
}

/** The code of the partner whose link led to a form; empty where there is none that could be one. */
export function channelFrom(form: FormData): string {
  const code = form.get(controlNames.channel)
  return typeof code === 'string' && /^[a-z0-9-]{2,24}$/u.test(code) ? code : ''
}

/** Longest text that is carried back into a form: whatever is longer was not typed. */
const longest = 2000

/** Reads what a browser sent as the signing form: the fields that the law knows, and what stands around them. */
export function signingFormFrom(form: FormData, memberState: MemberState, language: string): SigningForm {
  const sent = textFieldsOf(form)
  const known = (nameOf: (field: string) => string): Partial<Record<string, string>> =>
    Object.fromEntries(
      fieldNames.flatMap((field) => {
        const name = nameOf(field)
        const value = sent[name] ?? dayFrom(dayParts.map((part) => sent[controlNames.dayPart(name, part)]))
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
