import type { Day } from '#lib/domain/day'

/** English as the Union writes it puts the day before the month. */
const localeOfDays = (locale: string): string => (locale === 'en' ? 'en-IE' : locale)

/** A day in words: `22 November 2026`, `22 noiembrie 2026`. */
export const dayInWords = (day: Day, locale: string): string =>
  new Intl.DateTimeFormat(localeOfDays(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
