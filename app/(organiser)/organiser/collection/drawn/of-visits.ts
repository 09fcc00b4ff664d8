import { barsOf } from '#lib/charts/bars'
import type { Table } from '#lib/charts/table'
import { steps } from '#lib/collecting/attempts'
import { daysFrom, daysLater } from '#lib/forecast/calendar'
import { daysOfVisits, type DayTotal } from '#lib/organising/watching'
import { latest, type Chart, type ChartMaker } from './chart'
import { isReason, reasonsIn } from './reasons'

/** Days that the page shows. */
const rowsShown = 14

const totalOf = (totals: readonly DayTotal[], name: string): number =>
  totals.reduce((sum, one) => (one.name === name ? sum + one.counted : sum), 0)

/** From the first page to the receipt, as plain totals: nobody is followed from one to the next. */
export const funnel: ChartMaker = ({ dayTotals, today }, { t, number, day }): Chart => {
  const sums = steps.map((step) => ({ step, sum: totalOf(dayTotals, step) }))
  const of = Map.groupBy(dayTotals, (one) => one.day)
  const table: Table = {
    columns: [
      { code: 'day', label: t('columns.day'), show: (cell) => day(String(cell)) },
      ...steps.map((step) => ({ code: step.replaceAll('-', '_'), label: t(`steps.${step}`) })),
    ],
    rows: daysFrom(daysLater(today, 1 - daysOfVisits), today).map((one) => [
      one,
      ...steps.map((step) => totalOf(of.get(one) ?? [], step)),
    ]),
  }
  return {
    title: t('charts.funnel'),
    alt: sums.map(({ step, sum }) => `${t(`steps.${step}`)}: ${number(sum)}`).join('; '),
    drawing: barsOf(
      sums.map(({ step, sum }) => ({
        label: t(`steps.${step}`),
        words: number(sum),
        value: sum,
        tone: step === 'form-problem' ? 'warn' : step === 'receipt' ? 'good' : 'accent',
      })),
    ),
    table,
    shown: latest(table, rowsShown),
  }
}

/** What was refused, and why. */
export const refused: ChartMaker = ({ dayTotals }, { t, number }): Chart => {
  const reasons = reasonsIn(dayTotals)
  const wordsOf = (name: string): string => (isReason(name) ? t(`reasons.${name}`) : name)
  return {
    title: t('charts.refused'),
    alt:
      reasons[0] === undefined
        ? t('alt.nothing')
        : t('alt.refused', { reason: wordsOf(reasons[0].name), count: number(reasons[0].counted) }),
    drawing: barsOf(
      reasons.map(({ name, counted }) => ({
        label: wordsOf(name),
        words: number(counted),
        value: counted,
        tone: 'warn',
      })),
    ),
    table: {
      columns: [
        { code: 'reason', label: t('columns.reason'), show: (cell) => wordsOf(String(cell)) },
        { code: 'times', label: t('columns.times') },
      ],
      rows: reasons.map(({ name, counted }) => [name, counted]),
    },
  }
}

/** Statements that came by partners' links. */
export const channels: ChartMaker = ({ channels: all }, { t, number }): Chart => {
  const sorted = all.toSorted((one, other) => other.counted - one.counted)
  const [first] = sorted
  return {
    title: t('charts.channels'),
    alt:
      first === undefined ? t('alt.noChannels') : t('alt.channels', { name: first.name, count: number(first.counted) }),
    drawing: barsOf(sorted.map(({ name, counted }) => ({ label: name, words: number(counted), value: counted }))),
    table: {
      columns: [
        { code: 'partner', label: t('columns.partner') },
        { code: 'code', label: t('columns.code') },
        { code: 'statements', label: t('columns.count') },
      ],
      rows: sorted.map(({ name, code, counted }) => [name, code, counted]),
    },
  }
}
