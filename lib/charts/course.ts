import { ceilingOf, at, width, type Drawing, type Mark } from './drawing.ts'
import { axis, labelAt } from './columns.ts'

/** What was there at a point of time, from 0 for the first day to 1 for the last. */
interface Point {
  readonly when: number
  readonly total: number
}

interface Ahead {
  readonly when: number
  readonly low: number
  readonly expected: number
  readonly high: number
}

export interface Course {
  readonly past: readonly Point[]
  readonly ahead: readonly Ahead[]
  readonly goal: { readonly total: number; readonly label: string }
  readonly from: string
  readonly to: string
}

const [height, head, foot] = [190, 20, 22]

/** All that was collected so far, where it leads with its band, and what is needed. */
export function courseOf({ past, ahead, goal, from, to }: Course, format: (value: number) => string): Drawing {
  const end = ahead.at(-1)
  // A burst would press everything else to the ground: its upper edge may leave the drawing.
  const most = Math.max(
    goal.total,
    past.at(-1)?.total ?? 0,
    end?.expected ?? 0,
    Math.min(end?.high ?? 0, 2 * goal.total),
  )
  const top = ceilingOf(most)
  const x = (when: number): number => when * width
  const y = (total: number): number => height - foot - (Math.min(total, top) / top) * (height - head - foot)
  const point = (when: number, total: number): string => `${at(x(when))} ${at(y(total))}`
  const line = (points: readonly Point[]): string =>
    points.length === 0 ? '' : `M${points.map(({ when, total }) => point(when, total)).join('L')}`
  const last = past.at(-1)
  const beginning = last === undefined ? [] : [last]
  return {
    width,
    height,
    marks: [
      ...(top === goal.total ? [] : axis(top, y, format)),
      ...bandOf(ahead, beginning, point),
      stroke(line([...beginning, ...ahead.map(({ when, expected }) => ({ when, total: expected }))]), 'accent', '5 4'),
      stroke(`M0 ${at(y(goal.total))}H${at(width)}`, 'good', '2 3'),
      { kind: 'text', x: 0, y: y(goal.total) - 4, text: goal.label, anchor: 'start', tone: 'ink' },
      stroke(line(past), 'accent'),
      { kind: 'stroke', path: `M0 ${at(height - foot)}H${at(width)}`, tone: 'edge', width: 1 },
      labelAt(from, 0),
      labelAt(to, width),
    ],
  }
}

function bandOf(
  ahead: readonly Ahead[],
  beginning: readonly Point[],
  point: (when: number, total: number) => string,
): readonly Mark[] {
  if (ahead.length === 0) return []
  const start = beginning.map(({ when, total }) => point(when, total))
  const upper = ahead.map(({ when, high }) => point(when, high))
  const lower = ahead.map(({ when, low }) => point(when, low)).toReversed()
  return [{ kind: 'area', path: `M${[...start, ...upper, ...lower].join('L')}z`, tone: 'accent', opacity: 0.22 }]
}

const stroke = (path: string, tone: 'accent' | 'good', dashes?: string): Mark => ({
  kind: 'stroke',
  path,
  tone,
  width: dashes === undefined ? 2.5 : 1.8,
  ...(dashes === undefined ? {} : { dashes }),
})
