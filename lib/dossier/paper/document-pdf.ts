import { ink } from '#lib/forms/canvas'
import { drawLines, heightOf } from '#lib/forms/draw-lines'
import { leading, widthOf } from '#lib/forms/sheet'
import { paper, type Materials } from '#lib/pdf/paper'
import { sha256Of } from '../build/files-that-serve.ts'
import type { DossierDocument, DossierSection } from './document.ts'
import { drawDiagram, heightOfDiagram } from './draw-diagram.ts'
import { drawTable, heightOfBeginning } from './draw-table.ts'
import { penOn, sheetOf, type Pen } from './pen.ts'

/** Where each section begins, by its place. */
type PagesOfSections = readonly number[]

/**
 * Draws a document as tagged PDF/A-1a: title, contents with their pages, sections, and the number of each page. Drawn
 * twice, since the contents stand before what they list.
 *
 * @param madeAt - ISO 8601 in UTC; the same document made at the same moment has the same bytes.
 */
export function documentPdf(document: DossierDocument, materials: Materials, madeAt: string): Buffer {
  const guess = document.sections.map(() => 1)
  const { pages } = drawOn(document, materials, madeAt, guess)
  return drawOn(document, materials, madeAt, pages).bytes
}

/** Sections that need no contents: they are found at a glance. */
const fewest = 3

const english = { contents: 'Contents', page: 'page {page} of {pages}' }

function drawOn(
  document: DossierDocument,
  materials: Materials,
  madeAt: string,
  pagesBefore: PagesOfSections,
): { readonly bytes: Buffer; readonly pages: PagesOfSections } {
  const pieces: Uint8Array[] = []
  const { title, language, name, words = english, isBrief = false } = document
  const about = { title, language, madeAt, id: sha256Of(`${name} ${madeAt}`).slice(0, 32) }
  const sheet = paper((bytes) => pieces.push(bytes), materials, about)
  const foot = { text: `${title} · ${madeAt.slice(0, 10)}`, page: words.page }
  const pen = penOn(sheet, sheetOf(document.isLandscape === true), foot)
  const sections = numbered(document)
  pen.say('H1', title, { size: 21, isBold: true, colour: ink.blue })
  for (const text of document.intro) pen.say('P', text, { size: 9.5, space: 5 })
  if (!isBrief && sections.length > fewest) drawContents(pen, words.contents, sections, pagesBefore)
  const pages = sections.map((section) => drawSection(pen, section, isBrief))
  sheet.finish()
  return { bytes: Buffer.concat(pieces), pages }
}

/** Sections with their numbers, where they bring none and want some. */
const numbered = ({ sections, isBrief, isNumbered }: DossierDocument): readonly DossierSection[] =>
  isBrief === true || isNumbered === true
    ? sections
    : sections.map((section, index) => ({ ...section, title: `${String(index + 1)}  ${section.title}` }))

function drawContents(pen: Pen, heading: string, sections: readonly DossierSection[], pages: PagesOfSections): void {
  const { paper: drawing, sheet } = pen
  pen.say('H2', heading, { size: 12, isBold: true, space: 14, colour: ink.blue })
  pen.take(4)
  drawing.within('Table', () => {
    for (const [index, { title }] of sections.entries()) {
      const manner = { size: 9.5 } as const
      const line = pen.set(title, manner, sheet.right - sheet.left - 60)
      const top = pen.take(heightOf(line) + 2)
      const number = pen.set(String(pages[index] ?? ''), manner)
      const width = widthOf(number.lines[0] ?? { glyphs: '', width: 0 }, number.size)
      drawing.within('TR', () => {
        drawLines(drawing, 'TD', line, sheet.left, top)
        drawLines(drawing, 'TD', number, sheet.right - width, top)
      })
    }
  })
}

/** How sections look: in a document, and on the one page for a reader in a hurry. */
const looks = {
  whole: { heading: { size: 12.5, space: 18 }, text: { size: 9.5, space: 5 }, item: { size: 9.5, space: 3.5 } },
  brief: { heading: { size: 12, space: 14 }, text: { size: 9.5, space: 5 }, item: { size: 10, space: 4 } },
} as const

/** @returns The page on which it begins. */
function drawSection(pen: Pen, section: DossierSection, isBrief: boolean): number {
  const look = looks[isBrief ? 'brief' : 'whole']
  if (pen.left() < heightOfBeginningOf(pen, section, look) && !isBrief) pen.turn()
  pen.say('H2', section.title, { ...look.heading, isBold: true, colour: ink.blue })
  const page = pen.page()
  drawContent(pen, section, look)
  return page
}

type Look = (typeof looks)[keyof typeof looks]

/** A heading never stands alone at the foot of a page, nor on another than its drawing or where its table begins. */
function heightOfBeginningOf(
  pen: Pen,
  { paragraphs = [], items = [], table, figure }: DossierSection,
  look: Look,
): number {
  const heading = look.heading.space + look.heading.size * leading
  const said = paragraphs.reduce((sum, text) => sum + look.text.space + heightOf(pen.set(text, look.text)), 0)
  if (items.length > 0) return Math.max(90, heading + said)
  const rest = figure === undefined ? 0 : heightOfDiagram(pen, figure)
  const begun = figure !== undefined || table === undefined ? rest : 6 + heightOfBeginning(pen, table)
  return Math.max(90, Math.min(heading + said + begun, pen.sheet.bottom - pen.sheet.top))
}

function drawContent(pen: Pen, section: DossierSection, look: Look): void {
  const { paragraphs = [], items = [], table, figure } = section
  for (const text of paragraphs) pen.say('P', text, look.text)
  for (const text of items) pen.item(text, look.item)
  if (figure !== undefined) drawDiagram(pen, figure)
  if (table !== undefined && table.rows.length > 0) drawTable(pen, table)
}
