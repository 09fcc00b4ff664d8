import { ink, tint } from '../canvas.ts'
import { drawLines } from '../draw-lines.ts'
import { leading, sheet, sheetWidth, type Faces } from '../sheet.ts'
import type { TaggedPdf } from '../tagged-pdf.ts'
import type { Run } from '../typeface.ts'
import { wrap } from '../wrap.ts'
import type { BlankForm } from './blank-form.ts'
import { columnsOf, titleSizeFor, type Column } from './columns.ts'

const pad = 3

/** A row is no higher than 16 mm: more rows are worth more than white. */
const highest = 46

/** Fewer signatories on a form are not worth the paper. */
const leastRows = 5

/** The signatories' table with its titles broken into lines. */
export interface SetTable {
  readonly columns: readonly Column[]
  readonly heads: readonly (readonly Run[])[]
  readonly size: number
  readonly headHeight: number
}

export function setTable(faces: Faces, form: BlankForm): SetTable {
  const columns = columnsOf(form)
  const size = titleSizeFor(faces, columns, pad)
  const heads = columns.map(({ title, width }) => wrap(faces.bold, title, width - 2 * pad, size))
  const headHeight = Math.max(...heads.map((head) => head.length)) * size * leading + 2 * pad
  return { columns, heads, size, headHeight }
}

/** The least height at which the table is worth its paper. */
export const leastHeightOf = ({ headHeight }: SetTable, rowHeight: number): number => headHeight + leastRows * rowHeight

/** Draws the table between two heights of the sheet, with as many rows as have room. */
export function drawTable(
  pdf: TaggedPdf,
  table: SetTable,
  { top, bottom, rowHeight }: { readonly top: number; readonly bottom: number; readonly rowHeight: number },
): void {
  const rowsTop = top + table.headHeight
  const count = Math.max(1, Math.floor((bottom - rowsTop) / rowHeight))
  const height = Math.min(highest, (bottom - rowsTop) / count)
  const end = rowsTop + count * height
  pdf.adorn((drawing) => {
    drawing.fill(sheet.left, top, sheetWidth, table.headHeight, tint.head)
    for (let index = 0; index <= count; index++) {
      drawing.rule(sheet.left, rowsTop + index * height, sheet.right, rowsTop + index * height, 0.7)
    }
    drawing.rule(sheet.left, top, sheet.right, top, 0.7)
    drawColumnRules(drawing, table.columns, top, end)
    for (let index = 0; index < count; index++)
      drawDays(drawing, pdf.faces, table.columns, rowsTop + index * height, height)
  })
  pdf.within('Table', () => {
    drawHeads(pdf, table, top)
    for (let index = 0; index < count; index++) drawRow(pdf, table.columns, index + 1, rowsTop + (index + 0.5) * height)
  })
}

function drawHeads(pdf: TaggedPdf, { columns, heads, size }: SetTable, top: number): void {
  const face = pdf.faces.bold
  pdf.within('TR', () => {
    let x: number = sheet.left
    heads.forEach((lines, index) => {
      drawLines(pdf, 'TH', { lines, size, face, colour: ink.black }, x + pad, top + pad)
      x += columns[index]?.width ?? 0
    })
  })
}

/** A row with its number, and cells that are still empty. */
function drawRow(pdf: TaggedPdf, columns: readonly Column[], number: number, middle: number): void {
  pdf.within('TR', () => {
    columns.forEach((_, index) => {
      pdf.tag('TD', (drawing) => {
        const run = pdf.faces.regular.set(index === 0 ? String(number) : '')
        drawing.text(run, {
          x: sheet.left + pad + 2,
          y: middle + 3,
          size: 9,
          face: pdf.faces.regular,
          colour: ink.grey,
        })
      })
    })
  })
}

type Drawing = Parameters<Parameters<TaggedPdf['tag']>[1]>[0]

function drawColumnRules(drawing: Drawing, columns: readonly Column[], top: number, bottom: number): void {
  let x: number = sheet.left
  drawing.rule(x, top, x, bottom, 0.7)
  for (const { width } of columns) {
    x += width
    drawing.rule(x, top, x, bottom, 0.7)
  }
}

/** The strokes between day, month and year, so that nobody writes them in another order than the next. */
function drawDays(drawing: Drawing, faces: Faces, columns: readonly Column[], top: number, height: number): void {
  const stroke = faces.regular.set('/')
  const place = { y: top + height / 2 + 5, size: 13, face: faces.regular, colour: ink.line }
  let x: number = sheet.left
  for (const { width, isDay } of columns) {
    if (isDay) for (const share of [0.27, 0.54]) drawing.text(stroke, { ...place, x: x + share * width })
    x += width
  }
}
