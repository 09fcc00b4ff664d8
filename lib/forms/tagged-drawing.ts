import type { Canvas } from './canvas.ts'
import type { Faces } from './sheet.ts'

/** Kinds of text that a screen reader tells apart (ISO 32000-1, 14.8.4). */
export type Tag = 'H1' | 'H2' | 'P' | 'TH' | 'TD' | 'Figure'

export interface TagOptions {
  /** Where the text is in another language than the document. */
  readonly lang?: string
  /** What a picture shows. */
  readonly alt?: string
  /** What is to be read aloud in the place of what is drawn. */
  readonly actual?: string
  readonly scope?: 'Column' | 'Row'
  /** A picture's corners, in points from the upper left one of the page. */
  readonly bbox?: [left: number, top: number, right: number, bottom: number]
}

/** A document that knows which of its drawings are headings, texts and cells, and which only adorn. */
export interface TaggedDrawing {
  readonly faces: Faces
  /**
   * Begins a page.
   *
   * @param isPlain - Whether its drawings are to stand in the file as they are, and not compressed.
   */
  readonly newPage: (page: { width: number; height: number; isPlain?: boolean }) => void
  readonly tag: (tag: Tag, draw: (drawing: Canvas) => void, options?: TagOptions) => void
  /** Whatever is tagged inside belongs to one table or row. */
  readonly within: (tag: 'Table' | 'TR', inside: () => void) => void
  /** Draws what says nothing by itself: lines, fills, what is repeated on each page. */
  readonly adorn: (draw: (drawing: Canvas) => void) => void
}
