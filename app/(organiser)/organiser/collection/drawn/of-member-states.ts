import { barsOf, type Bar } from '#lib/charts/bars'
import { placesOf } from '#lib/charts/places'
import type { Cell, TableColumn } from '#lib/charts/table'
import type { MemberStateValidity } from '#lib/forecast/validity'
import type { WatchedMemberState } from '#lib/organising/watching'
import type { Chart, ChartMaker, Words } from './chart'

const shareOf = ({ counted, threshold }: { readonly counted: number; readonly threshold: number }): number =>
  counted / threshold

/** The furthest first. */
const byShare = <One extends { readonly counted: number; readonly threshold: number }>(all: readonly One[]) =>
  all.toSorted((one, other) => shareOf(other) - shareOf(one))

const isReached = ({ counted, threshold }: WatchedMemberState): boolean => counted >= threshold

/** The column in which a Member State stands: its code in files, its name on the page. */
export const memberStateColumn = ({ t, country }: Words): TableColumn => ({
  code: 'member_state',
  label: t('columns.memberState'),
  show: (cell) => country(String(cell)),
})

/** A drawing reaches as far as twice the threshold: beyond, more is no news. */
const fullBar = 2

/** What was collected against the thresholds. */
export const memberStates: ChartMaker = ({ memberStates: all }, words): Chart => {
  const { t, number, percent, country } = words
  return {
    title: t('charts.memberStates'),
    alt: t('alt.memberStates', { reached: all.filter(isReached).length, names: named(all.filter(isReached), words) }),
    drawing: barsOf(
      byShare(all).map((one): Bar => ({
        label: `${isReached(one) ? '✓ ' : ''}${country(one.memberState)}`,
        words: `${number(one.counted)} · ${percent(shareOf(one))}`,
        value: shareOf(one),
        tone: isReached(one) ? 'good' : 'accent',
      })),
      { full: fullBar, goal: 1 },
    ),
    table: {
      columns: [
        memberStateColumn(words),
        { code: 'statements', label: t('columns.count') },
        { code: 'threshold', label: t('columns.threshold') },
        { code: 'share', label: t('columns.share'), show: (cell) => percent(Number(cell)) },
      ],
      rows: all.map((one) => [one.memberState, one.counted, one.threshold, Number(shareOf(one).toFixed(4))]),
    },
  }
}

function named(some: readonly { readonly memberState: string }[], { t, country, locale }: Words): string {
  const names = some.map(({ memberState }) => country(memberState))
  return names.length === 0 ? t('nobody') : new Intl.ListFormat(locale).format(names)
}

/** Seven Member States at their thresholds. */
export const spread: ChartMaker = ({ memberStates: all, validity, goal }, words): Chart => {
  const { t } = words
  const reached = all.filter(isReached)
  const safe = new Set(validity.memberStates.filter(({ isSafe }) => isSafe).map(({ memberState }) => memberState))
  return {
    title: t('charts.spread'),
    alt: t('alt.spread', { reached: reached.length, needed: String(goal.states), names: named(reached, words) }),
    drawing: placesOf(goal.states, reached.length),
    table: {
      columns: [
        memberStateColumn(words),
        { code: 'is_reached', label: t('columns.isReached'), show: (cell) => yesOrNo(cell, words) },
        { code: 'is_safe', label: t('columns.isSafe'), show: (cell) => yesOrNo(cell, words) },
      ],
      rows: byShare(all).map((one) => [
        one.memberState,
        isReached(one) ? 'yes' : 'no',
        safe.has(one.memberState) ? 'yes' : 'no',
      ]),
    },
  }
}

const yesOrNo = (cell: Cell, { t }: Words): string => (cell === 'yes' ? t('yes') : t('no'))

/** What authorities will find valid: collected as a bar, valid as a line with its band. */
export const validity: ChartMaker = ({ validity: forecast, results }, words): Chart => {
  const { t, number } = words
  const { total, safe } = forecast
  const reported = new Map(results.map((one) => [one.memberState, one]))
  return {
    title: t('charts.validity'),
    alt: t('alt.validity', {
      safe,
      low: number(total.low),
      expected: number(total.expected),
      high: number(total.high),
    }),
    drawing: barsOf(
      byShare(forecast.memberStates).map((one) => validityBar(one, words)),
      { full: fullBar, goal: 1 },
    ),
    table: {
      columns: [
        memberStateColumn(words),
        { code: 'statements', label: t('columns.count') },
        { code: 'valid_low', label: t('columns.low') },
        { code: 'valid_expected', label: t('columns.expected') },
        { code: 'valid_high', label: t('columns.high') },
        { code: 'threshold', label: t('columns.threshold') },
        { code: 'still_needed', label: t('columns.needed') },
        { code: 'reported_given', label: t('columns.given') },
        { code: 'reported_valid', label: t('columns.valid') },
      ],
      rows: forecast.memberStates.map(({ memberState, counted, low, expected, high, threshold, needed }) => [
        ...[memberState, counted, low, expected, high, threshold, needed],
        ...[reported.get(memberState)?.given ?? null, reported.get(memberState)?.valid ?? null],
      ]),
    },
  }
}

function validityBar(one: MemberStateValidity, { t, number, country }: Words): Bar {
  const { memberState, threshold, low, expected, high, isSafe, isReported, needed } = one
  const more = isSafe ? (isReported ? t('reportedEnough') : t('safe')) : t('stillNeeded', { count: number(needed) })
  return {
    label: `${isSafe ? '✓ ' : ''}${country(memberState)}`,
    words: more,
    value: shareOf(one),
    tone: isSafe ? 'good' : 'accent',
    band: { low: low / threshold, middle: expected / threshold, high: high / threshold },
  }
}
