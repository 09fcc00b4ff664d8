import type { ink } from './canvas.ts'
import { leading, rise } from './sheet.ts'
import type { TaggedDrawing } from './tagged-drawing.ts'
import type { Run, Typeface } from './typeface.ts'

/** A text, broken into lines. */
export interface SetText {
  readonly lines: readonly Run[]
  /** In points. */
  readonly size: number
  readonly face: Typeface
  readonly colour: (typeof ink)[keyof typeof ink]
  /** Where it is in another language than the document. */
  readonly lang?: string
}

export const heightOf = ({ lines, size }: SetText): number => lines.length * size * leading

/** Draws the lines of one text from a height down, and says that they belong together. */
export function drawLines(
  pdf: TaggedDrawing,
  tag: 'H1' | 'H2' | 'P' | 'TH' | 'TD',
  text: SetText,
  x: number,
  top: number,
): void {
  const { lines, size, face, colour, lang } = text
  const space = face.set(' ').glyphs
  pdf.tag(
    tag,
    (drawing) => {
      lines.forEach(({ glyphs, width }, index) => {
        // Whoever has it read aloud hears where a line's last word ends.
        const run = { glyphs: index === lines.length - 1 ? glyphs : glyphs + space, width }
        drawing.text(run, { x, y: top + size * (leading * index + rise), size, face, colour })
      })
    },
    { ...(lang === undefined ? {} : { lang }), ...(tag === 'TH' ? { scope: 'Column' } : {}) },
  )
}
