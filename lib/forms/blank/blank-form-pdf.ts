import { countryName } from '#lib/i18n/names'
import { ink, tint } from '../canvas.ts'
import { drawLines } from '../draw-lines.ts'
import { leading, sheet, sheetWidth, widthOf, type Faces } from '../sheet.ts'
import { taggedPdf, type TaggedPdf } from '../tagged-pdf.ts'
import type { Run } from '../typeface.ts'
import { wrap } from '../wrap.ts'
import { ruleOf, textOf, titleOf, underLaw, type BlankForm } from './blank-form.ts'
import { setHead } from './head.ts'
import { drawMemberState, memberStateHeight } from './member-state.ts'
import { drawPrivacy } from './privacy.ts'
import { drawTable, leastHeightOf, setTable } from './table.ts'

/**
 * Makes the blank form of the law, Annex III as a rule, for one Member State and language: one sheet, in front all that the signatories see
 * and sign, on the back the privacy statement.
 *
 * Source: Regulation (EU) 2019/788, Annex III: one sheet, which may have two sides.
 */
export async function blankFormPdf(asked: BlankForm): Promise<Buffer> {
  const form = underLaw(asked)
  const { words, initiative, memberState } = form
  const place = countryName(memberState, words.language)
  const pdf = taggedPdf({
    title: `${titleOf(form)} · ${initiative.registrationNumber} · ${place}`,
    language: words.language,
    madeAt: new Date(initiative.registeredOn),
  })
  drawFront(pdf, form)
  drawBack(pdf, form)
  return pdf.finish()
}

interface Step {
  /** By how much the organisers' texts are set smaller. */
  readonly scale: number
  /** Of the table, at least. */
  readonly rowHeight: number
}

/**
 * How a form makes room for long texts, one step after the other. Texts of the register's greatest length (Annex II) are
 * set in 8.5 points above rows of 8.5 mm at least. Smaller type is for what no register should have, so that nothing is cut.
 */
const steps: readonly Step[] = [
  ...[1, 0.95, 0.9, 0.85].map((scale) => ({ scale, rowHeight: 34 })),
  { scale: 0.85, rowHeight: 28 },
  ...[0.85, 0.75, 0.65, 0.55].map((scale) => ({ scale, rowHeight: 24 })),
]
const lastStep: Step = { scale: 0.45, rowHeight: 24 }

const captionHeight = 14
const headTop = sheet.top + 23
const bottom = sheet.bottom + 6

function drawFront(pdf: TaggedPdf, form: BlankForm): void {
  drawSheet(pdf, form, 1)
  drawTitle(pdf, form)
  const { byOrganisers, bySignatories } = form.words.form
  const [table, asked] = [setTable(pdf.faces, form), setAsked(pdf.faces, form)]
  const top = headTop + captionHeight + memberStateHeight
  const room = bottom - top - captionHeight - asked.height - 5
  const { head, rowHeight } = fitting(pdf.faces, form, (height) => room - leastHeightOf(table, height))

  drawCaption(pdf, byOrganisers, headTop)
  drawMemberState(pdf, form, headTop + captionHeight)
  head.draw(pdf, top)
  const y = top + head.height + 5
  drawCaption(pdf, bySignatories, y)
  asked.draw(pdf, y + captionHeight)
  drawTable(pdf, table, { top: y + captionHeight + asked.height, bottom, rowHeight })
}

/** @param roomWith - The height that rows of some height leave for the head. */
function fitting(faces: Faces, form: BlankForm, roomWith: (rowHeight: number) => number) {
  const tried = (step: Step) => ({ head: setHead(faces, form, step.scale), rowHeight: step.rowHeight })
  const fits = ({ head, rowHeight }: ReturnType<typeof tried>): boolean => head.height <= roomWith(rowHeight)
  return steps.values().map(tried).find(fits) ?? tried(lastStep)
}

function drawBack(pdf: TaggedPdf, form: BlankForm): void {
  drawSheet(pdf, form, 2)
  const { title, language, isForeign } = textOf(form)
  const { bold } = pdf.faces
  const lines = wrap(bold, `${form.initiative.registrationNumber}   ${title}`, sheetWidth, 10)
  const lang = isForeign ? { lang: language } : {}
  drawLines(pdf, 'P', { lines, size: 10, face: bold, colour: ink.black, ...lang }, sheet.left, sheet.top + 2)
  drawPrivacy(pdf, form, sheet.top + 12 + lines.length * 10 * leading)
}

/** What stands on both sides: the label, what form this is, the page. */
function drawSheet(pdf: TaggedPdf, form: BlankForm, page: number): void {
  pdf.newPage(sheet)
  const { words, initiative, memberState } = form
  const { regular, bold } = pdf.faces
  pdf.adorn((drawing) => {
    const label = bold.set(words.form.label)
    drawing.frame(sheet.left, 16, sheetWidth, 16, 1)
    drawing.text(label, { x: middleFor(label, 9.5), y: 27.5, size: 9.5, face: bold })
    const foot = { y: 577, size: 8.5, face: regular, colour: ink.grey }
    drawing.text(regular.set(words.form.source), { ...foot, x: sheet.left })
    const number = words.form.page.replace('{number}', String(page))
    const right = regular.set(`${initiative.registrationNumber}   ·   ${memberState}   ·   ${number}`)
    drawing.text(right, { ...foot, x: sheet.right - widthOf(right, 8.5) })
  })
}

const middleFor = (run: Run, size: number): number => (sheet.left + sheet.right - widthOf(run, size)) / 2

function drawTitle(pdf: TaggedPdf, form: BlankForm): void {
  const { regular, bold } = pdf.faces
  const { words } = form
  const title = { lines: [bold.set(titleOf(form))], size: 15, face: bold, colour: ink.blue }
  drawLines(pdf, 'H1', title, sheet.left, sheet.top - 9)
  const subtitle = ruleOf(form).part === 'A' ? words.form.subtitleA : words.form.subtitleB
  const lines = [regular.set(subtitle)]
  drawLines(pdf, 'P', { lines, size: 8.5, face: regular, colour: ink.grey }, sheet.left, sheet.top + 9)
}

/** A bar that says who completes what follows. */
function drawCaption(pdf: TaggedPdf, caption: string, y: number): void {
  pdf.adorn((drawing) => {
    drawing.fill(sheet.left, y, sheetWidth, captionHeight, tint.caption)
  })
  const face = pdf.faces.bold
  drawLines(pdf, 'H2', { lines: [face.set(caption)], size: 10, face, colour: ink.white }, sheet.left + 4, y + 1)
}

/** What signatories declare, and which documents their Member State takes. */
function setAsked(faces: Faces, form: BlankForm) {
  const { regular } = faces
  const { declaration, columns } = form.words.form
  const documents = ruleOf(form).documents.map(({ officialName }) => officialName)
  const accepted = `${columns.documentType}: ${documents.join(' · ')}`
  const pieces = [
    { lines: wrap(regular, declaration, sheetWidth, 11), size: 11, face: regular, colour: ink.black },
    ...(documents.length === 0
      ? []
      : [{ lines: wrap(regular, accepted, sheetWidth, 10), size: 10, face: regular, colour: ink.black }]),
  ]
  const heights = pieces.map(({ lines, size }) => lines.length * size * leading)
  return {
    height: heights.reduce((sum, height) => sum + height, 6),
    draw: (pdf: TaggedPdf, top: number): void => {
      let y = top + 2
      pieces.forEach((piece, index) => {
        drawLines(pdf, 'P', piece, sheet.left, y)
        y += heights[index] ?? 0
      })
    },
  }
}
