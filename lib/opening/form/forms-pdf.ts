import PDFDocument from 'pdfkit'
import type { Canvas } from '#lib/forms/canvas'
import { fontFiles } from '#lib/forms/fonts'
import { sheet, type Faces } from '#lib/forms/sheet'
import { typeface } from '#lib/forms/typeface'
import type { OpenedStatement, Part } from '../contents.ts'
import type { VerifiedHeader } from '../export-file.ts'
import type { OutputFile } from '../output-file.ts'
import { columnsOf, type Column } from './columns.ts'
import { drawHead, drawShortHead } from './head.ts'
import { pageTree, type PageTree } from './page-tree.ts'
import { newSheet } from './sheet.ts'
import { drawColumnHeads, drawColumnRules, drawRow, linesAbove, rowOf } from './table.ts'
import { words } from './words.ts'

/** Writes `forms.pdf`: the forms of Annex III, several signatories a page, page by page in constant memory. */
export interface FormsPdf {
  readonly add: (statement: OpenedStatement) => void
  /** Ends the last page and the document; all of it has reached the file then. */
  readonly finish: () => Promise<void>
}

/** The page being drawn. */
interface Page {
  readonly drawing: Canvas
  /** Where the table begins, and where its next row goes. */
  readonly tableTop: number
  y: number
  rows: number
}

/** The forms so far. */
interface Forms {
  readonly document: InstanceType<typeof PDFDocument>
  readonly faces: Faces
  readonly tree: PageTree
  readonly header: VerifiedHeader
  part: Part | null
  columns: readonly Column[]
  page: Page | null
  pages: number
  count: number
}

/**
 * PDF/A-2b with the DejaVu fonts embedded, which have the Union's three alphabets. The day of the export stands for the
 * day of creation: the same export gives the same bytes.
 *
 * Where statements change from one part of Annex III to the other, a new form begins.
 */
export function formsPdf(file: OutputFile, header: VerifiedHeader): FormsPdf {
  const document = newDocument(header)
  const ended = new Promise<void>((resolve) => document.once('end', resolve))
  document.on('data', (bytes: Uint8Array) => {
    file.append(bytes)
  })
  const faces: Faces = {
    regular: typeface(document, fontFiles.regular),
    bold: typeface(document, fontFiles.bold),
  }
  const tree = pageTree(document)
  const forms: Forms = { document, faces, tree, header, part: null, columns: [], page: null, pages: 0, count: 0 }
  return {
    add: (statement) => {
      addStatement(forms, statement)
    },
    finish: () => {
      endForms(forms)
      return ended
    },
  }
}

function addStatement(forms: Forms, statement: OpenedStatement): void {
  if (statement.part !== forms.part) {
    closePage(forms)
    forms.part = statement.part
    forms.columns = columnsOf(statement.part, forms.header.memberState)
  }
  const { columns } = forms
  const row = rowOf(forms.faces, columns, statement, ++forms.count)
  let page = forms.page ?? beginPage(forms, drawHead)
  for (let from = 0; from < row.lines;) {
    const room = linesAbove(sheet.bottom, page.y)
    const left = row.lines - from
    // A row goes on over the page's end only where no page could hold all of it.
    if (room < 1 || (room < left && page.rows > 0)) {
      page = beginPage(forms, drawShortHead)
      continue
    }
    const count = Math.min(left, room)
    page.y = drawRow(page.drawing, forms.faces, { row, from, count, columns }, page.y)
    page.rows += 1
    from += count
  }
}

function beginPage(forms: Forms, head: typeof drawHead): Page {
  closePage(forms)
  const { document, faces, tree, header, part, columns } = forms
  document.addPage()
  tree.adopt()
  faces.regular.use(document.page)
  faces.bold.use(document.page)
  forms.pages += 1
  const drawing = newSheet(faces, header, forms.pages)
  const tableTop = head(drawing, faces, header, part)
  const y = part === null ? tableTop : drawColumnHeads(drawing, faces, columns, tableTop)
  forms.page = { drawing, tableTop, y, rows: 0 }
  return forms.page
}

function closePage(forms: Forms): void {
  const { document, page, columns } = forms
  if (page === null) return
  if (columns.length > 0) drawColumnRules(page.drawing, columns, page.tableTop, page.y)
  document.addContent(page.drawing.content())
  forms.page = null
}

/** Says how many there were, so that a missing last sheet is noticed. An export without statements has a head alone. */
function endForms(forms: Forms): void {
  let page = forms.page ?? beginPage(forms, drawHead)
  if (linesAbove(sheet.bottom, page.y) < 1) page = beginPage(forms, drawShortHead)
  const { bold } = forms.faces
  const y = page.y + 14
  page.drawing.text(bold.set(words.end(forms.count)), { x: sheet.left, y, size: 8, face: bold })
  closePage(forms)
  forms.tree.finish()
  forms.document.end()
}

function newDocument({ memberState, exportedAt, initiative }: VerifiedHeader): InstanceType<typeof PDFDocument> {
  return new PDFDocument({
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    autoFirstPage: false,
    lang: words.language,
    displayTitle: true,
    fontLayoutCache: false,
    font: fontFiles.regular,
    info: {
      // Plain characters alone: pdfkit writes them into XML as they are.
      Title: `Statements of support ${initiative.registrationNumber.replace(/[^\w ()./-]/gu, '_')} ${memberState}`,
      Creator: 'Colligo',
      CreationDate: new Date(exportedAt),
    },
  })
}
