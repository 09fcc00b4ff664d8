/** Colours by what they are for: a page takes them from its theme, a file brings them along. */
export type Tone = 'ink' | 'faint' | 'line' | 'edge' | 'accent' | 'good' | 'warn'

/** One thing that is drawn. Paths are SVG's. */
export type Mark =
  | { readonly kind: 'area'; readonly path: string; readonly tone: Tone; readonly opacity?: number }
  | {
      readonly kind: 'stroke'
      readonly path: string
      readonly tone: Tone
      readonly width: number
      readonly dashes?: string
    }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly tone: Tone
      readonly anchor: 'start' | 'middle' | 'end'
    }

/** A chart as shapes and words in a plane of its own: the page and the file that is downloaded show the same. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** As wide as the narrowest phone shows it: words are then still large enough, and larger everywhere else. */
export const width = 360

/** Height of the letters. */
export const letters = 12.5

/** A number as paths need it. */
export const at = (value: number): string => String(Math.round(value * 10) / 10)

export const rectangle = (x: number, y: number, wide: number, high: number): string =>
  wide <= 0 || high <= 0 ? '' : `M${at(x)} ${at(y)}h${at(wide)}v${at(high)}h${at(-wide)}z`

/** A round number that is no smaller, for the top of an axis. */
export function ceilingOf(value: number): number {
  if (value <= 5) return 5
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10
  return step * power
}
