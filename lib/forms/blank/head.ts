import type { Organiser } from '#lib/domain/initiative'
import { languageName } from '#lib/i18n/names'
import { dayInForm } from '../day-in-form.ts'
import { sheet, sheetWidth, type Faces } from '../sheet.ts'
import type { TaggedPdf } from '../tagged-pdf.ts'
import { filled } from '../words.ts'
import { textOf, type BlankForm } from './blank-form.ts'
import { drawBox, setBox, type Box, type SetBox } from './boxes.ts'

/** The head of the form as it will be drawn. */
export interface SetHead {
  readonly height: number
  readonly draw: (pdf: TaggedPdf, y: number) => void
}

/** Shares of the sheet's width that title and objectives may take; the rest is for people. */
const shares = [0.62, 0.56, 0.59, 0.65, 0.68, 0.71, 0.74, 0.77] as const

/**
 * Sets what the group of organisers completes beforehand, so that it takes the least height; the first box is drawn
 * apart.
 *
 * @param scale - By how much its texts are set smaller, at most 1.
 */
export const setHead = (faces: Faces, form: BlankForm, scale: number): SetHead =>
  shares
    .map((wide) => setWith(faces, form, { scale, wide }))
    .reduce((lowest, head) => (head.height < lowest.height ? head : lowest))

function setWith(
  faces: Faces,
  form: BlankForm,
  { scale, wide }: { readonly scale: number; readonly wide: number },
): SetHead {
  const boxes = boxesOf(form)
  const fit = (box: Box, share: number): SetBox => setBox(faces, box, share * sheetWidth, scale)
  const row = [fit(boxes.registrationNumber, 0.28), fit(boxes.period, 0.24), fit(boxes.registerUrl, 0.48)]
  const left = boxes.texts.map((box) => fit(box, wide))
  const right = boxes.people.map((box) => fit(box, 1 - wide))
  const rowHeight = Math.max(...row.map(({ height }) => height))
  const height = Math.max(total(left), total(right))
  return {
    height: rowHeight + height,
    draw: (pdf, y) => {
      let x: number = sheet.left
      for (const box of row) {
        drawBox(pdf, box, x, y, rowHeight)
        x += box.width
      }
      drawColumn(pdf, left, sheet.left, y + rowHeight, height)
      drawColumn(pdf, right, sheet.left + wide * sheetWidth, y + rowHeight, height)
    },
  }
}

const total = (boxes: readonly SetBox[]): number => boxes.reduce((sum, { height }) => sum + height, 0)

/** Boxes one under the other; the last reaches as far down as the column beside. */
function drawColumn(pdf: TaggedPdf, boxes: readonly SetBox[], x: number, top: number, height: number): void {
  let y = top
  boxes.forEach((box, index) => {
    const own = index === boxes.length - 1 ? top + height - y : box.height
    drawBox(pdf, box, x, y, own)
    y += own
  })
}

/** In the numbers of Annex III. */
function boxesOf(form: BlankForm) {
  const { initiative, words } = form
  const { registrationNumber, registerUrl, period, organisers } = initiative
  const label = (number: string, text: string): string => `${number}. ${text}`
  const days = `${dayInForm(period.opensOn)} – ${dayInForm(period.closesOn)}`
  const people: readonly Box[] = [
    { label: label('7', words.form.contactPersons), value: listed(organisers.filter(isContact), '\n'), size: 10 },
    {
      label: words.form.organisers,
      value: listed(
        organisers.filter((one) => !isContact(one)),
        '; ',
      ),
      size: 10,
    },
    { label: label('8', words.form.website), value: textOf(form).websiteUrl ?? '–', size: 10 },
  ]
  return {
    registrationNumber: {
      label: label('2', words.form.registrationNumber),
      value: registrationNumber,
      size: 11,
      bold: true,
    },
    period: { label: label('3', words.form.period), value: days, size: 10 },
    registerUrl: { label: label('4', words.form.registerUrl), value: registerUrl, size: 10 },
    texts: textBoxes(form),
    people,
  }
}

/** Title and objectives, as the register has them; where it has none in the form's language, the original, and said so. */
function textBoxes(form: BlankForm): readonly Box[] {
  const { words } = form
  const { title, objectives, language, isForeign } = textOf(form)
  const note = filled(words.initiative.otherLanguage, { language: languageName(language, words.language) })
  const foreign = isForeign ? { lang: language } : {}
  return [
    { label: `5. ${words.form.initiativeTitle}`, value: title, size: 11.5, bold: true, ...foreign },
    {
      label: `6. ${words.form.objectives}`,
      value: paragraphsOf(objectives),
      size: 10,
      ...foreign,
      ...(isForeign ? { note } : {}),
    },
  ]
}

/** Objectives keep their paragraphs, unless there are so many that they would fill the page with white. */
function paragraphsOf(text: string): string {
  const paragraphs = text.split(/\s*\n\s*/u).filter((paragraph) => paragraph !== '')
  return paragraphs.join(paragraphs.length > 8 ? ' ' : '\n')
}

const isContact = ({ email }: Organiser): boolean => email !== null

const listed = (people: readonly Organiser[], between: string): string =>
  people.length === 0
    ? '–'
    : people.map(({ name, email }) => (email === null ? name : `${name} (${email})`)).join(between)
