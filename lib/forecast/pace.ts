import type { Day } from '#lib/domain/day'
import { toEdge, type Band } from './band.ts'
import { daysFrom, weekdayOf } from './calendar.ts'

export interface DayCount {
  readonly day: Day
  readonly counted: number
}

/** What stands there at the end of a day that is still to come. */
export interface CourseDay extends Band {
  readonly day: Day
}

export interface PaceForecast {
  /** Statements a day at present. */
  readonly perDay: number
  /** The totals of all days from today to the last, in their order. */
  readonly course: readonly CourseDay[]
  /** The last of them. */
  readonly end: CourseDay
}

/** Whole days before which nothing can be said. */
export const leastDays = 7

/** Days that are looked at: four weeks. */
const window = 28

/** Days after which a day counts half as much for the present pace: crowds come within hours, and go within days. */
const halfLife = 2

/** Whole days from which on weekdays are told apart: each has then been there three times. */
const daysForWeekdays = 21

/** How far a day is usually off, as a logarithm, and how many days that is worth before a collection has its own. */
const [usualMiss, worth] = [0.35, 7]

/** Days over which misses add up: a burst or a lull is over then, one way or the other. */
const daysOfDrift = 4

/**
 * Where a collection is on its way to, from its days so far.
 *
 * The present pace is that of the last days, of which each counts half as much as the one two days later; once there are
 * three weeks, each weekday is compared with its own kind. How sure that is, it says of itself: each of the last 28 days is
 * reckoned from those before it, and by how much that was off makes the band. Misses add up over four days, and each day of
 * the band is taken at its edge, as if all went well or all went badly. All of it by factors: double and half are as far
 * from the middle.
 *
 * What it cannot know is what happens tomorrow. A burst lifts the middle for some days and widens the band for four weeks.
 *
 * @param days - Those on which anybody signed, today's share included, in any order.
 *
 * @returns `null` where the last day is over, or there are fewer than seven whole days.
 */
export function paceForecast(days: readonly DayCount[], today: Day, closesOn: Day): PaceForecast | null {
  const past = wholeDays(days, today)
  if (today > closesOn || past.length < leastDays) return null
  const logs = withoutWeekdays(past)
  const level = levelOf(logs.values)
  const miss = missOf(logs.values)
  const soFar = days.find(({ day }) => day === today)?.counted ?? 0
  const start = past.reduce((sum, { counted }) => sum + counted, 0)
  let total: Band = { low: start, expected: start, high: start }
  const course = daysFrom(today, closesOn).map((day, at) => {
    const off = toEdge * miss * Math.sqrt(Math.min(at + 1, daysOfDrift))
    const here = level + logs.weekday(day)
    const least = day === today ? soFar : 0
    total = {
      low: total.low + Math.max(least, countOf(here - off)),
      expected: total.expected + Math.max(least, countOf(here)),
      high: total.high + Math.max(least, countOf(here + off)),
    }
    return { day, ...rounded(total) }
  })
  const end = course.at(-1)
  return end === undefined ? null : { perDay: Math.round(countOf(level)), course, end }
}

const rounded = ({ low, expected, high }: Band): Band => ({
  low: Math.floor(low),
  expected: Math.round(expected),
  high: Math.ceil(high),
})

/** The days before today from the first on, those on which nobody signed included. */
function wholeDays(days: readonly DayCount[], today: Day): readonly DayCount[] {
  const by = new Map(days.map(({ day, counted }) => [day, counted]))
  const [first = today] = [...by.keys()].toSorted()
  return daysFrom(first, today)
    .slice(0, -1)
    .map((day) => ({ day, counted: by.get(day) ?? 0 }))
}

const logOf = (counted: number): number => Math.log1p(Math.max(0, counted))
const countOf = (log: number): number => Math.max(0, Math.expm1(log))

/** The last days as logarithms, from which what each weekday adds has been taken away. */
function withoutWeekdays(past: readonly DayCount[]): {
  readonly values: readonly number[]
  readonly weekday: (day: Day) => number
} {
  const latest = past.slice(-window)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const all = mean(latest.map(({ counted }) => logOf(counted)))
  const adds = Array.from({ length: 7 }, (_, weekday) => {
    const same = latest.filter(({ day }) => weekdayOf(day) === weekday).map(({ counted }) => logOf(counted))
    if (past.length < daysForWeekdays || same.length === 0) return 0
    // Two more days without any difference: three Sundays do not make a rule.
    return ((mean(same) - all) * same.length) / (same.length + 2)
  })
  const weekday = (day: Day): number => adds[weekdayOf(day)] ?? 0
  return { values: latest.map(({ day, counted }) => logOf(counted) - weekday(day)), weekday }
}

/** The mean in which each day counts half as much as the one `halfLife` days later. */
function levelOf(values: readonly number[]): number {
  let [sum, weights] = [0, 0]
  values.forEach((value, at) => {
    const weight = 0.5 ** ((values.length - 1 - at) / halfLife)
    sum += weight * value
    weights += weight
  })
  return sum / weights
}

/** By how much a day was off from what those before it had led to expect: the root of the mean square. */
function missOf(values: readonly number[]): number {
  let squares = worth * usualMiss ** 2
  for (let at = 1; at < values.length; at += 1) {
    squares += ((values[at] ?? 0) - levelOf(values.slice(0, at))) ** 2
  }
  return Math.sqrt(squares / (worth + values.length - 1))
}
