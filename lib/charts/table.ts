import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | null

export interface TableColumn {
  /** In the file: the same in every language. */
  readonly code: string
  /** On the page. */
  readonly label: string
  /** Says a cell on the page; a number is written as the language writes it where absent. */
  readonly show?: (cell: Cell) => string
}

/** The numbers of a chart. */
export interface Table {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A table as a file: lines end as RFC 4180 wants it, and what somebody typed does not become a formula in a spreadsheet. */
export const csvFile = ({ columns, rows }: Table): string =>
  stringify(
    rows.map((row) => [...row]),
    { header: true, columns: columns.map(({ code }) => code), record_delimiter: '\r\n', escape_formulas: true },
  )
