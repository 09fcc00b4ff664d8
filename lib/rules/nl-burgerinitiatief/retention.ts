import type { RetentionRule } from '#lib/domain/retention-rule'

/**
 * The House destroys what it was given once the sample is checked, and takes no statement that is older than a year
 * (https://www.rijksoverheid.nl/onderwerpen/grondwet-en-statuut/vraag-en-antwoord/wanneer-kan-ik-een-burgerinitiatief-indienen).
 * It binds organisers to no day: a year after the end nothing that they hold is of use to anybody (Regulation (EU)
 * 2016/679, Article 5(1)(e)), and a month after handing over the House has its own copy. Both spans are ours.
 */
export const retention: RetentionRule = {
  source: 'Regulation (EU) 2016/679, Article 5(1)(e)',
  status: 'unverified',
  statements: [
    { after: 'submission', months: 1 },
    { after: 'collection-end', months: 12 },
    { after: 'withdrawal', months: 1 },
  ],
  proceedings: { after: 'decision', months: 1 },
  emailAddresses: [
    { after: 'withdrawal', months: 1 },
    { after: 'submission', months: 12 },
    { after: 'collection-end', months: 12 },
  ],
}
