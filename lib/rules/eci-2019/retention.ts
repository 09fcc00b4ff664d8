import type { RetentionRule, Term } from '#lib/domain/retention-rule'

/** Regulation (EU) 2019/788, Article 19(5). */
const whateverHappens: Term = { after: 'collection-start', months: 21 }

/**
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Article 19. Read: one month after submission to the Commission
 * (paragraph 5). Recalled, to be compared with the Official Journal: 21 months, withdrawal, proceedings, e-mail addresses.
 */
export const retention: RetentionRule = {
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
