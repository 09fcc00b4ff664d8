import type { DocumentWords } from '#lib/i18n/document-words'
import { namedMemberStates } from '#lib/i18n/names'
import type { DocumentSection } from '#lib/publishing/printable-document'
import type { DocumentFacts } from './facts.ts'

/** What the law asks of those who sign with each state: its name, the part of Annex III where there is one, and the data. */
export function dataByMemberState(
  { rules, pack }: Pick<DocumentFacts, 'rules' | 'pack'>,
  { locale, t, field: names }: DocumentWords,
): NonNullable<DocumentSection['table']> {
  const hasParts = pack.words === null
  const rows = namedMemberStates(locale).flatMap(({ code, name }) => {
    const rule = rules[code]
    if (rule === undefined) return []
    const { part, fields, documents } = rule
    const kinds = documents.length === 0 ? '' : ` (${documents.map(({ officialName }) => officialName).join('; ')})`
    const asked = fields.map((field) => names(field.name))
    return [[name, ...(hasParts ? [part] : []), `${asked.join(', ')}${kinds}`]]
  })
  return { head: [t('memberState'), ...(hasParts ? [t('part')] : []), t('data')], rows }
}
