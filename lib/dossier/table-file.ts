import { separatedLines } from '#lib/returning/separated-lines'

/** A row of a table of `docs/`, by column, with its line in the file. */
export type TableRow<Column extends string> = Readonly<Record<Column, string>> & { readonly line: number }

/**
 * Reads a table of ours whose first line names exactly these columns.
 *
 * @throws Error that says what is wrong with the file, and in which line.
 */
export function readTable<Column extends string>(
  text: string,
  columns: readonly Column[],
): readonly TableRow<Column>[] {
  const lines = separatedLines(text)
  if (lines === null) throw new Error('A quotation mark is not closed.')
  const [head, ...rows] = lines
  if (head?.values.join(',') !== columns.join(',')) throw new Error(`The columns should be ${columns.join(',')}.`)
  return rows.map(({ line, values }) => {
    if (values.length !== columns.length)
      throw new Error(`Line ${String(line)} has ${String(values.length)} values in place of ${String(columns.length)}.`)
    const cells = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']))
    return { ...cells, line } as unknown as TableRow<Column>
  })
}

/** The parts of a cell that holds several. */
export const listed = (cell: string): readonly string[] => cell.split(';').flatMap((part) => part.trim() || [])
