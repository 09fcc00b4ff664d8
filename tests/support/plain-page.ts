import { readFileSync } from 'node:fs'
import type { MemberState } from '#lib/domain/member-states'
import type { Locale } from '#lib/i18n/routing'
import { declarations } from '#lib/collecting/declarations'
import { hiddenFieldsOf } from './raw-form.ts'
import { aSignatoryOf } from './signatories.ts'

/** The sentence of which a word is asked for in a language. */
export const sentenceIn = (locale: Locale): string =>
  (JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as { plain: { sentence: string } }).plain.sentence

/** The word that a question of ours asks for. Its token tells the number to whoever looks into it. */
export const wordFor = (token: string, locale: Locale): string => {
  const { number } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { number: number }
  return sentenceIn(locale).split(' ')[number - 1] ?? ''
}

/** The form without a script, filled in and answered as by a program that was made for it. */
export async function aPlainForm(
  url: string,
  memberState: MemberState,
  changes: Readonly<Record<string, string>> = {},
): Promise<FormData> {
  const form = new FormData()
  for (const [name, value] of await hiddenFieldsOf(`${url}/en/sign/${memberState}/plain`)) form.set(name, value)
  for (const [name, value] of Object.entries(aSignatoryOf(memberState))) form.set(name, value)
  for (const declaration of declarations) form.set(`declared.${declaration}`, 'yes')
  form.set('answer', wordFor(typedIn(form, 'question'), 'en'))
  for (const [name, value] of Object.entries(changes)) form.set(name, value)
  return form
}

/** What stands in a text field of a form. */
export function typedIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
