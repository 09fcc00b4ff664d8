import { columnsOf } from '#lib/charts/columns'
import { courseOf } from '#lib/charts/course'
import type { Drawing } from '#lib/charts/drawing'
import type { Cell, Table } from '#lib/charts/table'
import { daysBetween } from '#lib/figures/how-far'
import { daysFrom, daysLater } from '#lib/forecast/calendar'
import type { Watched } from '#lib/organising/watching'
import { brusselsHourOf, latest, type Chart, type ChartMaker, type Words } from './chart'

/** Days that are drawn; the file has all of them. */
const daysDrawn = 56
const rowsShown = 28
/** Days before and after today whose totals the page shows. */
const daysAround = 7

/** Every day from the first on which anybody signed, with its total. */
function totalsOf({
  days,
  today,
}: Watched): readonly { readonly day: string; readonly count: number; readonly total: number }[] {
  const by = new Map(days.map(({ day, counted }) => [day, counted]))
  let total = 0
  return daysFrom(days[0]?.day ?? today, today).map((day) => {
    const count = by.get(day) ?? 0
    total += count
    return { day, count, total }
  })
}

/** All so far, where it leads, and what is needed. */
export const total: ChartMaker = (watched, words) => {
  const past = totalsOf(watched)
  const table = totalTable(watched, past, words)
  const isShown = ([day = '']: readonly Cell[]): boolean =>
    day === watched.period?.closesOn || Math.abs(daysBetween(watched.today, String(day))) <= daysAround
  return {
    title: words.t('charts.total'),
    alt: totalInWords(watched, words),
    drawing: drawnCourse(watched, past, words),
    table,
    shown: table.rows.filter(isShown),
  }
}

type Past = ReturnType<typeof totalsOf>

function totalInWords({ total: count, pace, goal }: Watched, { t, number, day }: Words): string {
  const soFar = { count: number(count), goal: number(goal.total) }
  if (pace === null) return t('alt.total', soFar)
  const { low, expected, high } = pace.end
  const band = { low: number(low), expected: number(expected), high: number(high) }
  return t('alt.totalAhead', { ...soFar, ...band, day: day(pace.end.day) })
}

function drawnCourse(
  { period, today, pace, goal }: Watched,
  past: Past,
  { t, number, round, day: dayIn }: Words,
): Drawing {
  const from = period?.opensOn ?? past[0]?.day ?? today
  const to = period?.closesOn ?? today
  const span = Math.max(1, daysBetween(from, to) + 1)
  const when = (day: string): number => Math.min(1, Math.max(0, (daysBetween(from, day) + 1) / span))
  return courseOf(
    {
      past: past.map(({ day, total: sum }) => ({ when: when(day), total: sum })),
      ahead: (pace?.course ?? []).map(({ day, ...band }) => ({ when: when(day), ...band })),
      goal: { total: goal.total, label: t('goal', { goal: number(goal.total) }) },
      from: dayIn(from),
      to: dayIn(to),
    },
    round,
  )
}

function totalTable({ today, pace }: Watched, past: Past, { t, day: dayIn }: Words): Table {
  const before = past.filter(({ day }) => day < today)
  return {
    columns: [
      { code: 'day', label: t('columns.day'), show: (cell) => dayIn(String(cell)) },
      { code: 'total', label: t('columns.total') },
      { code: 'low', label: t('columns.low') },
      { code: 'expected', label: t('columns.expected') },
      { code: 'high', label: t('columns.high') },
    ],
    rows: [
      ...before.map(({ day, total: sum }): readonly Cell[] => [day, sum, null, null, null]),
      ...(pace?.course ?? []).map(({ day, low, expected, high }): readonly Cell[] => [day, null, low, expected, high]),
    ],
  }
}

/** Statements hour by hour, the last two days. */
export const hours: ChartMaker = ({ hours: counts, lately }, words): Chart => {
  const { t, number } = words
  const startOf = (hour: string): Date => new Date(`${hour}:00:00Z`)
  const table: Table = {
    columns: [
      { code: 'hour_utc', label: t('columns.hour'), show: (cell) => words.hour(startOf(String(cell))) },
      { code: 'statements', label: t('columns.count') },
      { code: 'repeated', label: t('columns.repeated') },
    ],
    rows: counts.map(({ hour, counted, repeated }) => [hour, counted, repeated]),
  }
  return {
    title: t('charts.hours'),
    alt: t('alt.hours', {
      count: number(lately.day),
      most: number(Math.max(0, ...counts.map(({ counted }) => counted))),
    }),
    drawing: columnsOf(
      counts.map(({ hour, counted }) => {
        const at = startOf(hour)
        return brusselsHourOf(at) % 12 === 0 ? { value: counted, label: words.hourMark(at) } : { value: counted }
      }),
      words.round,
    ),
    table,
    shown: latest(table, 24),
  }
}

/** Statements day by day. */
export const days: ChartMaker = (watched, words): Chart => {
  const { t, number, day: dayIn } = words
  const all = totalsOf(watched)
  const by = new Map(all.map(({ day, count }) => [day, count]))
  const drawn = daysFrom(daysLater(watched.today, 1 - daysDrawn), watched.today)
  const most = Math.max(0, ...drawn.map((day) => by.get(day) ?? 0))
  const table: Table = {
    columns: [
      { code: 'day', label: t('columns.day'), show: (cell) => dayIn(String(cell)) },
      { code: 'statements', label: t('columns.count') },
      { code: 'total', label: t('columns.total') },
    ],
    rows: all.map(({ day, count, total: sum }) => [day, count, sum]),
  }
  return {
    title: t('charts.days'),
    alt: t('alt.days', { count: number(by.get(watched.today) ?? 0), days: daysDrawn, most: number(most) }),
    drawing: columnsOf(
      drawn.map((day, at) => {
        const value = by.get(day) ?? 0
        return at === 0 || at === daysDrawn - 1 ? { value, label: dayIn(day) } : { value }
      }),
      words.round,
    ),
    table,
    shown: latest(table, rowsShown),
  }
}
