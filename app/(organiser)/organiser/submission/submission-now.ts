import 'server-only'
import { progressOf } from '#lib/organising/batches'
import { submissionOf, type Submission } from '#lib/organising/submission'
import type { Server } from '#lib/serving/shared-server'

/** What the form to the Commission would say at this moment. */
export function submissionNow({
  collection,
  certificateKeeping,
  handingOver,
  tallies,
}: Pick<Server, 'collection' | 'certificateKeeping' | 'handingOver' | 'tallies'>): Submission {
  const counting = tallies().filter(({ counted }) => counted > 0)
  return submissionOf({
    pack: collection().pack,
    initiative: collection().initiative,
    certificates: certificateKeeping.certificates(),
    withStatements: progressOf(handingOver, [])
      .map(({ memberState }) => memberState)
      .filter((code) => counting.some(({ memberState }) => memberState === code)),
  })
}
