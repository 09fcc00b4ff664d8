import type { RetentionRule } from '#lib/domain/retention-rule'

/** Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Article 12(3) and (4), as its commentaries have it. */
export const retention: RetentionRule = {
  source: 'Regulation (EU) No 211/2011, Article 12',
  status: 'unverified',
  statements: [
    { after: 'submission', months: 1 },
    { after: 'registration', months: 18 },
  ],
  proceedings: { after: 'decision', weeks: 1 },
  emailAddresses: [],
}
