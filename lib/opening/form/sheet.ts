import type { ExportHeader } from '#lib/exporting/export-format'
import { canvas, ink, type Canvas } from '#lib/forms/canvas'
import { sheet, sheetWidth, widthOf, type Faces } from '#lib/forms/sheet'
import type { Run } from '#lib/forms/typeface'
import { words } from './words.ts'

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

/** Text that ends at the right margin. */
export function flushRight(drawing: Canvas, run: Run, place: Place): void {
  drawing.text(run, { ...place, x: sheet.right - widthOf(run, place.size) })
}

function centred(drawing: Canvas, run: Run, place: Place): void {
  drawing.text(run, { ...place, x: (sheet.left + sheet.right - widthOf(run, place.size)) / 2 })
}
