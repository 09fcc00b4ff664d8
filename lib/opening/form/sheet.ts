import { ink, type Canvas } from '#lib/forms/canvas'
import { dayInForm } from '#lib/forms/day-in-form'
import { sheet, sheetWidth, widthOf, type Faces } from '#lib/forms/sheet'
import type { Run } from '#lib/forms/typeface'
import type { Paper } from '#lib/pdf/paper'
import type { VerifiedHeader } from '../export-header.ts'
import { filled, type AuthorityWords } from './words.ts'

/** Which of the files of forms it is. */
export interface FileOf {
  readonly file: number
  readonly files: number
}

/** Begins a page with what stands on every one: the label of Annex 3.3, the foot, the numbers. */
export function beginSheet(pdf: Paper, words: AuthorityWords, header: VerifiedHeader, of: FileOf): void {
  pdf.newPage({ width: sheet.width, height: sheet.height })
  pdf.adorn((drawing) => {
    drawing.frame(sheet.left, 18, sheetWidth, 17, 1)
    centred(drawing, pdf.faces.bold.set(words.legal.label), { y: 30, size: 9.5, face: pdf.faces.bold })
    const face = pdf.faces.regular
    drawing.text(face.set(words.authority.form.footnote), { x: sheet.left, y: 570, size: 6.5, face, colour: ink.grey })
    const warning = warningOf(words, header)
    if (warning !== null) centred(drawing, pdf.faces.bold.set(warning), { y: 14, size: 8.5, face: pdf.faces.bold })
  })
  const page = pdf.pages()
  pdf.adornLast((drawing, pages) => {
    drawFoot(drawing, pdf.faces, footOf(words, header, { ...of, page, pages }))
  })
}

/** What must not be overlooked where statements are not such as others. */
export function warningOf({ authority }: AuthorityWords, header: VerifiedHeader): string | null {
  if (header.isPractice) return authority.form.practice
  return header.statements === 'suspect' ? authority.form.suspect : null
}

function footOf(
  { authority: { form } }: AuthorityWords,
  { exportedAt, batch }: VerifiedHeader,
  numbers: FileOf & { readonly page: number; readonly pages: number },
): string {
  return [
    filled(form.exportedOn, { day: dayInForm(exportedAt.slice(0, 10)) }),
    ...(batch === null ? [] : [filled(form.batch, { batch: batch.number })]),
    filled(form.file, { file: numbers.file, files: numbers.files }),
    filled(form.page, { page: numbers.page, pages: numbers.pages }),
  ].join('   ·   ')
}

function drawFoot(drawing: Canvas, faces: Faces, text: string): void {
  const face = faces.regular
  flushRight(drawing, face.set(text), { y: 579, size: 7, face, colour: ink.grey })
}

type Place = Omit<Parameters<Canvas['text']>[1], 'x'>

/** Text that ends at the right margin. */
export function flushRight(drawing: Canvas, run: Run, place: Place): void {
  drawing.text(run, { ...place, x: sheet.right - widthOf(run, place.size) })
}

function centred(drawing: Canvas, run: Run, place: Place): void {
  drawing.text(run, { ...place, x: (sheet.left + sheet.right - widthOf(run, place.size)) / 2 })
}
