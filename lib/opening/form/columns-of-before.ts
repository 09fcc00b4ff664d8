import type { FieldName, MemberStateRule } from '#lib/domain/rule'
import { dayInForm } from '#lib/forms/day-in-form'
import type { OpenedStatement } from '../contents.ts'
import { documentName, residence, text, type Column } from './cells.ts'
import { countryName, type AuthorityWords } from './words.ts'

type Values = OpenedStatement['values']

/** A column before its width is known: the room that it takes among the others. */
interface Wanted {
  readonly fields: readonly FieldName[]
  readonly share: number
  readonly title?: string
  readonly write?: (statement: OpenedStatement) => string
}

/**
 * The columns of the forms of Regulation (EU) No 211/2011, Annex III, which join what belongs together: the family names with
 * the name at birth or the father's, day and place of birth, the document with its kind and who has issued it. Those that
 * the state's form does not ask for are left out.
 */
export function columnsOfBefore(words: AuthorityWords, rule: MemberStateRule, room: number): readonly Column[] {
  const asked = new Set(rule.fields.map(({ name }) => name))
  const wanted = wantedBy(words, rule).flatMap((column) => {
    const fields = column.fields.filter((field) => asked.has(field))
    return fields.length === 0 ? [] : [{ ...column, fields }]
  })
  const all = wanted.reduce((sum, { share }) => sum + share, 0)
  return wanted.map(({ fields, share, title, write }) => ({
    title: title ?? fields.map((field) => words.fields[field]).join(' / '),
    width: (room * share) / all,
    size: text,
    valueOf: write ?? (({ values }) => joined(fields.map((field) => written(words, values, field)))),
  }))
}

function wantedBy(words: AuthorityWords, { memberState, fields }: MemberStateRule): readonly Wanted[] {
  const { columns } = words.legal
  const hasAddress = fields.some(({ name }) => name === 'street')
  const isOf = (statement: OpenedStatement): string => documentName(words, memberState, statement)
  const address: Wanted = hasAddress
    ? {
        fields: ['street'],
        share: 1.7,
        title: columns.residence,
        write: (statement) => residence(words, statement),
      }
    : { fields: ['country'], share: 0.8 }
  return [
    { fields: ['givenNames'], share: 1 },
    { fields: ['familyNames', 'nameAtBirth', 'fathersName'], share: 1.2 },
    address,
    { fields: ['dateOfBirth', 'placeOfBirth'], share: 0.9 },
    { fields: ['nationality'], share: 0.7 },
    { fields: ['documentNumber'], share: 0.9, title: columns.documentNumber },
    {
      fields: ['documentType', 'issuingAuthority'],
      share: 1.1,
      write: (statement) => joined([isOf(statement), statement.values.issuingAuthority ?? '']),
    },
  ]
}

function written(words: AuthorityWords, values: Values, field: FieldName): string {
  const value = values[field] ?? ''
  if (field === 'dateOfBirth') return value === '' ? '' : dayInForm(value)
  return field === 'nationality' || field === 'country' ? countryName(words, value) : value
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' / ')
