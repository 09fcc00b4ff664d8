import { daysAfter, monthsAfter, type Day } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'

/** How long after a day something may still be kept. */
interface Span {
  readonly months?: number
  readonly weeks?: number
}

/** The days from which the law counts. */
export type RetentionStart =
  'submission' | 'collection-start' | 'collection-end' | 'registration' | 'withdrawal' | 'decision'

/** One of the days by which something must be gone: so long after that. */
interface Term extends Span {
  readonly after: RetentionStart
}

/** How long a law lets organisers keep what people have entrusted to them. */
export interface RetentionRule {
  readonly source: string
  /** How sure the values are: read in an official text, or to be compared with one before a release. */
  readonly status: 'verified' | 'unverified'
  /** Statements and every copy of them: the earliest of these that is known holds. */
  readonly statements: readonly Term[]
  /** Statements that were needed in proceedings, once these are over. */
  readonly proceedings: Term
  /** E-mail addresses: the first of these that is known holds. Empty where the law knows none. */
  readonly emailAddresses: readonly Term[]
}

/** Regulation (EU) 2019/788, Article 19(5). */
const whateverHappens: Term = { after: 'collection-start', months: 21 }

/**
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Article 19. Read: one month after submission to the Commission
 * (paragraph 5). Recalled, to be compared with the Official Journal: 21 months, withdrawal, proceedings, e-mail addresses.
 */
const eci2019: RetentionRule = {
  source: 'Regulation (EU) 2019/788, Article 19',
  status: 'unverified',
  statements: [{ after: 'submission', months: 1 }, whateverHappens, { after: 'withdrawal', months: 1 }],
  proceedings: { after: 'decision', months: 1 },
  emailAddresses: [
    { after: 'withdrawal', months: 1 },
    { after: 'submission', months: 12 },
    { after: 'collection-end', months: 12 },
  ],
}

/** Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Article 12(3) and (4), as its commentaries have it. */
const eci2011: RetentionRule = {
  source: 'Regulation (EU) No 211/2011, Article 12',
  status: 'unverified',
  statements: [
    { after: 'submission', months: 1 },
    { after: 'registration', months: 18 },
  ],
  proceedings: { after: 'decision', weeks: 1 },
  emailAddresses: [],
}

/** By the identifier of the rule pack that statements are collected under. */
export const retentionRules: Readonly<Record<'eci-2019' | 'eci-2011', RetentionRule>> = {
  'eci-2019': eci2019,
  'eci-2011': eci2011,
}

/** The retention rule of a pack that comes from outside; the present law's where it has none of its own. */
export const retentionRuleOf = (pack: string): RetentionRule => (pack === 'eci-2011' ? eci2011 : eci2019)

/** What has happened, as far as it has. */
export type RetentionDays = Readonly<Partial<Record<RetentionStart, Day>>>

/** The day by which statements are gone whatever happens but proceedings. */
export const latestDestruction = ({ period }: Pick<Initiative, 'period'>): Day => endOf(whateverHappens, period.opensOn)

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
