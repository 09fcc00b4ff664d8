import { ink, tint } from '#lib/forms/canvas'
import { drawLines, heightOf, type SetText } from '#lib/forms/draw-lines'
import { leading, widthOf } from '#lib/forms/sheet'
import { columnWidths } from './column-widths.ts'
import type { DocumentTable } from './document.ts'
import type { Manner, Pen } from './pen.ts'

const [size, padding, space] = [8, 9, 7] as const

const manners = {
  head: { size, isBold: true, colour: ink.blue },
  first: { size, isBold: true },
  cell: { size },
} as const satisfies Record<string, Manner>

/** How much of a page its head and first row take, in points: they stay together. */
export function heightOfBeginning(pen: Pen, { head, rows, ...rest }: DocumentTable): number {
  const widths = widthsOf(pen, { head, rows, ...rest })
  const [first] = rows
  const most = pen.sheet.bottom - pen.sheet.top
  const height = tallest(cellsOf(pen, head, widths, () => manners.head))
  return first === undefined ? 0 : Math.min(most, height + tallest(cellsOf(pen, first, widths, () => manners.first)))
}

/** Draws a table whose head is repeated on each page. A row is broken only where it is taller than a page. */
export function drawTable(pen: Pen, table: DocumentTable): void {
  const widths = widthsOf(pen, table)
  const head = cellsOf(pen, table.head, widths, () => manners.head)
  const headHeight = tallest(head)
  if (pen.left() > 6) pen.take(6)
  pen.paper.within('Table', () => {
    let isHeaded = false
    for (const row of table.rows) {
      const cells = cellsOf(pen, row, widths, (column) => (column === 0 ? manners.first : manners.cell))
      for (const piece of piecesOf(cells, pen.sheet.bottom - pen.sheet.top - headHeight)) {
        const height = tallest(piece)
        // Head and first row stay together.
        if (pen.left() < height + (isHeaded ? 0 : headHeight)) {
          pen.turn()
          isHeaded = false
        }
        if (!isHeaded) drawRow(pen, head, widths, { top: pen.take(headHeight), height: headHeight, tag: 'TH' })
        isHeaded = true
        drawRow(pen, piece, widths, { top: pen.take(height), height, tag: 'TD' })
      }
    }
  })
}

const tallest = (cells: readonly SetText[]): number => Math.max(...cells.map(heightOf)) + space

function cellsOf(
  pen: Pen,
  row: readonly string[],
  widths: readonly number[],
  mannerOf: (column: number) => Manner,
): readonly SetText[] {
  return row.map((text, column) => pen.set(text, mannerOf(column), (widths[column] ?? 60) - padding))
}

/** A row in pieces that are no taller than a page. */
function piecesOf(cells: readonly SetText[], most: number): readonly (readonly SetText[])[] {
  const lines = Math.max(1, Math.floor((most - space) / (size * leading)))
  const count = Math.max(1, Math.ceil(Math.max(...cells.map((cell) => cell.lines.length)) / lines))
  return Array.from({ length: count }, (_, piece) =>
    cells.map((cell) => ({ ...cell, lines: cell.lines.slice(piece * lines, (piece + 1) * lines) })),
  )
}

interface RowPlace {
  readonly top: number
  readonly height: number
  readonly tag: 'TH' | 'TD'
}

function drawRow(pen: Pen, cells: readonly SetText[], widths: readonly number[], { top, height, tag }: RowPlace): void {
  const { paper, sheet } = pen
  if (tag === 'TH')
    paper.adorn((drawing) => {
      drawing.fill(sheet.left, top, sheet.right - sheet.left, height, tint.head)
    })
  paper.within('TR', () => {
    let x = sheet.left
    cells.forEach((cell, column) => {
      drawLines(paper, tag, cell, x + padding / 2, top + space / 2)
      x += widths[column] ?? 60
    })
  })
  paper.adorn((drawing) => {
    drawing.rule(sheet.left, top + height, sheet.right, top + height, 0.4)
  })
}

function widthsOf({ paper, sheet }: Pen, { head, rows, widths }: DocumentTable): readonly number[] {
  const whole = sheet.right - sheet.left
  if (widths !== undefined) {
    const total = widths.reduce((sum, width) => sum + width, 0)
    return widths.map((width) => (width / total) * whole)
  }
  const measures = head.map((title, column) => {
    const texts = [title, ...rows.map((row) => row[column] ?? '')]
    const measure = (text: string): number => widthOf(paper.faces.bold.set(text), size)
    const words = texts.flatMap((text) => text.split(/\s+/u))
    return {
      longestWord: Math.max(...words.map(measure)),
      text: texts.reduce((sum, text) => sum + measure(text), 0) / texts.length,
    }
  })
  return columnWidths(measures, whole, padding)
}
