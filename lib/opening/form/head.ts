import { ink, tint } from '#lib/forms/canvas'
import { dayInForm } from '#lib/forms/day-in-form'
import { drawLines } from '#lib/forms/draw-lines'
import { leading, rise, sheet, sheetWidth, widthOf, type Faces } from '#lib/forms/sheet'
import type { TaggedDrawing } from '#lib/forms/tagged-drawing'
import type { Run } from '#lib/forms/typeface'
import { wrap } from '#lib/forms/wrap'
import type { Part } from '../contents.ts'
import type { VerifiedHeader } from '../export-header.ts'
import { flushRight } from './sheet.ts'
import { filled, nameWithCode, type AuthorityWords } from './words.ts'

/** One numbered box of the form: what it asks, and what stands in it. */
interface Box {
  readonly label: string
  readonly value: string
  /** Of the sheet's width. */
  readonly share: number
  readonly size: number
  readonly bold?: boolean
}

/** A box whose text has been broken into lines. */
interface SetBox extends Box {
  readonly labelLines: readonly Run[]
  readonly lines: readonly Run[]
  readonly height: number
}

/** What a head is drawn from. */
export interface Heading {
  readonly words: AuthorityWords
  readonly header: VerifiedHeader
  /** `null` where there are no statements. */
  readonly part: Part | null
}

const pad = 4
const labelSize = 6.5

export function titleOf({ words, part }: Heading): string {
  const { title } = words.legal
  // Without statements there is no part: the words before the dash.
  return part === null ? (title.split(' – ')[0] ?? title) : filled(title, { part })
}

/** The part of Annex III's form that the group of organisers completes beforehand. */
function boxesOf({ words, header: { memberState, initiative } }: Heading): readonly (readonly Box[])[] {
  const { legal } = words
  const period = `${dayInForm(initiative.opensOn)} – ${dayInForm(initiative.closesOn)}`
  const number = initiative.registrationNumber
  return [
    [
      { label: `1. ${legal.citizensOf}`, value: nameWithCode(words, memberState), share: 0.37, size: 11.5, bold: true },
      { label: `2. ${legal.registrationNumber}`, value: number, share: 0.25, size: 10, bold: true },
      { label: legal.registeredOn, value: dayInForm(initiative.registeredOn), share: 0.14, size: 9 },
      { label: `3. ${legal.period}`, value: period, share: 0.24, size: 9 },
    ],
    [
      { label: `4. ${legal.registerUrl}`, value: initiative.registerUrl, share: 0.62, size: 8.5 },
      { label: `8. ${legal.website}`, value: initiative.websiteUrl ?? '–', share: 0.38, size: 8.5 },
    ],
    [{ label: `5. ${legal.initiativeTitle}`, value: initiative.title, share: 1, size: 10, bold: true }],
    [{ label: `6. ${legal.objectives}`, value: paragraphsOf(initiative.objectives), share: 1, size: 8.5 }],
    [
      { label: `7. ${legal.contactPersons}`, value: listed(initiative.contactPersons), share: 0.5, size: 8.5 },
      { label: legal.organisers, value: listed(initiative.organisers), share: 0.5, size: 8.5 },
    ],
  ]
}

const listed = (people: readonly string[]): string => (people.length === 0 ? '–' : people.join('; '))

/** Objectives keep their paragraphs, unless there are so many that they would fill the page with white. */
function paragraphsOf(text: string): string {
  const paragraphs = text.split(/\s*\n\s*/u).filter((paragraph) => paragraph !== '')
  return paragraphs.join(paragraphs.length > 20 ? ' ' : '\n')
}

/** Prefers a head that leaves half a page for statements; never lets one grow out of the page. */
const scales = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3] as const
const comfortable = 300

/**
 * Draws the whole head of the form. Long texts make its type smaller; nothing is cut.
 *
 * @returns Where the table may begin.
 */
export function drawHead(pdf: TaggedDrawing, heading: Heading): number {
  const { words, part } = heading
  const { regular, bold } = pdf.faces
  const title = { lines: [bold.set(titleOf(heading))], size: 14, face: bold, colour: ink.blue }
  drawLines(pdf, 'H1', title, sheet.left, sheet.top - 2)
  pdf.adorn((drawing) => {
    const source = { y: sheet.top + 12, size: 7.5, face: regular, colour: ink.grey }
    flushRight(drawing, regular.set(words.legal.source), source)
  })
  if (part !== null) {
    const subtitle = part === 'A' ? words.legal.subtitleA : words.legal.subtitleB
    const small = { lines: [regular.set(subtitle)], size: 7.5, face: regular, colour: ink.grey }
    drawLines(pdf, 'P', small, sheet.left, sheet.top + 14.6)
  }
  let y = drawCaption(pdf, words.authority.form.byOrganisers, sheet.top + 28)
  for (const row of fitted(pdf.faces, boxesOf(heading))) y = drawRow(pdf, row, y)
  y = drawCaption(pdf, words.authority.form.bySignatories, y + 6)
  const declared = filled(words.authority.form.declared, { declaration: words.legal.declaration })
  const lines = wrap(regular, declared, sheetWidth, 7.5)
  drawLines(pdf, 'P', { lines, size: 7.5, face: regular, colour: ink.black }, sheet.left, y + 2.5)
  return y + 5 + lines.length * 7.5 * leading
}

/** A bar that says who has completed what follows. */
function drawCaption(pdf: TaggedDrawing, caption: string, y: number): number {
  pdf.adorn((drawing) => {
    drawing.fill(sheet.left, y, sheetWidth, 12, tint.caption)
  })
  const face = pdf.faces.bold
  drawLines(pdf, 'H2', { lines: [face.set(caption)], size: 7.5, face, colour: ink.white }, sheet.left + pad, y + 1.4)
  return y + 12
}

function fitted(faces: Faces, rows: readonly (readonly Box[])[]): readonly (readonly SetBox[])[] {
  let fit: readonly (readonly SetBox[])[] = []
  for (const scale of scales) {
    fit = rows.map((row) => row.map((box) => setBox(faces, box, scale)))
    if (fit.reduce((sum, row) => sum + heightOf(row), 0) <= comfortable) break
  }
  return fit
}

function setBox(faces: Faces, box: Box, scale: number): SetBox {
  const size = box.size * scale
  const face = box.bold === true ? faces.bold : faces.regular
  const room = box.share * sheetWidth - 2 * pad
  const labelLines = wrap(faces.regular, box.label, room, labelSize)
  const lines = wrap(face, box.value, room, size)
  const height = 2 * pad + (labelLines.length * labelSize + lines.length * size) * leading
  return { ...box, size, labelLines, lines, height }
}

const heightOf = (row: readonly SetBox[]): number => Math.max(...row.map(({ height }) => height))

function drawRow(pdf: TaggedDrawing, row: readonly SetBox[], y: number): number {
  const height = heightOf(row)
  let x = sheet.left
  for (const box of row) {
    const width = box.share * sheetWidth
    const left = x
    pdf.adorn((drawing) => {
      drawing.frame(left, y, width, height, 0.5)
    })
    const label = { lines: box.labelLines, size: labelSize, face: pdf.faces.regular, colour: ink.grey }
    drawLines(pdf, 'P', label, x + pad, y + pad)
    const face = box.bold === true ? pdf.faces.bold : pdf.faces.regular
    const top = y + pad + box.labelLines.length * labelSize * leading
    drawLines(pdf, 'P', { lines: box.lines, size: box.size, face, colour: ink.black }, x + pad, top)
    x += width
  }
  return y + height
}

/**
 * Draws the short head of later pages, so that no sheet can be taken for another initiative's. Whoever has the document
 * read aloud has heard all of it on the first page.
 *
 * @returns Where the table may begin.
 */
export function drawShortHead(pdf: TaggedDrawing, heading: Heading): number {
  const { words, header } = heading
  const { registrationNumber, title, registerUrl } = header.initiative
  const { regular, bold } = pdf.faces
  const citizens = bold.set(`${words.legal.citizensOf} ${nameWithCode(words, header.memberState)}`)
  const room = sheetWidth - widthOf(citizens, 8) - 24
  const { lines, size } = inTwoLines(pdf.faces, `${registrationNumber}   ${title}`, room)
  const y = sheet.top + Math.max(lines.length * size * leading, 11)
  pdf.adorn((drawing) => {
    const form = bold.set(titleOf(heading))
    flushRight(drawing, form, { y: sheet.top + 9, size: 9, face: bold, colour: ink.blue })
    flushRight(drawing, citizens, { y: sheet.top + 20, size: 8, face: bold })
    lines.forEach((line, index) => {
      drawing.text(line, { x: sheet.left, y: sheet.top + size * (leading * index + rise), size, face: bold })
    })
    drawing.text(regular.set(registerUrl), { x: sheet.left, y: y + 8, size: 7, face: regular, colour: ink.grey })
  })
  return Math.max(y + 14, sheet.top + 28)
}

function inTwoLines(faces: Faces, text: string, room: number): { lines: readonly Run[]; size: number } {
  for (const scale of scales) {
    const size = 9 * scale
    const lines = wrap(faces.bold, text, room, size)
    if (lines.length <= 2) return { lines, size }
  }
  const size = 9 * 0.3
  return { lines: wrap(faces.bold, text, room, size), size }
}
