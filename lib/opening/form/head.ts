import type { ExportHeader } from '#lib/exporting/export-format'
import { ink, tint, type Canvas } from '#lib/forms/canvas'
import { dayInForm } from '#lib/forms/day-in-form'
import { leading, rise, sheet, sheetWidth, widthOf, type Faces } from '#lib/forms/sheet'
import type { Run } from '#lib/forms/typeface'
import { wrap } from '#lib/forms/wrap'
import type { Part } from '../contents.ts'
import { nameWithCode } from './places.ts'
import { flushRight } from './sheet.ts'
import { words } from './words.ts'

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
  readonly lines: readonly Run[]
  readonly height: number
}

const pad = 4
const labelSize = 6.5

/** The part of Annex III's form that the group of organisers completes beforehand. */
function boxesOf({ memberState, initiative }: ExportHeader): readonly (readonly Box[])[] {
  const period = `${dayInForm(initiative.opensOn)} – ${dayInForm(initiative.closesOn)}`
  return [
    [
      { label: words.citizensOf, value: nameWithCode(memberState), share: 0.37, size: 11.5, bold: true },
      { label: words.registrationNumber, value: initiative.registrationNumber, share: 0.25, size: 10, bold: true },
      { label: words.registeredOn, value: dayInForm(initiative.registeredOn), share: 0.14, size: 9 },
      { label: words.period, value: period, share: 0.24, size: 9 },
    ],
    [
      { label: words.registerUrl, value: initiative.registerUrl, share: 0.62, size: 8.5 },
      { label: words.website, value: initiative.websiteUrl ?? '–', share: 0.38, size: 8.5 },
    ],
    [{ label: words.initiativeTitle, value: initiative.title, share: 1, size: 10, bold: true }],
    [{ label: words.objectives, value: paragraphsOf(initiative.objectives), share: 1, size: 8.5 }],
    [
      { label: words.contactPersons, value: listed(initiative.contactPersons), share: 0.5, size: 8.5 },
      { label: words.organisers, value: listed(initiative.organisers), share: 0.5, size: 8.5 },
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
export function drawHead(drawing: Canvas, faces: Faces, header: ExportHeader, part: Part | null): number {
  const title = faces.bold.set(words.title(part))
  drawing.text(title, { x: sheet.left, y: sheet.top + 12, size: 14, face: faces.bold, colour: ink.blue })
  const source = { y: sheet.top + 12, size: 7.5, face: faces.regular, colour: ink.grey }
  flushRight(drawing, faces.regular.set(words.source), source)
  const subtitle = part === null ? '' : words.subtitle[part]
  drawing.text(faces.regular.set(subtitle), { ...source, x: sheet.left, y: sheet.top + 22 })

  let y = drawCaption(drawing, faces, words.byOrganisers, sheet.top + 28)
  for (const row of fitted(faces, boxesOf(header))) y = drawRow(drawing, faces, row, y)
  y = drawCaption(drawing, faces, words.bySignatories, y + 6)
  const note = { x: sheet.left, y: y + 10, size: 7.5, face: faces.regular }
  drawing.text(faces.regular.set(words.declaration), note)
  return y + 15
}

/** A bar that says who has completed what follows. */
function drawCaption(drawing: Canvas, faces: Faces, caption: string, y: number): number {
  drawing.fill(sheet.left, y, sheetWidth, 12, tint.caption)
  drawing.text(faces.bold.set(caption), {
    x: sheet.left + pad,
    y: y + 8.7,
    size: 7.5,
    face: faces.bold,
    colour: ink.white,
  })
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
  const lines = wrap(face, box.value, box.share * sheetWidth - 2 * pad, size)
  return { ...box, size, lines, height: 2 * pad + labelSize * leading + lines.length * size * leading }
}

const heightOf = (row: readonly SetBox[]): number => Math.max(...row.map(({ height }) => height))

function drawRow(drawing: Canvas, faces: Faces, row: readonly SetBox[], y: number): number {
  const height = heightOf(row)
  let x = sheet.left
  for (const box of row) {
    const width = box.share * sheetWidth
    drawing.frame(x, y, width, height, 0.5)
    const label = { x: x + pad, y: y + pad + labelSize * rise, size: labelSize, face: faces.regular, colour: ink.grey }
    drawing.text(faces.regular.set(box.label), label)
    const face = box.bold === true ? faces.bold : faces.regular
    const top = y + pad + labelSize * leading
    box.lines.forEach((line, index) => {
      drawing.text(line, { x: x + pad, y: top + box.size * (leading * index + rise), size: box.size, face })
    })
    x += width
  }
  return y + height
}

/**
 * Draws the short head of later pages, so that no sheet can be taken for another initiative's.
 *
 * @returns Where the table may begin.
 */
export function drawShortHead(drawing: Canvas, faces: Faces, header: ExportHeader, part: Part | null): number {
  const { registrationNumber, title, registerUrl } = header.initiative
  const form = faces.bold.set(words.title(part))
  flushRight(drawing, form, { y: sheet.top + 9, size: 9, face: faces.bold, colour: ink.blue })
  const citizens = `${words.citizensOf.replace(/^\d+\. /u, '')} ${nameWithCode(header.memberState)}`
  flushRight(drawing, faces.bold.set(citizens), { y: sheet.top + 20, size: 8, face: faces.bold })

  const room = sheetWidth - widthOf(faces.bold.set(citizens), 8) - 24
  const { lines, size } = inTwoLines(faces, `${registrationNumber}   ${title}`, room)
  lines.forEach((line, index) => {
    drawing.text(line, { x: sheet.left, y: sheet.top + size * (leading * index + rise), size, face: faces.bold })
  })
  const y = sheet.top + Math.max(lines.length * size * leading, 11)
  const url = { x: sheet.left, y: y + 8, size: 7, face: faces.regular, colour: ink.grey }
  drawing.text(faces.regular.set(registerUrl), url)
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
