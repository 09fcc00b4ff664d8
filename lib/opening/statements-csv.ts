import type { FieldName } from '#lib/domain/rule'
import type { OpenedStatement } from './contents.ts'

/**
 * The statements as a table: RFC 4180 with a header row, every value in quotation marks, `docs/formats/package.md`.
 *
 * A signatory may type `=HYPERLINK(…)` for a name. Spreadsheets would run it on an official's machine, so text that
 * begins like a formula gets an apostrophe in front, also behind what another country's spreadsheet takes for the end of
 * a cell. Source: OWASP, CSV Injection.
 */
const fieldNames: readonly FieldName[] = [
  'givenNames',
  'familyNames',
  'dateOfBirth',
  'street',
  'streetNumber',
  'postalCode',
  'city',
  'country',
  'documentType',
  'documentNumber',
]

const columns = ['identifier', 'signedOn', ...fieldNames]

/** How a formula begins, on a keyboard of East Asia too. */
const formula = /^[=+\-@\t\r＝＋－＠]/u

const formulaBehindSeparator = /([;,\t|"']\s*)(?=[=+@-])/gu

/** The header row. The byte order mark makes spreadsheets read UTF-8; without it they garble Greek and Cyrillic. */
export const csvHead = (): string => `\uFEFF${rowOf(columns)}`

export const csvStatements = (statements: readonly OpenedStatement[]): string =>
  statements.map((statement) => rowOf(valuesOf(statement))).join('')

const valuesOf = ({ identifier, signedOn, values }: OpenedStatement): readonly string[] => [
  identifier,
  signedOn,
  ...fieldNames.map((name) => (values[name] ?? '').replace(formulaBehindSeparator, "$1'")),
]

export const rowOf = (values: readonly string[]): string => `${values.map(cellOf).join(',')}\r\n`

function cellOf(text: string): string {
  if (text === '') return ''
  return `"${formula.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`
}
