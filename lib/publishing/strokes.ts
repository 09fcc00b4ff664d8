/** Strokes in a row, as in `app/ui/strokes.tsx`. */
const inRow = 50

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The strokes by which people have always counted, as paths: those that are done, and those that are open.
 *
 * @param share - From 0 to 1 and more. Whoever has begun has at least one stroke.
 */
export function strokes(share: number, box: Box) {
  const filled = share > 0 ? Math.max(1, Math.floor(Math.min(1, share) * inRow)) : 0
  const place = box.width / inRow
  const row = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, at) => {
      const x = (box.x + (from + at + 0.5) * place).toFixed(1)
      return `M${x} ${String(box.y)}v${String(box.height)}`
    }).join('')
  return { done: row(0, filled), open: row(filled, inRow), strokeWidth: (place * 0.56).toFixed(2) }
}

/** The mark of many strokes gathered into one, in a square of 24. */
export const markPath = 'M3 4c2 6 5 9 9 10M21 4c-2 6-5 9-9 10M8 3c1 5 2 8 4 11M16 3c-1 5-2 8-4 11M12 2v19'
