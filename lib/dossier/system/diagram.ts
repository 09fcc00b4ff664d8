/** What a drawing is made of, in points from its upper left corner: the same for a file and a printed page. */
export type Shape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly tone: Tone
    }
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly isStrong?: boolean
    }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly size: number
      readonly isBold?: boolean
      readonly align?: 'middle' | 'end'
    }

/** `edge`: where trust changes. */
export type Tone = 'plain' | 'soft' | 'mark' | 'edge'

export interface Diagram {
  readonly title: string
  /** Says in words what it shows, for whoever does not see it. */
  readonly description: string
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}

/** A line with a head at its end. */
export function arrow(from: readonly [number, number], to: readonly [number, number]): readonly Shape[] {
  const [[x1, y1], [x2, y2]] = [from, to]
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const head = (turn: number): Shape => ({
    kind: 'line',
    x1: x2 - 6 * Math.cos(angle + turn),
    y1: y2 - 6 * Math.sin(angle + turn),
    x2,
    y2,
    isStrong: true,
  })
  return [{ kind: 'line', x1, y1, x2, y2, isStrong: true }, head(0.45), head(-0.45)]
}
