import { brusselsDayOf, type Day } from '#lib/domain/day'
import type { InitiativePublication } from './publication.ts'

/** Something that a collection has come to, on a day that is over. */
export interface Milestone {
  /** Stays the same for ever: feed readers know by it what they have shown. */
  readonly id: string
  readonly kind: 'opened' | 'total' | 'closed'
  /** Statements in all, where the milestone is one of those; else 0. */
  readonly count: number
  readonly day: Day
  /** When it could be told: the day is over. */
  readonly publishedAt: Date
}

const early = [10_000, 50_000] as const
const step = 100_000

/**
 * What the published series of days tells: the first day, each day on which the total passed a round number, the end.
 * Thresholds of Member States are missing, since no series by Member State is published: the day on which one was
 * reached could only be guessed.
 */
export function milestones({
  figures,
  initiative,
  today,
}: Pick<InitiativePublication, 'figures' | 'initiative' | 'today'>): readonly Milestone[] {
  const { closesOn } = initiative.period
  const [first] = figures.days
  return [
    ...(first === undefined ? [] : [milestone('opened', 0, first.day)]),
    ...totals(figures.days),
    ...(today > closesOn ? [milestone('closed', 0, closesOn)] : []),
  ]
}

function totals(days: InitiativePublication['figures']['days']): readonly Milestone[] {
  const last = days.at(-1)?.total ?? 0
  const hundreds = Array.from({ length: Math.floor(last / step) }, (_, at) => (at + 1) * step)
  return [...early, ...hundreds].flatMap((count) => {
    const passed = days.find(({ total }) => total >= count)
    return passed === undefined ? [] : [milestone('total', count, passed.day)]
  })
}

const milestone = (kind: Milestone['kind'], count: number, day: Day): Milestone => ({
  id: kind === 'total' ? `milestone-${String(count)}` : `milestone-${kind}`,
  kind,
  count,
  day,
  publishedAt: endOf(day),
})

/** The instant at which a day is over in Brussels, which is one or two hours ahead of UTC. */
function endOf(day: Day): Date {
  const [summer, winter] = [22, 23].map((hour) => new Date(`${day}T${String(hour)}:00:00Z`)) as [Date, Date]
  return brusselsDayOf(summer) > day ? summer : winter
}
