import PDFDocument from 'pdfkit'
import { canvas, type Canvas } from './canvas.ts'
import { fontFiles } from './fonts.ts'
import type { Faces } from './sheet.ts'
import type { TaggedDrawing } from './tagged-drawing.ts'
import { typeface, type Typeface } from './typeface.ts'

export interface TaggedPdf extends TaggedDrawing {
  readonly mono: () => Typeface
  /** Ends the document. */
  readonly finish: () => Promise<Buffer>
}

type Document = InstanceType<typeof PDFDocument>

/**
 * Begins a document with the fonts embedded, as PDF/UA wants it (ISO 14289-1): tagged, in a language, with a title.
 *
 * @param madeAt - Stands as the moment of its making, so that the same form always has the same bytes.
 */
export function taggedPdf(about: { title: string; language: string; madeAt: Date }): TaggedPdf {
  const document = newDocument(about)
  const collected = collect(document)
  const faces: Faces = {
    regular: typeface(document, fontFiles.regular),
    bold: typeface(document, fontFiles.bold),
  }
  let mono: Typeface | undefined
  let drawing = canvas(0)
  const draw = (drawn: (drawing: Canvas) => void): void => {
    drawn(drawing)
    document.addContent(Buffer.from(drawing.content(), 'latin1'))
  }
  return {
    faces,
    mono: () => {
      mono ??= typeface(document, fontFiles.mono)
      mono.use(document.page)
      return mono
    },
    newPage: ({ width, height, isPlain }) => {
      addPage(document, [width, height], isPlain === true)
      for (const face of [faces.regular, faces.bold]) face.use(document.page)
      drawing = canvas(height)
      document.addContent(Buffer.from(drawing.content(), 'latin1'))
    },
    ...structure(document, draw),
    finish: collected,
  }
}

/** Marks what is drawn, and keeps the tree of what belongs to what. */
function structure(
  document: Document,
  draw: (drawn: (drawing: Canvas) => void) => void,
): Pick<TaggedPdf, 'tag' | 'within' | 'adorn'> {
  let parent = document.struct('Document')
  document.addStructure(parent)
  return {
    tag: (tag, drawn, options = {}) => {
      const content = (): void => {
        draw(drawn)
      }
      parent.add(document.struct(tag, { ...options }, content))
    },
    within: (tag, inside) => {
      const [outer, element] = [parent, document.struct(tag)]
      outer.add(element)
      parent = element
      inside()
      parent = outer
    },
    adorn: (drawn) => {
      document.markContent('Artifact')
      draw(drawn)
      document.endMarkedContent()
    },
  }
}

function collect(document: Document): () => Promise<Buffer> {
  const parts: Uint8Array[] = []
  document.on('data', (part: Uint8Array) => parts.push(part))
  const ended = new Promise((resolve) => document.once('end', resolve))
  return async () => {
    document.end()
    await ended
    return Buffer.concat(parts)
  }
}

/** pdfkit decides for each stream when it begins whether it will be compressed; its types do not tell. */
function addPage(document: Document, size: [number, number], isPlain: boolean): void {
  const switched = document as unknown as { compress: boolean }
  switched.compress = !isPlain
  document.addPage({ size, margin: 0 })
  switched.compress = true
}

const newDocument = (about: { title: string; language: string; madeAt: Date }): Document =>
  new PDFDocument({
    // pdfkit's types do not know this one.
    subset: 'PDF/UA' as 'PDF/A-2a',
    pdfVersion: '1.7',
    tagged: true,
    autoFirstPage: false,
    lang: about.language,
    displayTitle: true,
    fontLayoutCache: false,
    font: fontFiles.regular,
    info: {
      // pdfkit writes them into XML as they are.
      Title: about.title.replaceAll(/[<>&]/gu, ' '),
      Creator: 'Colligo',
      CreationDate: about.madeAt,
    },
  })
