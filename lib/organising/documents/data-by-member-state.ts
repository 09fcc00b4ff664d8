import { namedMemberStates } from '#lib/i18n/names'
import { eci2019 } from '#lib/rules/eci-2019/index'
import type { DocumentWords } from '#lib/i18n/document-words'

/** What the law asks of the citizens of each Member State: its name, the form's part, and the data. */
export function dataByMemberState({ locale, field: names }: DocumentWords): readonly (readonly string[])[] {
  return namedMemberStates(locale).map(({ code, name }) => {
    const { part, fields, documents } = eci2019.rules[code]
    const kinds = documents.length === 0 ? '' : ` (${documents.map(({ officialName }) => officialName).join('; ')})`
    const asked = fields.map((field) => names(field.name))
    return [name, part, `${asked.join(', ')}${kinds}`]
  })
}
