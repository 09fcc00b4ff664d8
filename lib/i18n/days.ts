import type { Day } from '#lib/domain/day'
import { regionalLocale } from './regional-locale.ts'

/** A day in words, in which no line ends: `22 November 2026`, `22 noiembrie 2026`. */
export const dayInWords = (day: Day, locale: string): string =>
  unbroken(inWords(new Date(day), locale, { dateStyle: 'long', timeZone: 'UTC' }))

/** A moment in words, on the clock of Brussels: `23 November 2026 at 02:10`. */
export function momentInWords(moment: Date, locale: string): string {
  const longInBrussels = { dateStyle: 'long', timeZone: 'Europe/Brussels' } as const
  const day = inWords(moment, locale, longInBrussels)
  return inWords(moment, locale, { ...longInBrussels, timeStyle: 'short' }).replace(day, unbroken(day))
}

/** A time of day, on the clock of Brussels, to the second: `02:10:07`. */
export const timeInWords = (moment: Date, locale: string): string =>
  inWords(moment, locale, { timeStyle: 'medium', timeZone: 'Europe/Brussels' })

const inWords = (moment: Date, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(regionalLocale(locale), options).format(moment)

const unbroken = (words: string): string => words.replaceAll(' ', '\u00A0')
