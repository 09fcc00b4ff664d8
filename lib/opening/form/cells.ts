import type { SigningState } from '#lib/domain/member-states'
import { rulePackOf } from '#lib/rules/rule-packs'
import type { OpenedStatement } from '../contents.ts'
import { countryName, type AuthorityWords } from './words.ts'

/** One column of the signatories' table. */
export interface Column {
  readonly title: string
  readonly width: number
  readonly size: number
  readonly valueOf: (statement: OpenedStatement, number: number) => string
}

/** Size of what signatories have written, in points. */
export const text = 8
/** The name that the Member State's own texts give a document, where the rule pack is one we know. */
export function documentName(
  words: AuthorityWords,
  memberState: SigningState,
  { pack, values }: OpenedStatement,
): string {
  const [id = ''] = pack.split('/')
  const law = rulePackOf(id)
  const kinds =
    law === undefined ? [] : [law, ...law.earlier].flatMap(({ rules }) => rules[memberState]?.documents ?? [])
  const document = kinds.find((known) => known.type === values.documentType)
  const names: Readonly<Partial<Record<string, string>>> = words.authority.form.documents
  return document?.officialName ?? names[values.documentType ?? ''] ?? values.documentType ?? ''
}

export function residence(words: AuthorityWords, { values }: OpenedStatement): string {
  const { street, streetNumber, postalCode, city, country } = values
  return [spaced(street, streetNumber), spaced(postalCode, city), countryName(words, country ?? '')].join(', ')
}

const spaced = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' ')
