/** Strokes in a row: each a fiftieth of what is needed. */
const strokes = 50

/** Width of a stroke's place, and of the stroke in it. */
const [place, width] = [6, 3.4]

/**
 * How far something is, drawn as the strokes by which people have always counted. An ornament: the words beside it say
 * the same.
 *
 * @param share - From 0 to 1. Whoever has begun has at least one stroke.
 */
export function Strokes({ share }: { readonly share: number }) {
  const filled = share > 0 ? Math.max(1, Math.floor(Math.min(1, share) * strokes)) : 0
  return (
    <svg
      viewBox={`0 0 ${String(strokes * place)} 30`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-8 w-full forced-color-adjust-none"
    >
      <path d={rowOf(filled, strokes)} strokeWidth={width} className="stroke-line" />
      <path d={rowOf(0, filled)} strokeWidth={width} className="stroke-accent" />
    </svg>
  )
}

const rowOf = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `M${String((from + at) * place + place / 2)} 1v28`).join('')
