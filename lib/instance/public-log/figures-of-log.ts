import { waitingSums } from '#db/checkpoints'
import type { Database } from '#db/connection'
import { tallies } from '#db/schema'
import { down, grainOfTotal, shown } from '#lib/figures/published-figures'
import type { LogState } from '#lib/proofs/log-state'

/** Numbers of a state that are late and rounded. */
export type LogFigures = Pick<LogState, 'counted' | 'repeated' | 'removed' | 'suspect' | 'memberStates'>

/** What the tallies say of the submissions that have their place in the log, exactly: nobody outside sees it. */
export interface ExactSums {
  readonly counted: number
  readonly suspect: number
  readonly memberStates: ReadonlyMap<string, number>
  /** Repeated and removed ones together, and apart as far as those that wait can be told. */
  readonly repeated: number
  readonly removed: number
  /** All of them: as many as there are commitments of since the collection went live, and statements of before the log. */
  readonly all: number
}

export function exactSums(database: Database): ExactSums {
  const waiting = new Map(waitingSums(database).map((row) => [row.memberState, row]))
  const sums = { counted: 0, suspect: 0, repeated: 0, removed: 0 }
  const memberStates = new Map<string, number>()
  for (const row of database.select().from(tallies).all()) {
    const { kept = 0, others = 0, suspect = 0 } = waiting.get(row.memberState) ?? {}
    const counted = row.counted - row.suspect - (kept - suspect)
    sums.counted += counted
    sums.suspect += row.suspect - suspect
    sums.repeated += row.repeated - others
    sums.removed += row.removed
    memberStates.set(row.memberState, counted)
  }
  const all = sums.counted + sums.suspect + sums.repeated + sums.removed
  // Of those that wait and are not kept some were removed: which, nobody can tell, but the sum stands.
  return { ...sums, ...apart(sums), memberStates, all }
}

const apart = ({
  repeated,
  removed,
}: Pick<ExactSums, 'repeated' | 'removed'>): Pick<ExactSums, 'repeated' | 'removed'> =>
  repeated < 0 ? { repeated: 0, removed: removed + repeated } : { repeated, removed }

/** The same as it is published. */
export const roundedSums = ({ counted, suspect, repeated, removed, memberStates }: ExactSums): LogFigures => ({
  counted: down(counted, grainOfTotal),
  repeated: down(repeated, grainOfTotal),
  removed: down(removed, grainOfTotal),
  suspect: down(suspect, grainOfTotal),
  memberStates: Object.fromEntries(
    [...memberStates].flatMap(([memberState, count]) => {
      const published = shown(count)
      return published === null ? [] : [[memberState, published]]
    }),
  ),
})
