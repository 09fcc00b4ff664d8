import type { Database } from '#db/connection'
import {
  addBundle,
  bundleById,
  keepFirstCount,
  keepSecondCount,
  markBundleSent,
  readBundles,
  readPaperTotals,
  removeBundle,
  type PaperRow,
} from '#db/paper'
import type { MemberState } from '#lib/domain/member-states'
import type { PaperBundle, PaperCount, PaperKeeping } from '#lib/organising/paper'
import type { PaperTotal } from '#lib/organising/paper-totals'

export interface PaperSide {
  readonly paper: PaperKeeping
  /** What two people have counted alike, by Member State. */
  readonly paperTotals: () => readonly PaperTotal[]
}

/** Joins the care of statements on paper to the database. */
export const paperWith = (database: Database): PaperSide => ({
  paper: {
    bundles: () => readBundles(database).map(bundleFrom),
    bundle: (id) => {
      const row = bundleById(database, id)
      return row === null ? null : bundleFrom(row)
    },
    inOne: (change) => database.transaction(change, { behavior: 'immediate' }),
    add: (bundle) => addBundle(database, bundle),
    keepFirst: (id, count) => {
      keepFirstCount(database, id, count)
    },
    keepSecond: (id, count) => {
      keepSecondCount(database, id, count)
    },
    markSent: (id, sent) => {
      markBundleSent(database, id, sent)
    },
    remove: (id) => {
      removeBundle(database, id)
    },
  },
  // Only `add` writes the Member State.
  paperTotals: () => readPaperTotals(database).map((row) => ({ ...row, memberState: row.memberState as MemberState })),
})

const bundleFrom = (row: PaperRow): PaperBundle => ({
  id: row.id,
  name: row.name,
  memberState: row.memberState as MemberState,
  first: { by: row.firstBy, at: new Date(row.firstAt), sheets: row.firstSheets, statements: row.firstStatements },
  second: secondOf(row),
  sent: row.sentOn === null || row.sentTo === null ? null : { on: row.sentOn, to: row.sentTo },
})

function secondOf({ secondBy, secondAt, secondSheets, secondStatements }: PaperRow): PaperCount | null {
  if (secondBy === null || secondAt === null || secondSheets === null || secondStatements === null) return null
  return { by: secondBy, at: new Date(secondAt), sheets: secondSheets, statements: secondStatements }
}
