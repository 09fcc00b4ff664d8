import type { Database } from '#db/connection'
import { laneHours, liftSuspicion, markSuspect, previewSuspicion, readSuspicions } from '#db/suspicions'
import { conditionsOf, type SuspicionConditions, type SuspicionKeeping } from '#lib/organising/suspicions'

/** Joins suspicions to the database. */
export function suspectsWith({
  database,
  now,
}: {
  readonly database: Database
  readonly now: () => Date
}): SuspicionKeeping {
  return {
    preview: (conditions) => previewSuspicion(database, conditions),
    laneHours: (fromHour, toHour) => laneHours(database, fromHour, toHour),
    suspicions: () =>
      readSuspicions(database).map(({ conditions, markedAt, liftedAt, ...row }) => ({
        ...row,
        conditions: readBack(conditions),
        markedAt: new Date(markedAt),
        liftedAt: liftedAt === null ? null : new Date(liftedAt),
      })),
    mark: (conditions, approvalId) => markSuspect(database, conditions, { approvalId, at: now() }),
    lift: (id) => liftSuspicion(database, id, now()),
  }
}

/** Only `mark` writes them. */
function readBack(conditions: string): SuspicionConditions {
  const read = conditionsOf(JSON.parse(conditions) as Record<string, unknown>)
  if (read === null) throw new Error('the conditions of a suspicion cannot be read')
  return read
}
