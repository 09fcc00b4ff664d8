import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { printed } from './opening.ts'

/** A cell as LibreOffice Calc has it. */
export interface Cell {
  /** What stands in it: `string`, `float`, `date`; empty where nothing does. */
  readonly type: string
  readonly text: string
  /** `null` where it holds a value, which is what it should. */
  readonly formula: string | null
}

type Row = readonly Cell[]

/**
 * Opens tables with LibreOffice Calc, as somebody does who chooses these options in its window.
 *
 * @param folder - Where the tables lie, and where its own files go.
 * @param names - Of the tables, without `.csv`.
 * @param options - The tokens of its filter for CSV.
 */
export function openedByCalc(folder: string, names: readonly string[], options: string): readonly (readonly Row[])[] {
  printed('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    `--infilter=CSV:${options}`,
    ...['--convert-to', 'fods', '--outdir', folder],
    ...names.map((name) => join(folder, `${name}.csv`)),
  ])
  return names.map((name) => rowsOf(readFileSync(join(folder, `${name}.fods`), 'utf8')))
}

/** The rows of a flat OpenDocument spreadsheet. Source: OpenDocument 1.3, part 3, sections 6.1.1 and 9.1. */
function rowsOf(fods: string): readonly Row[] {
  const rows: Cell[][] = []
  let cell = emptyCell({})
  let isText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'table:table-row') rows.push([])
    if (name === 'table:table-cell') cell = emptyCell(attributes)
    if (name === 'text:p') isText = true
    if (name === 'text:s') cell.text += ' '.repeat(Number(attributes['text:c'] ?? 1))
    if (name === 'text:tab') cell.text += '\t'
  })
  parser.on('text', (text) => {
    if (isText) cell.text += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'text:p') isText = false
    if (name !== 'table:table-cell') return
    const { times, ...read } = cell
    rows.at(-1)?.push(...Array.from({ length: times }, () => read))
  })
  parser.write(fods).close()
  return rows
}

const emptyCell = (attributes: Readonly<Record<string, string>>) => ({
  type: attributes['office:value-type'] ?? '',
  text: '',
  formula: attributes['table:formula'] ?? null,
  times: Number(attributes['table:number-columns-repeated'] ?? 1),
})
