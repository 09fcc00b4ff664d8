import type { Day } from '#lib/domain/day'
import { regionalLocale } from './regional-locale.ts'

/** A day in words: `22 November 2026`, `22 noiembrie 2026`. */
export const dayInWords = (day: Day, locale: string): string =>
  new Intl.DateTimeFormat(regionalLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))

/** A moment in words, on the clock of Brussels: `23 November 2026 at 02:10`. */
export const momentInWords = (moment: Date, locale: string): string =>
  new Intl.DateTimeFormat(regionalLocale(locale), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  }).format(moment)
