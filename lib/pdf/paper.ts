import { create, type Font } from 'fontkit'
import { canvas, type Canvas } from '#lib/forms/canvas'
import type { Faces } from '#lib/forms/sheet'
import type { TaggedDrawing } from '#lib/forms/tagged-drawing'
import { embeddedFont } from './embedded-font.ts'
import { metadata } from './metadata.ts'
import { latin1, pdfObjects, reference, textString, type PdfObjects } from './pdf-objects.ts'
import { structure, type Structure } from './structure.ts'

/** What documents are drawn with: fonts, and a colour space that says what their colours mean. */
export interface Materials {
  readonly regular: Font
  readonly bold: Font
  /** An ICC profile of sRGB. */
  readonly colours: Uint8Array
}

/** Reads the files of two fonts once for many documents. */
export const materialsFrom = (files: {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
  readonly colours: Uint8Array
}): Materials => ({ regular: create(files.regular), bold: create(files.bold), colours: files.colours })

export interface About {
  readonly title: string
  readonly language: string
  /** Stands as the moment of its making, so that the same contents always have the same bytes. ISO 8601 in UTC. */
  readonly madeAt: string
  /** 32 hexadecimal digits that no other document has. */
  readonly id: string
}

/** A document that is written page by page, in constant memory. */
export interface Paper extends TaggedDrawing {
  readonly faces: Faces
  /** Draws on the present page, once it is known how many there are. Adorns, and says nothing by itself. */
  readonly adornLast: (draw: (drawing: Canvas, pages: number) => void) => void
  readonly pages: () => number
  readonly finish: () => void
}

interface Page {
  readonly number: number
  readonly contents: number
  readonly size: { readonly width: number; readonly height: number }
  readonly last: ((drawing: Canvas, pages: number) => void)[]
}

/** The document so far. */
interface Sheets {
  readonly objects: PdfObjects
  readonly tree: Structure
  readonly pages: Page[]
  drawing: Canvas
  content: string
}

/**
 * PDF/A-1a (ISO 19005-1): PDF 1.4, tagged, in a language, its fonts and colour space inside, nothing in it that asks
 * anything outside. All bytes come from here, on Node as in a browser.
 */
export function paper(append: (bytes: Uint8Array) => void, materials: Materials, about: About): Paper {
  const objects = pdfObjects(append)
  const numbers = { catalogue: objects.reserve(), pages: objects.reserve() }
  const fontOf = (weight: 'regular' | 'bold', id: string) => {
    const number = objects.reserve()
    return { id, number, face: embeddedFont(objects, materials[weight], { id, number }) }
  }
  const [regular, bold] = [fontOf('regular', 'F1'), fontOf('bold', 'F2')] as const
  const sheets: Sheets = { objects, tree: structure(objects), pages: [], drawing: canvas(0, false), content: '' }
  return {
    faces: { regular: regular.face, bold: bold.face },
    ...drawingOn(sheets),
    finish: () => {
      closePage(sheets)
      const fonts = [regular, bold]
      const names = fonts.map(({ id, number }) => `/${id} ${reference(number)}`)
      writePages(sheets, numbers.pages, names)
      for (const { face } of fonts) face.embed()
      writeCatalogue(objects, { numbers, materials, about, tree: sheets.tree.finish() })
    },
  }
}

function drawingOn(sheets: Sheets): Omit<Paper, 'faces' | 'finish'> {
  return {
    newPage: (size) => {
      closePage(sheets)
      sheets.drawing = canvas(size.height, false)
      const page = { number: sheets.objects.reserve(), contents: sheets.objects.reserve(), size, last: [] }
      sheets.pages.push(page)
      sheets.tree.beginPage(page.number)
    },
    tag: (tag, draw, options = {}) => {
      const open = sheets.tree.leaf(tag, options)
      draw(sheets.drawing)
      sheets.content += `${open} BDC\n${sheets.drawing.content()}EMC\n`
    },
    within: (tag, inside) => {
      sheets.tree.within(tag, inside)
    },
    adorn: (draw) => {
      draw(sheets.drawing)
      sheets.content += artifact(sheets.drawing)
    },
    adornLast: (draw) => {
      sheets.pages.at(-1)?.last.push(draw)
    },
    pages: () => sheets.pages.length,
  }
}

const artifact = (drawing: Canvas): string => `/Artifact BMC\n${drawing.content()}EMC\n`

function closePage(sheets: Sheets): void {
  const page = sheets.pages.at(-1)
  if (page === undefined) return
  sheets.objects.stream('', latin1(sheets.content), { number: page.contents })
  sheets.content = ''
  sheets.tree.endPage()
}

/** A tree of two levels: arrays stay under the 8,191 elements that PDF 1.4 allows. */
const pagesPerNode = 100

function writePages({ objects, pages }: Sheets, root: number, fonts: readonly string[]): void {
  const nodes: number[] = []
  const resources = objects.write(`<</Font<<${fonts.join('')}>>>>`)
  for (let from = 0; from < pages.length; from += pagesPerNode) {
    const node = objects.reserve()
    const kids = pages.slice(from, from + pagesPerNode)
    kids.forEach((page, index) => {
      const { width, height } = page.size
      const drawing = canvas(height, false)
      for (const draw of page.last) draw(drawing, pages.length)
      const last = page.last.length === 0 ? [] : [objects.stream('', latin1(artifact(drawing)))]
      objects.write(
        `<</Type/Page/Parent ${reference(node)}/MediaBox[0 0 ${String(width)} ${String(height)}]` +
          `/Resources ${reference(resources)}/StructParents ${String(from + index)}` +
          `/Contents[${[page.contents, ...last].map(reference).join(' ')}]>>`,
        page.number,
      )
    })
    const list = kids.map(({ number }) => reference(number)).join(' ')
    objects.write(`<</Type/Pages/Parent ${reference(root)}/Count ${String(kids.length)}/Kids[${list}]>>`, node)
    nodes.push(node)
  }
  objects.write(`<</Type/Pages/Count ${String(pages.length)}/Kids[${nodes.map(reference).join(' ')}]>>`, root)
}

interface Whole {
  readonly numbers: { readonly catalogue: number; readonly pages: number }
  readonly materials: Materials
  readonly about: About
  /** Of the structure tree. */
  readonly tree: number
}

function writeCatalogue(objects: PdfObjects, { numbers, materials, about, tree }: Whole): void {
  const { title, language, madeAt, id } = about
  const meta = objects.stream('/Type/Metadata/Subtype/XML', metadata(about), { isPlain: true })
  const profile = objects.stream('/N 3', materials.colours)
  const intent = objects.write(
    `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)` +
      `/DestOutputProfile ${reference(profile)}>>`,
  )
  objects.write(
    `<</Type/Catalog/Pages ${reference(numbers.pages)}/Lang(${language})/MarkInfo<</Marked true>>` +
      `/StructTreeRoot ${reference(tree)}/Metadata ${reference(meta)}/OutputIntents[${reference(intent)}]` +
      '/ViewerPreferences<</DisplayDocTitle true>>>>',
    numbers.catalogue,
  )
  const date = `(D:${madeAt.slice(0, 19).replaceAll(/[-T:]/gu, '')}Z)`
  const info = objects.write(
    `<</Title ${textString(title)}/Creator(Colligo)/Producer(Colligo)/CreationDate${date}/ModDate${date}>>`,
  )
  objects.finish(`/Root ${reference(numbers.catalogue)}/Info ${reference(info)}/ID[<${id}><${id}>]`)
}
