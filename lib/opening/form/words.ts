import type { MemberState } from '#lib/domain/member-states'
import type authority from '../../../messages/authority/en.json'
import type legal from '../../../messages/legal/en.json'

/** What authorities read, in one language: the words of the law's forms, our own, and the names of countries. */
export interface AuthorityWords {
  readonly language: string
  readonly legal: (typeof legal)['form']
  /** The law's words for what it asks of a signatory. */
  readonly fields: (typeof legal)['fields']
  readonly authority: typeof authority
  readonly countries: Readonly<Record<string, string>>
}

/** The name of a country by its EU code; the code itself where it has no name. */
export const countryName = ({ countries }: AuthorityWords, country: string): string => countries[country] ?? country

/** With the code, as `Greece (EL)`: for the one place of the form where it must be beyond doubt. */
export const nameWithCode = (words: AuthorityWords, memberState: MemberState): string =>
  `${countryName(words, memberState)} (${memberState})`

/** Puts values in the places of a text that are named `{so}`. What is printed has no plurals. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place))
