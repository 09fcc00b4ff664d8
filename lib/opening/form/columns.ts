import type { MemberState } from '#lib/domain/member-states'
import { dayInForm } from '#lib/forms/day-in-form'
import { sheetWidth } from '#lib/forms/sheet'
import { rulePackOf } from '#lib/rules/rule-packs'
import type { OpenedStatement, Part } from '../contents.ts'
import { countryName, type AuthorityWords } from './words.ts'

/** One column of the signatories' table. */
export interface Column {
  readonly title: string
  readonly width: number
  readonly size: number
  readonly valueOf: (statement: OpenedStatement, number: number) => string
}

const text = 8
const small = 6

const widths = { number: 34, signedOn: 50, identifier: 131, dateOfBirth: 52 } as const

/** The columns of Annex III's two forms, in the forms' order; number and identifier are ours. */
export function columnsOf(words: AuthorityWords, part: Part, memberState: MemberState): readonly Column[] {
  const { columns } = words.legal
  const rest = sheetWidth - widths.number - widths.signedOn - widths.identifier
  return [
    { title: columns.number, width: widths.number, size: small, valueOf: (_, number) => String(number) },
    ...(part === 'A' ? partA(words, rest - widths.dateOfBirth) : partB(words, memberState, rest)),
    {
      title: columns.signedOn,
      width: widths.signedOn,
      size: text,
      valueOf: ({ signedOn }) => dayInForm(signedOn),
    },
    {
      title: words.authority.form.identifier,
      width: widths.identifier,
      size: small,
      valueOf: ({ identifier }) => identifier,
    },
  ]
}

const field = (title: string, width: number, name: 'givenNames' | 'familyNames' | 'documentNumber'): Column => ({
  title,
  width,
  size: text,
  valueOf: ({ values }) => values[name] ?? '',
})

const partA = (words: AuthorityWords, rest: number): readonly Column[] => [
  field(words.legal.columns.givenNames, rest * 0.25, 'givenNames'),
  field(words.legal.columns.familyNames, rest * 0.25, 'familyNames'),
  {
    title: words.legal.columns.residence,
    width: rest * 0.5,
    size: text,
    valueOf: (statement) => residence(words, statement),
  },
  {
    title: words.legal.columns.dateOfBirth,
    width: widths.dateOfBirth,
    size: text,
    valueOf: ({ values }) => dayInForm(values.dateOfBirth ?? ''),
  },
]

const partB = (words: AuthorityWords, memberState: MemberState, rest: number): readonly Column[] => [
  field(words.legal.columns.givenNames, rest * 0.27, 'givenNames'),
  field(words.legal.columns.familyNames, rest * 0.27, 'familyNames'),
  field(words.legal.columns.documentNumber, rest * 0.21, 'documentNumber'),
  {
    title: words.legal.columns.documentType,
    width: rest * 0.25,
    size: text,
    valueOf: (statement) => documentName(words, memberState, statement),
  },
]

/** The name that the Member State's own texts give a document, where the rule pack is one we know. */
function documentName(words: AuthorityWords, memberState: MemberState, { pack, values }: OpenedStatement): string {
  const [id = ''] = pack.split('/')
  const document = rulePackOf(id)?.rules[memberState]?.documents.find((known) => known.type === values.documentType)
  const names: Readonly<Partial<Record<string, string>>> = words.authority.form.documents
  return document?.officialName ?? names[values.documentType ?? ''] ?? values.documentType ?? ''
}

function residence(words: AuthorityWords, { values }: OpenedStatement): string {
  const { street, streetNumber, postalCode, city, country } = values
  return [spaced(street, streetNumber), spaced(postalCode, city), countryName(words, country ?? '')].join(', ')
}

const spaced = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' ')
