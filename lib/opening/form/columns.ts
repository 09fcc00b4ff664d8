import type { MemberState } from '#lib/domain/member-states'
import type { MemberStateRule } from '#lib/domain/rule'
import { dayInForm } from '#lib/forms/day-in-form'
import { sheetWidth } from '#lib/forms/sheet'
import type { Part } from '../contents.ts'
import { documentName, residence, text, type Column } from './cells.ts'
import { columnsOfBefore } from './columns-of-before.ts'
import type { AuthorityWords } from './words.ts'

const small = 6

const widths = { number: 34, signedOn: 50, identifier: 131, dateOfBirth: 52 } as const

/**
 * The columns of a statement's form, in the form's order; number and identifier are ours.
 *
 * @param rule - The state's rule under the law before 2020, whose forms differ from state to state; `null` under others.
 */
export function columnsOf(
  words: AuthorityWords,
  part: Part,
  memberState: MemberState,
  rule: MemberStateRule | null = null,
): readonly Column[] {
  const { columns } = words.legal
  const rest = sheetWidth - widths.number - widths.signedOn - widths.identifier
  return [
    { title: columns.number, width: widths.number, size: small, valueOf: (_, number) => String(number) },
    ...(rule === null ? ofPart(words, part, memberState, rest) : columnsOfBefore(words, rule, rest)),
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

const ofPart = (words: AuthorityWords, part: Part, memberState: MemberState, rest: number): readonly Column[] =>
  part === 'A' ? partA(words, rest - widths.dateOfBirth) : partB(words, memberState, rest)

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
