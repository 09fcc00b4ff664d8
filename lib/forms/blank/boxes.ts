import { ink } from '../canvas.ts'
import { drawLines, heightOf, type SetText } from '../draw-lines.ts'
import type { Faces } from '../sheet.ts'
import type { TaggedDrawing } from '../tagged-drawing.ts'
import { wrap } from '../wrap.ts'

/** One numbered box of the form: what it asks, and what stands in it. */
export interface Box {
  readonly label: string
  readonly value: string
  /** In points, where the text is not set smaller for want of room. */
  readonly size: number
  readonly bold?: boolean
  /** Where the value is in another language than the form. */
  readonly lang?: string
  /** What is to be known about the value. */
  readonly note?: string
}

/** A box whose texts have been broken into lines. */
export interface SetBox {
  readonly pieces: readonly SetText[]
  readonly width: number
  /** As high as its texts need it. */
  readonly height: number
}

const pad = 3

/** Smaller than this is not read at arm's length: labels keep it while values can still give way. */
const smallest = 8.5

/** @param scale - By how much the box's value is set smaller, at most 1. */
export function setBox(faces: Faces, box: Box, width: number, scale: number): SetBox {
  const room = width - 2 * pad
  const labelSize = Math.min(smallest, 10 * scale)
  const size = box.size * scale
  const face = box.bold === true ? faces.bold : faces.regular
  const small = (text: string): SetText => ({
    lines: wrap(faces.regular, text, room, labelSize),
    size: labelSize,
    face: faces.regular,
    colour: ink.grey,
  })
  const value: SetText = {
    lines: wrap(face, box.value, room, size),
    size,
    face,
    colour: ink.black,
    ...(box.lang === undefined ? {} : { lang: box.lang }),
  }
  const pieces = [small(box.label), value, ...(box.note === undefined ? [] : [small(box.note)])]
  return { pieces, width, height: 2 * pad + pieces.reduce((sum, piece) => sum + heightOf(piece), 0) }
}

/** Draws a box, as high as its neighbours. */
export function drawBox(pdf: TaggedDrawing, { pieces, width }: SetBox, x: number, y: number, height: number): void {
  pdf.adorn((drawing) => {
    drawing.frame(x, y, width, height, 0.5)
  })
  let top = y + pad
  for (const piece of pieces) {
    drawLines(pdf, 'P', piece, x + pad, top)
    top += heightOf(piece)
  }
}
