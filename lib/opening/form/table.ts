import { ink, tint, type Canvas } from '#lib/forms/canvas'
import { leading, rise, sheet, sheetWidth, type Faces } from '#lib/forms/sheet'
import type { Run } from '#lib/forms/typeface'
import { wrap } from '#lib/forms/wrap'
import type { OpenedStatement } from '../contents.ts'
import type { Column } from './columns.ts'

const pad = 3
const headSize = 6.5

/** All rows of the table have this line height, so that a row can go on over a page's end. */
const line = 8 * leading

/** One signatory's row, its cells broken into lines. */
export interface Row {
  readonly cells: readonly (readonly Run[])[]
  readonly lines: number
}

export function rowOf(faces: Faces, columns: readonly Column[], statement: OpenedStatement, number: number): Row {
  let lines = 1
  const cells = columns.map(({ width, size, valueOf }) => {
    const cell = wrap(faces.regular, valueOf(statement, number), width - 2 * pad, size)
    if (cell.length > lines) lines = cell.length
    return cell
  })
  return { cells, lines }
}

/** How many lines of a row there is room for above a height of the sheet. */
export const linesAbove = (bottom: number, y: number): number => Math.floor((bottom - y - 2 * pad) / line)

/** Draws the names of the columns. Returns where the first row may begin. */
export function drawColumnHeads(drawing: Canvas, faces: Faces, columns: readonly Column[], y: number): number {
  const heads = columns.map(({ title, width }) => wrap(faces.bold, title, width - 2 * pad, headSize))
  const height = Math.max(...heads.map((head) => head.length)) * headSize * leading + 2 * pad
  drawing.fill(sheet.left, y, sheetWidth, height, tint.head)
  drawing.rule(sheet.left, y, sheet.right, y, 0.8)
  drawing.rule(sheet.left, y + height, sheet.right, y + height, 0.8)
  let x = sheet.left
  heads.forEach((head, column) => {
    head.forEach((run, index) => {
      const baseline = y + pad + headSize * (leading * index + rise)
      drawing.text(run, { x: x + pad, y: baseline, size: headSize, face: faces.bold, colour: ink.blue })
    })
    x += columns[column]?.width ?? 0
  })
  return y + height
}

/** Draws some lines of a row, all of them as a rule. Returns where the next row may begin. */
export function drawRow(
  drawing: Canvas,
  faces: Faces,
  { row, from, count, columns }: { row: Row; from: number; count: number; columns: readonly Column[] },
  y: number,
): number {
  let x = sheet.left
  columns.forEach(({ width, size }, column) => {
    const cell = row.cells[column] ?? []
    for (let index = from; index < Math.min(from + count, cell.length); index++) {
      const run = cell[index]
      // Small type stands on the same baseline as its neighbours.
      const baseline = y + pad + line * (index - from) + 8 * rise
      if (run !== undefined) drawing.text(run, { x: x + pad, y: baseline, size, face: faces.regular })
    }
    x += width
  })
  const bottom = y + count * line + 2 * pad
  drawing.rule(sheet.left, bottom, sheet.right, bottom)
  return bottom
}

/** Draws the lines between the columns, once a page's last row stands. */
export function drawColumnRules(drawing: Canvas, columns: readonly Column[], top: number, bottom: number): void {
  let x: number = sheet.left
  drawing.rule(x, top, x, bottom, 0.8)
  for (const { width } of columns) {
    x += width
    drawing.rule(x, top, x, bottom, x > sheet.right - 1 ? 0.8 : 0.5)
  }
}
