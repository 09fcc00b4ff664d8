import type { FieldName, MemberStateRule } from '#lib/domain/rule'
import { dayInForm } from '#lib/forms/day-in-form'
import { groupsOf, titleOfGroup } from '#lib/forms/groups-of-before'
import type { OpenedStatement } from '../contents.ts'
import { documentName, residence, text, type Column } from './cells.ts'
import { countryName, type AuthorityWords } from './words.ts'

/** The columns of a state's form under the law before 2020, within the room that is left for them. */
export function columnsOfBefore(words: AuthorityWords, rule: MemberStateRule, room: number): readonly Column[] {
  const groups = groupsOf(rule)
  const all = groups.reduce((sum, { share }) => sum + share, 0)
  return groups.map((group) => ({
    title: titleOfGroup(group, words.fields, words.legal.columns),
    width: (room * group.share) / all,
    size: text,
    valueOf: (statement) => joined(group.fields.map((field) => written(words, rule, statement, field))),
  }))
}

function written(
  words: AuthorityWords,
  { memberState }: MemberStateRule,
  statement: OpenedStatement,
  field: FieldName,
): string {
  const value = statement.values[field] ?? ''
  switch (field) {
    case 'street':
      return residence(words, statement)
    case 'documentType':
      return documentName(words, memberState, statement)
    case 'dateOfBirth':
      return value === '' ? '' : dayInForm(value)
    case 'nationality':
    case 'country':
      return countryName(words, value)
    default:
      return value
  }
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' / ')
