import { ink } from '#lib/forms/canvas'
import { drawLines, heightOf } from '#lib/forms/draw-lines'
import { widthOf } from '#lib/forms/sheet'
import { paper, type Materials } from '#lib/pdf/paper'
import { sha256Of } from '../build/files-that-serve.ts'
import type { DossierDocument, DossierSection } from './document.ts'
import { drawDiagram } from './draw-diagram.ts'
import { drawTable } from './draw-table.ts'
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

function drawOn(
  document: DossierDocument,
  materials: Materials,
  madeAt: string,
  contents: PagesOfSections,
): { readonly bytes: Buffer; readonly pages: PagesOfSections } {
  const pieces: Uint8Array[] = []
  const { title, language, name } = document
  const about = { title, language, madeAt, id: sha256Of(`${name} ${madeAt}`).slice(0, 32) }
  const sheet = paper((bytes) => pieces.push(bytes), materials, about)
  const pen = penOn(sheet, sheetOf(document.isLandscape === true), `${title} · ${madeAt.slice(0, 10)}`)
  pen.say('H1', title, { size: document.isBrief === true ? 17 : 21, isBold: true, colour: ink.blue })
  for (const text of document.intro) pen.say('P', text, { size: 9.5, space: 5 })
  if (document.isBrief !== true) drawContents(pen, document.sections, contents)
  const pages = document.sections.map((section, index) => drawSection(pen, section, index + 1, document.isBrief === true))
  sheet.finish()
  return { bytes: Buffer.concat(pieces), pages }
}

function drawContents(pen: Pen, sections: readonly DossierSection[], pages: PagesOfSections): void {
  const { paper: drawing, sheet } = pen
  pen.say('H2', 'Contents', { size: 12, isBold: true, space: 14, colour: ink.blue })
  pen.take(4)
  drawing.within('Table', () => {
    for (const [index, { title }] of sections.entries()) {
      const manner = { size: 9.5 } as const
      const line = pen.set(`${String(index + 1)}  ${title}`, manner, sheet.right - sheet.left - 60)
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

/** @returns The page on which it begins. */
function drawSection(pen: Pen, section: DossierSection, number: number, isBrief: boolean): number {
  const { title, paragraphs = [], items = [], table, figure } = section
  // A heading never stands alone at the foot of a page.
  if (pen.left() < 90 && !isBrief) pen.turn()
  const heading = isBrief ? title : `${String(number)}  ${title}`
  pen.say('H2', heading, { size: isBrief ? 10.5 : 12.5, isBold: true, space: isBrief ? 8 : 18, colour: ink.blue })
  const page = pen.page()
  for (const text of paragraphs) pen.say('P', text, { size: isBrief ? 9 : 9.5, space: isBrief ? 2.5 : 5 })
  for (const text of items) pen.say('P', `–  ${text}`, { size: isBrief ? 9 : 9.5, space: isBrief ? 2 : 3.5, indent: 6 })
  if (figure !== undefined) drawDiagram(pen, figure)
  if (table !== undefined && table.rows.length > 0) drawTable(pen, table)
  return page
}
