import { ink } from './canvas.ts'
import { drawLines, heightOf } from './draw-lines.ts'
import type { TaggedPdf } from './tagged-pdf.ts'
import type { Typeface } from './typeface.ts'
import { wrap } from './wrap.ts'

/** How one text is set, in points. */
interface Manner {
  readonly face: Typeface
  readonly size: number
  readonly y: number
  readonly x?: number
  readonly until?: number
  readonly colour?: (typeof ink)[keyof typeof ink]
  readonly lang?: string
}

/**
 * Draws texts in lines down a page, between two margins.
 *
 * @returns Draws one, and returns where the next may begin.
 */
export const speakerOn =
  (pdf: TaggedPdf, [left, right]: readonly [number, number]) =>
  (tag: 'H1' | 'H2' | 'P', text: string, manner: Manner): number => {
    const { face, size, y, x = left, until = right, colour = ink.black, lang } = manner
    const lines = wrap(face, text, until - x, size)
    const set = { lines, size, face, colour, ...(lang === undefined ? {} : { lang }) }
    drawLines(pdf, tag, set, x, y)
    return y + heightOf(set)
  }
