import type { Edition } from '#lib/domain/rule'
import { namedMemberStates } from '#lib/i18n/names'
import type { DocumentWords } from '#lib/i18n/document-words'

/** What the law asks of those who sign with each Member State: its name, the form's part, and the data. */
export function dataByMemberState(
  rules: Edition['rules'],
  { locale, field: names }: DocumentWords,
): readonly (readonly string[])[] {
  return namedMemberStates(locale).flatMap(({ code, name }) => {
    const rule = rules[code]
    if (rule === undefined) return []
    const { part, fields, documents } = rule
    const kinds = documents.length === 0 ? '' : ` (${documents.map(({ officialName }) => officialName).join('; ')})`
    const asked = fields.map((field) => names(field.name))
    return [[name, part, `${asked.join(', ')}${kinds}`]]
  })
}
