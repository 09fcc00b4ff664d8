import { brusselsDayOf, type Day } from '#lib/domain/day'
import { memberStates, type MemberState } from '#lib/domain/member-states'

/** Minutes between one set of figures and the next while the site is under pressure: figures are the first to wait. */
export const delayedEvery = 30
/** The total is rounded down to a multiple of this. */
export const grainOfTotal = 10
/** Counts of Member States and days are; and none below `leastShown` is published at all. */
export const grain = 5
export const leastShown = 5

export interface MemberStateFigure {
  readonly memberState: MemberState
  /** `null` where it is too small to be shown. */
  readonly count: number | null
}

export interface DayFigure {
  readonly day: Day
  /** `null` where it is too small to be shown. */
  readonly count: number | null
  /** All statements to the end of the day. */
  readonly total: number
}

/** Figures as the public sees them. */
export interface PublishedFigures {
  /** All statements of support. */
  readonly count: number
  /** When they were counted. */
  readonly asOf: Date
  /** All 27, in the Union's order. */
  readonly memberStates: readonly MemberStateFigure[]
  /** Days that are over, from the first on which anybody signed. */
  readonly days: readonly DayFigure[]
}

/** What is counted, exactly; nobody outside sees it. */
export interface ExactFigures {
  readonly memberStates: readonly { readonly memberState: string; readonly counted: number }[]
  readonly days: readonly { readonly day: Day; readonly counted: number }[]
}

/**
 * Publishes figures late and rounded on purpose. A figure that moved with each signature would tell whoever watches it
 * whether a neighbour's statement was the first or a repeated one.
 *
 * @param exact - Counts the statements; asked at most once an interval.
 * @param every - Minutes between one set and the next.
 */
export function publishedFigures(
  exact: () => ExactFigures,
  now: () => Date,
  every: () => number,
): (isDelayed?: boolean) => PublishedFigures {
  let published = published0
  let until = Number.NEGATIVE_INFINITY
  return (isDelayed = false) => {
    const time = now().getTime()
    if (time < until) return published
    const interval = every() * 60_000
    const slot = Math.floor(time / interval) * interval
    if (!isDelayed || slot - published.asOf.getTime() >= delayedEvery * 60_000) {
      published = rounded(exact(), new Date(slot))
      until = slot + interval
    }
    return published
  }
}

const published0: PublishedFigures = { count: 0, asOf: new Date(0), memberStates: [], days: [] }

function rounded({ memberStates: counted, days }: ExactFigures, asOf: Date): PublishedFigures {
  const by = new Map(counted.map((one) => [one.memberState, one.counted]))
  const today = brusselsDayOf(asOf)
  let total = 0
  return {
    count: down(
      counted.reduce((sum, one) => sum + one.counted, 0),
      grainOfTotal,
    ),
    asOf,
    memberStates: memberStates.map((memberState) => ({ memberState, count: shown(by.get(memberState) ?? 0) })),
    days: everyDay(days, today).map((one) => {
      total += one.counted
      return { day: one.day, count: shown(one.counted), total: down(total, grainOfTotal) }
    }),
  }
}

/** Rounds down to a multiple. */
export const down = (count: number, to: number): number => Math.floor(count / to) * to

/** A count of few as it is published; `null` where it is too small to be. */
export const shown = (count: number): number | null => (count < leastShown ? null : down(count, grain))

/** The days before today, those on which nobody signed included. */
function everyDay(days: ExactFigures['days'], today: Day): ExactFigures['days'] {
  const by = new Map(days.map(({ day, counted }) => [day, counted]))
  const [first] = [...by.keys()].toSorted()
  const all: { readonly day: Day; readonly counted: number }[] = []
  for (let day = first ?? today; day < today; day = dayAfter(day)) all.push({ day, counted: by.get(day) ?? 0 })
  return all
}

const dayAfter = (day: Day): Day => new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
