import { at, letters, rectangle, width, type Drawing, type Mark, type Tone } from './drawing.ts'

export interface Bar {
  readonly label: string
  /** What stands at its end, in words. */
  readonly words: string
  readonly value: number
  readonly tone?: Tone
  /** A band around something else than the value, as a line with a dot in it. */
  readonly band?: { readonly low: number; readonly middle: number; readonly high: number }
}

interface Look {
  /** The value at the right edge; the largest where absent. */
  readonly full?: number
  /** A value that everybody looks for: a line across all bars. */
  readonly goal?: number
}

const [labelHeight, barHeight, gap] = [17, 9, 9]
const row = labelHeight + barHeight + gap

/** Bars below each other, each under its words: whatever the language, they have the whole width. */
export function barsOf(bars: readonly Bar[], { full, goal }: Look = {}): Drawing {
  const top = Math.max(full ?? 0, ...(full === undefined ? bars.map(largest) : []), 1e-9)
  const x = (value: number): number => (Math.min(value, top) / top) * width
  const y = (index: number): number => index * row + labelHeight
  const tones = [...new Set(bars.map(toneOf))]
  return {
    width,
    height: Math.max(row, bars.length * row - gap + 2),
    marks: [
      area(
        bars.map((_bar, index) => rectangle(0, y(index), width, barHeight)),
        'line',
      ),
      ...tones.map((tone) =>
        area(
          bars.map((bar, index) => (toneOf(bar) === tone ? rectangle(0, y(index), x(bar.value), barHeight) : '')),
          tone,
          bars.some(({ band }) => band !== undefined) ? behind : 1,
        ),
      ),
      ...bands(bars, x, y),
      ...(goal === undefined ? [] : [goalLine(bars, x(goal), y)]),
      ...bars.flatMap((bar, index) => wordsOf(bar, y(index) - 5)),
    ],
  }
}

const toneOf = ({ tone = 'accent' }: Bar): Tone => tone

const largest = ({ value, band }: Bar): number => Math.max(value, band?.high ?? 0)

const area = (paths: readonly string[], tone: Tone, opacity = 1): Mark => ({
  kind: 'area',
  path: paths.join(''),
  tone,
  ...(opacity === 1 ? {} : { opacity }),
})

/** A bar steps back where a band lies on it. */
const behind = 0.45

function bands(bars: readonly Bar[], x: (value: number) => number, y: (index: number) => number): readonly Mark[] {
  const whiskers: string[] = []
  const dots: string[] = []
  bars.forEach(({ band }, index) => {
    if (band === undefined) return
    const [line, left, right] = [y(index) + barHeight / 2, x(band.low), x(band.high)]
    whiskers.push(`M${at(left)} ${at(line - 4)}v8M${at(left)} ${at(line)}H${at(right)}M${at(right)} ${at(line - 4)}v8`)
    dots.push(rectangle(x(band.middle) - 2.5, line - 2.5, 5, 5))
  })
  if (whiskers.length === 0) return []
  return [{ kind: 'stroke', path: whiskers.join(''), tone: 'ink', width: 1.6 }, area(dots, 'ink')]
}

const goalLine = (bars: readonly Bar[], x: number, y: (index: number) => number): Mark => ({
  kind: 'stroke',
  path: bars.map((_bar, index) => `M${at(x)} ${at(y(index) - 3)}v${at(barHeight + 6)}`).join(''),
  tone: 'edge',
  width: 1.6,
})

function wordsOf({ label, words }: Bar, y: number): readonly Mark[] {
  const common = { kind: 'text', y } as const
  return [
    { ...common, x: 0, text: shortened(label, words), anchor: 'start', tone: 'ink' },
    { ...common, x: width, text: words, anchor: 'end', tone: 'faint' },
  ]
}

/** Letters beside which there is no room for both; what is cut off stands in the table. */
function shortened(label: string, words: string): string {
  const room = Math.max(8, Math.floor(width / (letters * 0.56)) - words.length - 2)
  return label.length <= room ? label : `${label.slice(0, room - 1).trimEnd()}…`
}
