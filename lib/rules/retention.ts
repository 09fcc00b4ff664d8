import { daysAfter, monthsAfter, type Day } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import type { RetentionRule, RetentionStart, Span, Term } from '#lib/domain/retention-rule'

export type { RetentionRule, RetentionStart } from '#lib/domain/retention-rule'

/** What has happened, as far as it has. */
export type RetentionDays = Readonly<Partial<Record<RetentionStart, Day>>>

/** The day by which statements are gone whatever happens but proceedings: counted from what is known from the start. */
export function latestDestruction({ period, registeredOn }: KnownDays, { statements }: RetentionRule): Day | null {
  const known = { 'collection-start': period.opensOn, 'collection-end': period.closesOn, registration: registeredOn }
  const [earliest] = termsOf('statements', statements, known).toSorted(byDay)
  return earliest?.on ?? null
}

type KnownDays = Pick<Initiative, 'period' | 'registeredOn'>

/** Proceedings for which statements are kept: under way, over, or none. */
export type LegalHoldState = 'none' | 'placed' | 'lifted'

/** Something that must be gone at the end of a day, and from which other day that was counted. */
export interface Deadline {
  readonly what: 'statements' | 'email-addresses'
  readonly on: Day
  readonly after: RetentionStart
  readonly span: Span
  /** Whether this is the day that holds; others of the same things are later, or put off. */
  readonly holds: boolean
}

/**
 * Every day by which something must be gone, earliest first. While proceedings are under way none holds for statements;
 * once they are over, statements may stay until the decision's own term has passed, and no shorter than without them.
 */
export function deadlines(rule: RetentionRule, days: RetentionDays, hold: LegalHoldState): readonly Deadline[] {
  const ordinary = termsOf('statements', rule.statements, days).toSorted(byDay)
  const afterDecision = hold === 'lifted' ? termsOf('statements', [rule.proceedings], days) : []
  const statements = [...ordinary.slice(0, 1), ...afterDecision].toSorted(byDay).at(-1)
  const emails = termsOf('email-addresses', rule.emailAddresses, days)
  return [
    ...[...ordinary, ...afterDecision].map((one) => ({ ...one, holds: hold !== 'placed' && one === statements })),
    ...emails.map((one, at) => ({ ...one, holds: at === 0 })),
  ].toSorted(byDay)
}

/** The day at the end of which something must be gone; `null` while nothing says so. */
export const dueOn = (all: readonly Deadline[], what: Deadline['what']): Day | null =>
  all.find((deadline) => deadline.what === what && deadline.holds)?.on ?? null

const termsOf = (
  what: Deadline['what'],
  terms: readonly Term[],
  days: RetentionDays,
): readonly Omit<Deadline, 'holds'>[] =>
  terms.flatMap(({ after, ...span }) => {
    const from = days[after]
    return from === undefined ? [] : [{ what, on: endOf(span, from), after, span }]
  })

const endOf = ({ months = 0, weeks = 0 }: Span, from: Day): Day => daysAfter(monthsAfter(from, months), 7 * weeks)

const byDay = (one: { readonly on: Day }, other: { readonly on: Day }): number =>
  one.on < other.on ? -1 : one.on > other.on ? 1 : 0

/** Days before a deadline on which organisers are reminded of it. */
export const warningDays = [30, 7, 1] as const

/** How near a deadline is: within one of the days of warning, past, or neither. */
export function urgencyOf(daysLeft: number): (typeof warningDays)[number] | 'overdue' | null {
  if (daysLeft < 0) return 'overdue'
  return warningDays.filter((days) => daysLeft <= days).at(-1) ?? null
}
