import type { Day } from '#lib/domain/day'

const dayLength = 24 * 60 * 60 * 1000

/** The day so many days later. */
export const daysLater = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)

/** From 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(day).getUTCDay()

/** Every day from one to another, both included; none where the last lies before the first. */
export function daysFrom(first: Day, last: Day): readonly Day[] {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / dayLength) + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => daysLater(first, at))
}
