/** A calendar day, `YYYY-MM-DD`. Compares as text. */
export type Day = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text names a day that exists: 2028-02-29 does, 2027-02-29 does not. */
export function isDay(text: string): text is Day {
  if (!shape.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/**
 * The day it is in Brussels at an instant. Collection periods open and close by Brussels time: the regulation names no
 * time zone, and the Commission's register runs on its own.
 */
export function brusselsDayOf(instant: Date): Day {
  // Brussels is whole hours away from UTC, so an hour lies within one day; to ask anew for each signature is costly.
  const hour = Math.floor(instant.getTime() / 3_600_000)
  if (hour !== known.hour || Number.isNaN(hour)) known = { hour, day: brussels.format(instant) }
  return known.day
}

// The Swedish way of writing a date is ISO 8601.
const brussels = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

let known: { readonly hour: number; readonly day: Day } = { hour: Number.NaN, day: '' }

/** The same day, years later; 29 February becomes 28 February where the year has none. */
export const yearsAfter = (day: Day, years: number): Day => monthsAfter(day, 12 * years)

/** The same day of the month, months later; the month's last day where it is shorter. */
export function monthsAfter(day: Day, months: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  const dayOfMonth = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(dayOfMonth, last))
  return date.toISOString().slice(0, 10)
}

/** The day so many days later; earlier where the number is negative. */
export function daysAfter(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/**
 * Reads a day as people in Europe type it: `1985-03-27`, `27.3.1985`, `27/03/1985`, `27 3 1985`, `1985. 03. 27.`, or
 * eight digits in a row where a phone's keypad has no separators. The four-digit year tells the order; nobody in the
 * Union writes the month first.
 *
 * @returns `null` where the text names no day, or none since 1850.
 */
export function parseTypedDay(text: string): Day | null {
  const numbers = text.match(/\d+/gu) ?? []
  if (!/^[\d\s./-]+$/u.test(text)) return null
  if (numbers.length === 3) return dayFromParts(numbers as [string, string, string])
  const [digits = ''] = numbers
  if (numbers.length !== 1 || digits.length !== 8) return null
  return (
    dayFromParts([digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]) ??
    dayFromParts([digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)])
  )
}

function dayFromParts([first, month, last]: [string, string, string]): Day | null {
  const [year, dayOfMonth] = first.length === 4 ? [first, last] : [last, first]
  if (year.length !== 4 || month.length > 2 || dayOfMonth.length > 2) return null
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isDay(day) && yearOf(day) >= 1850 ? day : null
}
