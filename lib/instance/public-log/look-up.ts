import { latestCheckpoint, placeAt, waitingFrom } from '#db/checkpoints'
import type { Database } from '#db/connection'
import { readDestruction } from '#db/destructions'
import { batchById } from '#db/export-batches'
import { commitmentFrom } from '#db/log-tree'
import { brusselsDayOf } from '#lib/domain/day'
import type { LeafStanding } from '#lib/proofs/leaf-standing'

/**
 * Looks a commitment up, by all of its 64 hexadecimal digits or by the first 16 and more. Nothing of the statement is
 * looked at.
 */
export function lookUp(database: Database, digits: string, testsEndAt: () => number | null): LeafStanding {
  if (!/^[0-9a-f]{16,64}$/u.test(digits)) return { standing: 'unknown' }
  const found = commitmentFrom(database, digits)
  const isSigned = found !== null && found.position < (latestCheckpoint(database)?.size ?? 0)
  if (isSigned) return inLog(database, found, testsEndAt())
  const commitment = found?.entry ?? waitingFrom(database, digits)
  return commitment === null ? { standing: 'unknown' } : { standing: 'waiting', commitment: commitment.toString('hex') }
}

const inLog = (
  database: Database,
  { position, entry }: { readonly position: number; readonly entry: Buffer },
  testsEnd: number | null,
): LeafStanding => ({
  ...{ standing: 'in', commitment: entry.toString('hex'), position },
  isTest: testsEnd === null || position < testsEnd,
  ...becameOf(database, position),
})

type Became = Pick<Extract<LeafStanding, { standing: 'in' }>, 'removedOn' | 'frozenOn' | 'handedOverOn' | 'destroyedOn'>

function becameOf(database: Database, position: number): Became {
  const place = placeAt(database, position)
  const batch = place?.batchId == null ? null : batchById(database, place.batchId)
  const destruction = readDestruction(database)
  return {
    removedOn: place?.removedOn ?? null,
    frozenOn: batch === null ? null : brusselsDayOf(new Date(batch.frozenAt)),
    handedOverOn: batch?.handedOverOn ?? null,
    destroyedOn: destruction === null ? null : brusselsDayOf(new Date(destruction.at)),
  }
}
