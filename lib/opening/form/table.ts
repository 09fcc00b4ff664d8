import { ink, tint, type Canvas } from '#lib/forms/canvas'
import { drawLines } from '#lib/forms/draw-lines'
import { leading, rise, sheet, sheetWidth, type Faces } from '#lib/forms/sheet'
import type { TaggedDrawing } from '#lib/forms/tagged-drawing'
import type { Run } from '#lib/forms/typeface'
import { wrap } from '#lib/forms/wrap'
import type { OpenedStatement } from '../contents.ts'
import type { Column } from './cells.ts'

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

/** Some lines of a row, all of them as a rule. */
export interface RowPart {
  readonly row: Row
  readonly from: number
  readonly count: number
}

/** How many lines of a row there is room for above a height of the sheet. */
export const linesAbove = (bottom: number, y: number): number => Math.floor((bottom - y - 2 * pad) / line)

export const heightOfLines = (count: number): number => count * line + 2 * pad

/** The names of the columns, broken into lines. */
export interface Heads {
  readonly cells: readonly (readonly Run[])[]
  readonly height: number
}

export function headsOf(faces: Faces, columns: readonly Column[]): Heads {
  const cells = columns.map(({ title, width }) => wrap(faces.bold, title, width - 2 * pad, headSize))
  return { cells, height: Math.max(...cells.map((head) => head.length)) * headSize * leading + 2 * pad }
}

/** Draws the table of one page: the names of the columns, then the rows, from a height down. */
export function drawTable(
  pdf: TaggedDrawing,
  { columns, heads, rows }: { columns: readonly Column[]; heads: Heads; rows: readonly RowPart[] },
  top: number,
): void {
  pdf.adorn((drawing) => {
    drawRules(drawing, columns, { top, head: heads.height, rows })
  })
  pdf.within('Table', () => {
    pdf.within('TR', () => {
      eachCell(columns, (x, index) => {
        const lines = heads.cells[index] ?? []
        drawLines(pdf, 'TH', { lines, size: headSize, face: pdf.faces.bold, colour: ink.blue }, x + pad, top + pad)
      })
    })
    let y = top + heads.height
    for (const part of rows) {
      drawRow(pdf, columns, part, y)
      y += heightOfLines(part.count)
    }
  })
}

function drawRow(pdf: TaggedDrawing, columns: readonly Column[], { row, from, count }: RowPart, y: number): void {
  const face = pdf.faces.regular
  pdf.within('TR', () => {
    eachCell(columns, (x, index, { size }) => {
      const cell = (row.cells[index] ?? []).slice(from, from + count)
      pdf.tag('TD', (drawing) => {
        cell.forEach((run, place) => {
          // Small type stands on the same baseline as its neighbours.
          drawing.text(run, { x: x + pad, y: y + pad + line * place + 8 * rise, size, face })
        })
      })
    })
  })
}

function eachCell(columns: readonly Column[], draw: (x: number, index: number, column: Column) => void): void {
  let x: number = sheet.left
  columns.forEach((column, index) => {
    draw(x, index, column)
    x += column.width
  })
}

interface Lattice {
  readonly top: number
  /** Height of the columns' names. */
  readonly head: number
  readonly rows: readonly RowPart[]
}

function drawRules(drawing: Canvas, columns: readonly Column[], { top, head, rows }: Lattice): void {
  drawing.fill(sheet.left, top, sheetWidth, head, tint.head)
  let y = top + head
  drawing.rule(sheet.left, top, sheet.right, top, 0.8)
  drawing.rule(sheet.left, y, sheet.right, y, 0.8)
  for (const { count } of rows) {
    y += heightOfLines(count)
    drawing.rule(sheet.left, y, sheet.right, y)
  }
  let x: number = sheet.left
  drawing.rule(x, top, x, y, 0.8)
  for (const { width } of columns) {
    x += width
    drawing.rule(x, top, x, y, x > sheet.right - 1 ? 0.8 : 0.5)
  }
}
