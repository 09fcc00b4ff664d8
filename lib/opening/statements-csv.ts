import { fieldNames, type FieldName, type RulePack } from '#lib/domain/rule'
import type { OpenedStatement } from './contents.ts'

/**
 * The statements as a table: RFC 4180 with a header row, every value in quotation marks, `docs/formats/package.md`.
 *
 * A signatory may type `=HYPERLINK(…)` for a name. Spreadsheets would run it on an official's machine, so text that
 * begins like a formula gets an apostrophe in front, also behind what another country's spreadsheet takes for the end of
 * a cell. Source: OWASP, CSV Injection.
 */
/** The fields that have a column: all that the law asks anybody for, in any edition, so that tables of one law are alike. */
export function fieldsOfLaw(law: RulePack): readonly FieldName[] {
  const rules = [law, ...law.earlier].flatMap((edition) => Object.values(edition.rules))
  const asked = new Set(rules.flatMap(({ fields }) => fields.map(({ name }) => name)))
  return fieldNames.filter((name) => asked.has(name))
}

/** How a formula begins, on a keyboard of East Asia too. */
const formula = /^[=+\-@\t\r＝＋－＠]/u

const formulaBehindSeparator = /([;,\t|"']\s*)(?=[=+@-])/gu

/** The header row. The byte order mark makes spreadsheets read UTF-8; without it they garble Greek and Cyrillic. */
export const csvHead = (fields: readonly FieldName[]): string => `\uFEFF${rowOf(['identifier', 'signedOn', ...fields])}`

export const csvStatements = (statements: readonly OpenedStatement[], fields: readonly FieldName[]): string =>
  statements.map((statement) => rowOf(valuesOf(statement, fields))).join('')

const valuesOf = (
  { identifier, signedOn, values }: OpenedStatement,
  fields: readonly FieldName[],
): readonly string[] => [
  identifier,
  signedOn,
  ...fields.map((name) => (values[name] ?? '').replace(formulaBehindSeparator, "$1'")),
]

export const rowOf = (values: readonly string[]): string => `${values.map(cellOf).join(',')}\r\n`

function cellOf(text: string): string {
  if (text === '') return ''
  return `"${formula.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`
}
