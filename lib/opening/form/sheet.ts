import type { ExportHeader } from '#lib/exporting/export-format'
import { canvas, ink, type Canvas } from './canvas.ts'
import type { Run, Typeface } from './typeface.ts'
import { words } from './words.ts'

/** A4, landscape, in points; the margins leave room for a file's holes and a printer's grip. */
export const sheet = { width: 841.89, height: 595.28, left: 32, right: 809.89, top: 44, bottom: 560 } as const

export const sheetWidth = sheet.right - sheet.left

/** The two faces of the form. */
export interface Faces {
  readonly regular: Typeface
  readonly bold: Typeface
}

/** Lines stand this many type sizes apart, and hang their baseline this far below their upper edge. */
export const leading = 1.22
export const rise = 0.98

/** A page with what stands on every one: the label of Annex 3.3, the foot, the number. */
export function newSheet(faces: Faces, { exportedAt }: ExportHeader, number: number): Canvas {
  const drawing = canvas(sheet.height)
  const label = faces.bold.set(words.label)
  drawing.frame(sheet.left, 18, sheetWidth, 17, 1)
  centred(drawing, label, { y: 30, size: 9.5, face: faces.bold })

  const foot = { y: 577, size: 6.5, face: faces.regular, colour: ink.grey }
  drawing.text(faces.regular.set(words.footnote), { x: sheet.left, ...foot })
  const right = faces.regular.set(`${words.exportedAt(exportedAt)}   ·   ${words.page(number)}`)
  flushRight(drawing, right, foot)
  return drawing
}

type Place = Omit<Parameters<Canvas['text']>[1], 'x'>

export const widthOf = ({ width }: Run, size: number): number => (width * size) / 1000

/** Text that ends at the right margin. */
export function flushRight(drawing: Canvas, run: Run, place: Place): void {
  drawing.text(run, { ...place, x: sheet.right - widthOf(run, place.size) })
}

function centred(drawing: Canvas, run: Run, place: Place): void {
  drawing.text(run, { ...place, x: (sheet.left + sheet.right - widthOf(run, place.size)) / 2 })
}
