import { stringify, type Options } from 'csv-stringify/sync'
import { fieldNames } from '#lib/domain/rule'
import type { OpenedStatement } from './contents.ts'

/**
 * The statements as a table: RFC 4180 with a header row, `docs/formats/package.md`.
 *
 * A signatory may type `=HYPERLINK(…)` for a name. Spreadsheets would run it on an official's machine, so text that
 * begins like a formula gets an apostrophe in front, also behind what another country's spreadsheet takes for the end of
 * a cell. Source: OWASP, CSV Injection.
 */
const format: Options = { quoted: true, escape_formulas: true, record_delimiter: '\r\n' }

const columns = ['identifier', 'signedOn', ...fieldNames] as const

/** The header row. The byte order mark makes spreadsheets read UTF-8; without it they garble Greek and Cyrillic. */
export const csvHead = (): string => stringify([[...columns]], { ...format, bom: true })

export const csvStatements = (statements: readonly OpenedStatement[]): string =>
  stringify(statements.map(rowOf), format)

const rowOf = ({ identifier, signedOn, values }: OpenedStatement): readonly string[] => [
  identifier,
  signedOn,
  ...fieldNames.map((name) => (values[name] ?? '').replace(/([;,\t|"']\s*)(?=[=+@-])/gu, "$1'")),
]
