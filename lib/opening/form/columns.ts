import type { MemberState } from '#lib/domain/member-states'
import type { DocumentType } from '#lib/domain/rule'
import { dayInForm } from '#lib/forms/day-in-form'
import { sheetWidth } from '#lib/forms/sheet'
import { rulePackOf } from '#lib/rules/rule-packs'
import type { OpenedStatement, Part } from '../contents.ts'
import { countryName } from './places.ts'
import { words } from './words.ts'

/** One column of the signatories' table. */
export interface Column {
  readonly title: string
  readonly width: number
  readonly size: number
  readonly valueOf: (statement: OpenedStatement, number: number) => string
}

const text = 8
const small = 6

const first: readonly Column[] = [
  { title: words.columns.number, width: 34, size: small, valueOf: (_, number) => String(number) },
]

const givenNames = (width: number): Column => ({
  title: words.columns.givenNames,
  width,
  size: text,
  valueOf: ({ values }) => values.givenNames ?? '',
})

const familyNames = (width: number): Column => ({
  title: words.columns.familyNames,
  width,
  size: text,
  valueOf: ({ values }) => values.familyNames ?? '',
})

const last: readonly Column[] = [
  { title: words.columns.signedOn, width: 50, size: text, valueOf: ({ signedOn }) => dayInForm(signedOn) },
  { title: words.columns.identifier, width: 131, size: small, valueOf: ({ identifier }) => identifier },
]

const rest = sheetWidth - 34 - 50 - 131

/** The columns of Annex III's two forms, in the forms' order; number and identifier are ours. */
export const columnsOf = (part: Part, memberState: MemberState): readonly Column[] =>
  part === 'A' ? partA : partB(memberState)

const partA: readonly Column[] = [
  ...first,
  givenNames((rest - 52) * 0.25),
  familyNames((rest - 52) * 0.25),
  { title: words.columns.residence, width: (rest - 52) * 0.5, size: text, valueOf: residence },
  {
    title: words.columns.dateOfBirth,
    width: 52,
    size: text,
    valueOf: ({ values }) => dayInForm(values.dateOfBirth ?? ''),
  },
  ...last,
]

const partB = (memberState: MemberState): readonly Column[] => [
  ...first,
  givenNames(rest * 0.27),
  familyNames(rest * 0.27),
  {
    title: words.columns.documentNumber,
    width: rest * 0.21,
    size: text,
    valueOf: ({ values }) => values.documentNumber ?? '',
  },
  {
    title: words.columns.documentType,
    width: rest * 0.25,
    size: text,
    valueOf: ({ pack, values }) => documentName(pack, memberState, values.documentType ?? ''),
  },
  ...last,
]

/** The name that the Member State's own texts give a document, where the rule pack is one we know. */
function documentName(pack: string, memberState: MemberState, type: string): string {
  const [id = ''] = pack.split('/')
  const document = rulePackOf(id)?.rules[memberState].documents.find((known) => known.type === type)
  return document?.officialName ?? words.documents[type as DocumentType]
}

function residence({ values: { street, streetNumber, postalCode, city, country } }: OpenedStatement): string {
  return [spaced(street, streetNumber), spaced(postalCode, city), countryName(country ?? '')].join(', ')
}

const spaced = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' ')
