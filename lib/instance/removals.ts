import { setTimeout } from 'node:timers/promises'
import type { Database } from '#db/connection'
import { batchOfStatement } from '#db/export-batches'
import { removedCounts, removeStatement, statementByIdentifier, withdrawStatement } from '#db/removals'
import type { Collection } from '#lib/collecting/collection'
import type { Withdrawing } from '#lib/collecting/withdraw-statement'
import type { Removing } from '#lib/organising/removals'

/** Taking statements back, by those who signed them and by organisers. */
export interface RemovalsSide {
  readonly withdrawing: Withdrawing
  readonly removing: Removing
}

interface Surroundings {
  readonly database: Database
  readonly now: () => Date
  readonly collection: () => Collection
}

/** Milliseconds of which an answer takes a whole number: far longer than the work, and far shorter than anybody minds. */
const beat = 300

/**
 * Joins the removal of statements to the database and the clock.
 *
 * @returns Also `sweep`, which writes the log back where something was removed: until then it holds what was.
 */
export function removalsWith({
  database,
  now,
  collection,
}: Surroundings): RemovalsSide & { readonly sweep: () => void } {
  let isSwept = true
  return {
    withdrawing: {
      now,
      collection,
      withdraw: async (identifier, removedOn) => {
        const began = performance.now()
        const record = { event: 'statement-withdrawn', organiserId: null } as const
        withdrawStatement(database, identifier, { reason: 'withdrawn', removedOn, at: now(), record })
        isSwept = false
        await setTimeout(beat - ((performance.now() - began) % beat))
      },
    },
    removing: {
      collection,
      find: (identifier) => found(database, identifier),
      remove: (removal, who) => {
        isSwept = false
        const record = { event: 'statement-removed', ...who } as const
        const { id, reason, removedOn } = removal
        return removeStatement(database, id, { reason, removedOn, at: now(), record })
      },
      counts: () => removedCounts(database),
    },
    sweep: () => {
      if (!isSwept) database.$client.pragma('wal_checkpoint(TRUNCATE)')
      isSwept = true
    },
  }
}

/** A statement, and the batch that it lies in. */
function found(database: Database, identifier: string): ReturnType<Removing['find']> {
  const statement = statementByIdentifier(database, identifier)
  if (statement === null) return null
  const batch = batchOfStatement(database, statement.id)
  return {
    ...statement,
    batch: batch === null ? null : { number: batch.number, isReceived: batch.receivedOn !== null },
  }
}
