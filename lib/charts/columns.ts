import { at, ceilingOf, rectangle, width, type Drawing, type Mark } from './drawing.ts'

export interface Column {
  readonly value: number
  /** Said below; most have none. */
  readonly label?: string
}

const [height, head, foot] = [190, 20, 22]

/**
 * Columns beside each other, such as hours or days.
 *
 * @param format - Says a number of the axis.
 */
export function columnsOf(columns: readonly Column[], format: (value: number) => string): Drawing {
  const top = ceilingOf(Math.max(0, ...columns.map(({ value }) => value)))
  const place = width / Math.max(1, columns.length)
  const y = (value: number): number => height - foot - (value / top) * (height - head - foot)
  return {
    width,
    height,
    marks: [
      ...axis(top, y, format),
      {
        kind: 'area',
        path: columns
          .map(({ value }, index) =>
            rectangle(index * place + place * 0.1, y(value), place * 0.8, height - foot - y(value)),
          )
          .join(''),
        tone: 'accent',
      },
      { kind: 'stroke', path: `M0 ${at(height - foot)}H${at(width)}`, tone: 'edge', width: 1 },
      ...columns.flatMap(({ label }, index) => (label === undefined ? [] : [labelAt(label, (index + 0.5) * place)])),
    ],
  }
}

/** Lines at the top and half-way, with the number of the upper one: columns may stand before the other. */
export function axis(top: number, y: (value: number) => number, format: (value: number) => string): readonly Mark[] {
  const path = [top / 2, top].map((value) => `M0 ${at(y(value))}H${at(width)}`).join('')
  return [
    { kind: 'stroke', path, tone: 'line', width: 1 },
    { kind: 'text', x: 0, y: y(top) - 4, text: format(top), anchor: 'start', tone: 'faint' },
  ]
}

/** Words under a place, kept inside the drawing. */
export function labelAt(text: string, x: number): Mark {
  const anchor = x < 50 ? 'start' : x > width - 50 ? 'end' : 'middle'
  return {
    kind: 'text',
    x: anchor === 'start' ? 0 : anchor === 'end' ? width : Math.round(x),
    y: height - 6,
    text,
    anchor,
    tone: 'faint',
  }
}
