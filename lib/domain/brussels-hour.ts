import { brusselsDayOf } from './day.ts'

const hour = 3_600_000

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):\d{2}$/u

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', hour: '2-digit', hourCycle: 'h23' })

/** An hour on the clock of Brussels, `2026-11-29T22:00`, of an hour in UTC, `2026-11-29T21`. */
export function brusselsTimeOf(hourInUtc: string): string {
  const instant = new Date(`${hourInUtc}:00Z`)
  return `${brusselsDayOf(instant)}T${clock.format(instant)}:00`
}

/**
 * The hour in UTC of a time on the clock of Brussels; `null` where it is none. Of an hour that comes twice, in the night
 * in which the clock is set back, the one that is asked for; one that is left out in spring counts as the next.
 */
export function utcHourOf(brusselsTime: string, ofTwo: 'first' | 'second'): string | null {
  const [, day = '', of = ''] = shape.exec(brusselsTime) ?? []
  const written = day === '' ? Number.NaN : Date.parse(`${day}T${of}:00Z`)
  if (Number.isNaN(written)) return null
  const hoursAhead = (ahead: number): string => new Date(written - ahead * hour).toISOString().slice(0, 13)
  const [early, late] = [hoursAhead(2), hoursAhead(1)]
  const fits = (candidate: string): boolean => brusselsTimeOf(candidate) === `${day}T${of}:00`
  const order = ofTwo === 'first' ? [early, late] : [late, early]
  return order.find(fits) ?? late
}
