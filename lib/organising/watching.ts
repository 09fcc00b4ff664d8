import type { Day } from '#lib/domain/day'
import { brusselsDayOf } from '#lib/domain/day'
import { hourOf } from '#lib/domain/lane'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import type { Collection } from '#lib/collecting/collection'
import { daysLater } from '#lib/forecast/calendar'
import { outlookOf, type Outlook } from '#lib/forecast/outlook'
import { paceForecast, type DayCount, type PaceForecast } from '#lib/forecast/pace'
import { validityForecast, type ValidityForecast } from '#lib/forecast/validity'
import { goalByState, type GoalByState } from '#lib/rules/goal'
import type { AuthorityResult } from './results.ts'

interface Tally {
  readonly memberState: string
  readonly counted: number
  readonly repeated: number
  readonly suspect: number
  readonly removed: number
}

export interface HourCount {
  /** In UTC, as `2026-11-29T21`. */
  readonly hour: string
  readonly counted: number
  readonly repeated: number
}

export interface DayTotal {
  readonly day: Day
  readonly name: string
  readonly counted: number
}

export interface DoubtCount {
  readonly memberState: string
  readonly problem: string
  readonly counted: number
}

/** What watching needs from the outside world: small tallies alone, never the statements themselves. */
export interface Watching {
  readonly now: () => Date
  readonly collection: () => Collection
  readonly tallies: () => readonly Tally[]
  readonly hoursFrom: (hour: string) => readonly HourCount[]
  readonly days: () => readonly DayCount[]
  readonly languages: () => readonly { readonly language: string; readonly counted: number }[]
  readonly doubts: () => readonly DoubtCount[]
  readonly dayTotalsFrom: (day: Day) => readonly DayTotal[]
  readonly channels: () => readonly { readonly code: string; readonly name: string; readonly counted: number }[]
  readonly results: () => readonly AuthorityResult[]
}

export interface WatchedMemberState extends Omit<Tally, 'memberState'> {
  readonly memberState: MemberState
  readonly threshold: number
  /** Doubts that were overruled. */
  readonly doubts: number
}

/** Everything that the organisers' first page shows, as it stands at one moment. */
export interface Watched {
  readonly at: Date
  readonly today: Day
  /** `null` where no initiative was imported. */
  readonly period: { readonly opensOn: Day; readonly closesOn: Day } | null
  readonly total: number
  /** All with which statements are taken, in the Union's order. */
  readonly memberStates: readonly WatchedMemberState[]
  /** The last 48, each of them, the present one last. */
  readonly hours: readonly HourCount[]
  readonly lately: { readonly hour: number; readonly day: number; readonly week: number }
  readonly days: readonly DayCount[]
  readonly pace: PaceForecast | null
  readonly validity: ValidityForecast
  readonly outlook: Outlook
  /** What is needed under the collection's law. */
  readonly goal: GoalByState
  readonly languages: ReturnType<Watching['languages']>
  readonly doubts: readonly DoubtCount[]
  /** Of the last `daysOfVisits`. */
  readonly dayTotals: readonly DayTotal[]
  readonly channels: ReturnType<Watching['channels']>
  readonly results: readonly AuthorityResult[]
}

/** Days of which visits and refusals are shown. */
export const daysOfVisits = 28

export const hoursShown = 48
const hoursOfWeek = 7 * 24

/** Reads what is there and reckons what is to come. */
export function watch(watching: Watching): Watched {
  const at = watching.now()
  const today = brusselsDayOf(at)
  const { initiative, pack, isClosed } = watching.collection()
  const period = initiative?.period ?? null
  const doubts = watching.doubts()
  const results = watching.results()
  const goal = goalByState(pack, initiative?.registeredOn ?? today)
  const counts = memberStatesOf(watching.tallies(), doubts, goal)
  const days = watching.days()
  const week = lastHours(watching.hoursFrom(hourOf(hoursBefore(at, hoursOfWeek - 1))), at, hoursOfWeek)
  const isOver = isClosed || (period !== null && today > period.closesOn)
  const pace = period === null || isOver ? null : paceForecast(days, today, period.closesOn)
  const validity = validityForecast(
    counts.map((one) => ({
      ...one,
      result: results.find(({ memberState }) => memberState === one.memberState) ?? null,
    })),
    goal,
  )
  return {
    ...{ at, today, goal, period, days, pace, validity, doubts, results, memberStates: counts },
    total: counts.reduce((sum, { counted }) => sum + counted, 0),
    hours: week.slice(-hoursShown),
    lately: { hour: sumOf(week.slice(-1)), day: sumOf(week.slice(-24)), week: sumOf(week) },
    outlook: outlookOf(pace, validity, isOver, goal),
    languages: watching.languages(),
    dayTotals: watching.dayTotalsFrom(daysLater(today, 1 - daysOfVisits)),
    channels: watching.channels(),
  }
}

const sumOf = (hours: readonly HourCount[]): number => hours.reduce((sum, { counted }) => sum + counted, 0)

const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * 60 * 60 * 1000)

/** So many hours up to now, those in which nobody signed included. */
function lastHours(found: readonly HourCount[], at: Date, count: number): readonly HourCount[] {
  const by = new Map(found.map((one) => [one.hour, one]))
  return Array.from({ length: count }, (_, index) => {
    const hour = hourOf(hoursBefore(at, count - 1 - index))
    return by.get(hour) ?? { hour, counted: 0, repeated: 0 }
  })
}

function memberStatesOf(
  tallies: readonly Tally[],
  doubts: readonly DoubtCount[],
  { thresholds }: GoalByState,
): readonly WatchedMemberState[] {
  const by = new Map(tallies.map((tally) => [tally.memberState, tally]))
  return memberStates.flatMap((memberState) => {
    const threshold = thresholds[memberState]
    if (threshold === undefined) return []
    const { counted = 0, repeated = 0, suspect = 0, removed = 0 } = by.get(memberState) ?? {}
    const own = doubts.filter((one) => one.memberState === memberState)
    const overruled = own.reduce((sum, one) => sum + one.counted, 0)
    return [{ memberState, counted, repeated, suspect, removed, threshold, doubts: overruled }]
  })
}
