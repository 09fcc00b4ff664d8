import { readFileSync } from 'node:fs'
import type legal from '../../messages/legal/en.json'
import type messages from '../../messages/en.json'

type Legal = typeof legal
type Messages = typeof messages

/** What the paper forms and the receipt say, in one language. */
export interface Words {
  readonly language: string
  readonly form: Legal['form']
  readonly fields: Legal['fields']
  readonly privacy: Legal['privacy']
  readonly initiative: Pick<Messages['initiative'], 'otherLanguage' | 'registrationNumber'>
  readonly receipt: Pick<
    Messages['receipt'],
    | 'once'
    | 'identifier'
    | 'signedOn'
    | 'pdfTitle'
    | 'pdfFile'
    | 'qr'
    | 'qrText'
    | 'logTitle'
    | 'logText'
    | 'logCode'
    | 'logBlind'
    | 'logOrigin'
  >
}

/** Reads a language's words from the catalogues. They are few and small: whoever prints often keeps them. */
export function wordsIn(language: string): Words {
  const { form, fields, privacy } = read(`legal/${language}`) as Legal
  const { initiative, receipt } = read(language) as Messages
  return { language, form, fields, privacy, initiative, receipt }
}

const read = (catalogue: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../messages/${catalogue}.json`, import.meta.url), 'utf8'))

/** Puts values in the places of a text that are named `{so}`. What is printed has no plurals. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/gu, (place, name: string) => values[name] ?? place)
