import { encode } from 'uqr'
import { ink } from './canvas.ts'
import type { TaggedPdf } from './tagged-pdf.ts'

/** Where a code stands, in points. */
interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
}

/** A QR code, row by row, neighbouring squares as one: thin lines between them would confuse a camera. */
export function drawCode(
  pdf: TaggedPdf,
  { value, alt }: { readonly value: string; readonly alt: string },
  { left, top, width }: Place,
): void {
  const { data, size } = encode(value, { ecc: 'M', border: 0 })
  const square = width / size
  pdf.tag(
    'Figure',
    (drawing) => {
      data.forEach((line, row) => {
        let start = 0
        for (let column = 1; column <= size; column++) {
          if (line[column] === line[start]) continue
          if (line[start] === true) {
            drawing.fill(left + start * square, top + row * square, (column - start) * square, square, ink.black)
          }
          start = column
        }
      })
    },
    { alt, bbox: [left, top, left + width, top + width] },
  )
}
