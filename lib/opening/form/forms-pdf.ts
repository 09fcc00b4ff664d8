import { drawLines } from '#lib/forms/draw-lines'
import { ink } from '#lib/forms/canvas'
import { sheet } from '#lib/forms/sheet'
import { paper, type Materials, type Paper } from '#lib/pdf/paper'
import type { OpenedStatement, Part } from '../contents.ts'
import type { VerifiedHeader } from '../export-header.ts'
import { editionOf, isOfEarlierLaw } from '../regime.ts'
import type { Column } from './cells.ts'
import { columnsOf } from './columns.ts'
import { drawHead, drawShortHead, type Heading } from './head.ts'
import { beginSheet, type FileOf } from './sheet.ts'
import { drawTable, headsOf, heightOfLines, linesAbove, rowOf, type Heads, type RowPart } from './table.ts'
import { filled, type AuthorityWords } from './words.ts'

/** Writes one file of the forms of Annex III, several signatories a page, page by page in constant memory. */
export interface FormsPdf {
  readonly add: (statement: OpenedStatement) => void
  /** Ends the last page and the document. */
  readonly finish: () => void
}

/** What a file of forms is about. */
export interface FormsAbout extends FileOf {
  readonly header: VerifiedHeader
  readonly words: AuthorityWords
  /** Of the whole batch. */
  readonly count: number
  /** The number of this file's first statement. */
  readonly first: number
  /** SHA-256 of the export, in hexadecimal. */
  readonly exportHash: string
}

/** The page that rows are set on. They are drawn when it is full: the lattice around them comes first. */
interface Page {
  readonly tableTop: number
  y: number
  readonly rows: RowPart[]
}

/** The form so far. */
interface Form {
  readonly pdf: Paper
  readonly about: FormsAbout
  part: Part | null
  columns: readonly Column[]
  heads: Heads
  page: Page | null
  number: number
}

/**
 * PDF/A-1a with the DejaVu fonts embedded, which have the Union's three alphabets. The day of the export stands for the
 * day of creation: the same export gives the same bytes.
 *
 * Where statements change from one part of Annex III to the other, a new form begins.
 */
export function formsPdf(append: (bytes: Uint8Array) => void, materials: Materials, about: FormsAbout): FormsPdf {
  const { header, words, file, first, exportHash } = about
  const pdf = paper(append, materials, {
    title: `${words.legal.title.split(' – ')[0] ?? ''} ${header.initiative.registrationNumber} ${header.memberState} ${String(file)}`,
    language: words.language,
    madeAt: header.exportedAt,
    id: exportHash.slice(0, 24) + file.toString(16).padStart(8, '0'),
  })
  const heads = { cells: [], height: 0 }
  const form: Form = { pdf, about, part: null, columns: [], heads, page: null, number: first - 1 }
  return {
    add: (statement) => {
      addStatement(form, statement)
    },
    finish: () => {
      endForm(form)
    },
  }
}

function addStatement(form: Form, statement: OpenedStatement): void {
  if (statement.part !== form.part) {
    closePage(form)
    form.part = statement.part
    form.columns = columnsUnder(form.about, statement.part)
    form.heads = headsOf(form.pdf.faces, form.columns)
  }
  const row = rowOf(form.pdf.faces, form.columns, statement, ++form.number)
  let page = form.page ?? beginPage(form, drawHead)
  for (let from = 0; from < row.lines;) {
    const room = linesAbove(sheet.bottom, page.y)
    const left = row.lines - from
    // A row goes on over the page's end only where no page could hold all of it.
    if (room < 1 || (room < left && page.rows.length > 0)) {
      page = beginPage(form, drawShortHead)
      continue
    }
    const count = Math.min(left, room)
    page.rows.push({ row, from, count })
    page.y += heightOfLines(count)
    from += count
  }
}

/** Under the law before 2020 each state has a form of its own. */
function columnsUnder({ words, header }: FormsAbout, part: Part): readonly Column[] {
  const rule = isOfEarlierLaw(header) ? (editionOf(header).rules[header.memberState] ?? null) : null
  return columnsOf(words, part, header.memberState, rule?.part === part ? rule : null)
}

function beginPage(form: Form, drawTop: (pdf: Paper, heading: Heading) => number): Page {
  closePage(form)
  const { pdf, about, part, heads } = form
  const { header, words } = about
  beginSheet(pdf, words, header, about)
  const tableTop = drawTop(pdf, { words, header, part })
  form.page = { tableTop, y: part === null ? tableTop : tableTop + heads.height, rows: [] }
  return form.page
}

function closePage(form: Form): void {
  const { pdf, page, columns, heads, part } = form
  if (page !== null && part !== null) drawTable(pdf, { columns, heads, rows: page.rows }, page.tableTop)
  form.page = null
}

/** Says which statements there were, so that a missing last sheet is noticed. Without statements there is a head alone. */
function endForm(form: Form): void {
  let page = form.page ?? beginPage(form, drawHead)
  if (linesAbove(sheet.bottom, page.y) < 1) page = beginPage(form, drawShortHead)
  closePage(form)
  const { count, first, words } = form.about
  const { end, empty } = words.authority.form
  const text = count === 0 ? empty : filled(end, { from: first, to: form.number, count })
  const face = form.pdf.faces.bold
  drawLines(form.pdf, 'P', { lines: [face.set(text)], size: 8, face, colour: ink.black }, sheet.left, page.y + 6)
  form.pdf.finish()
}
