import type { getTranslations } from 'next-intl/server'
import type { Drawing } from '#lib/charts/drawing'
import type { Table } from '#lib/charts/table'
import type { Day } from '#lib/domain/day'
import { countryName } from '#lib/i18n/names'
import { regionalLocale } from '#lib/i18n/regional-locale'
import type { Watched } from '#lib/organising/watching'

/** What the page and the files show of one thing: drawn, told in a sentence, and in numbers. */
export interface Chart {
  readonly title: string
  /** Said in place of the drawing. */
  readonly alt: string
  readonly drawing: Drawing
  readonly table: Table
  /** The rows that the page shows, where there may be very many; the file has all. */
  readonly shown?: Table['rows']
}

export type ChartMaker = (watched: Watched, words: Words) => Chart

/** The organisers' words, and numbers and times as their language writes them. */
export interface Words {
  readonly t: Awaited<ReturnType<typeof getTranslations<'organiser.watch'>>>
  readonly number: (value: number) => string
  /** Short, for an axis. */
  readonly round: (value: number) => string
  readonly percent: (share: number) => string
  readonly day: (day: Day) => string
  readonly hour: (at: Date) => string
  /** For an axis: the weekday at midnight, the time elsewhere. */
  readonly hourMark: (at: Date) => string
  readonly country: (code: string) => string
  readonly locale: string
}

/** The latest of the rows of times, newest first. */
export const latest = ({ rows }: Table, count: number): Table['rows'] => rows.slice(-count).toReversed()

const inBrussels = { timeZone: 'Europe/Brussels' } as const

/** All formats are made once: to make one takes longer than to use it a hundred times. */
export function wordsOfCharts({ locale, t }: Pick<Words, 'locale' | 't'>): Words {
  const region = regionalLocale(locale)
  const number = new Intl.NumberFormat(region)
  const round = new Intl.NumberFormat(region, { notation: 'compact', maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeZone: 'UTC' })
  const hour = new Intl.DateTimeFormat(region, { weekday: 'short', hour: '2-digit', minute: '2-digit', ...inBrussels })
  const time = new Intl.DateTimeFormat(region, { hour: '2-digit', minute: '2-digit', ...inBrussels })
  const weekday = new Intl.DateTimeFormat(region, { weekday: 'short', ...inBrussels })
  return {
    t,
    number: (value) => number.format(value),
    round: (value) => round.format(value),
    percent: (share) => percent.format(share),
    day: (one) => day.format(new Date(one)),
    hour: (at) => hour.format(at),
    hourMark: (at) => (brusselsHourOf(at) === 0 ? weekday.format(at) : time.format(at)),
    country: (code) => countryName(code, locale),
    locale,
  }
}

const hourOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', ...inBrussels })

/** The hour on the clock of Brussels, from 0 to 23. */
export const brusselsHourOf = (at: Date): number => Number(hourOfDay.format(at))
