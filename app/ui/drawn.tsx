import { letters, type Drawing, type Mark, type Tone } from '#lib/charts/drawing'

/** Where the reader chooses the colours, shapes keep to those that are there; words do so by themselves. */
const fills: Readonly<Record<Tone, string>> = {
  ink: 'fill-ink forced-colors:fill-[CanvasText]',
  faint: 'fill-faint forced-colors:fill-[CanvasText]',
  line: 'fill-line forced-colors:fill-[GrayText]',
  edge: 'fill-edge forced-colors:fill-[CanvasText]',
  accent: 'fill-accent forced-colors:fill-[Highlight]',
  good: 'fill-good forced-colors:fill-[Highlight]',
  warn: 'fill-warn forced-colors:fill-[Highlight]',
}

const strokes: Readonly<Record<Tone, string>> = {
  ink: 'stroke-ink forced-colors:stroke-[CanvasText]',
  faint: 'stroke-faint forced-colors:stroke-[CanvasText]',
  line: 'stroke-line forced-colors:stroke-[GrayText]',
  edge: 'stroke-edge forced-colors:stroke-[CanvasText]',
  accent: 'stroke-accent forced-colors:stroke-[Highlight]',
  good: 'stroke-good forced-colors:stroke-[CanvasText]',
  warn: 'stroke-warn forced-colors:stroke-[Highlight]',
}

/** A drawing in the colours of the page; said by one sentence to whoever does not see it. */
export function Drawn({ drawing, label }: { readonly drawing: Drawing; readonly label: string }) {
  return (
    <svg
      viewBox={`0 0 ${String(drawing.width)} ${String(drawing.height)}`}
      role="img"
      aria-label={label}
      fontSize={letters}
      className="h-auto w-full max-w-lg"
    >
      {drawing.marks.map(shape)}
    </svg>
  )
}

function shape(mark: Mark, key: number) {
  switch (mark.kind) {
    case 'area':
      return <path key={key} d={mark.path} fillOpacity={mark.opacity} className={fills[mark.tone]} />
    case 'stroke':
      return (
        <path
          key={key}
          d={mark.path}
          fill="none"
          strokeWidth={mark.width}
          strokeDasharray={mark.dashes}
          strokeLinejoin="round"
          className={strokes[mark.tone]}
        />
      )
    case 'text':
      return (
        <text key={key} x={mark.x} y={mark.y} textAnchor={mark.anchor} className={fills[mark.tone]}>
          {mark.text}
        </text>
      )
  }
}
