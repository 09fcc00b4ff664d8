import type { Database } from './connection.ts'

/** What a look at the marks of removed statements found. */
export interface MarksReport {
  readonly isWhole: boolean
  /** Marks that were looked at. */
  readonly rows: number
  /** Number of the first mark of which nothing is on record, or not with this link and Member State. */
  readonly firstUnrecorded: number | null
  /** Number of the first row of the audit that records a removal of which there is no mark. */
  readonly firstUnmarked: number | null
  /** Member States whose tally says another number of removed statements than there are marks. */
  readonly miscounted: readonly string[]
}

/** The events by which a statement goes: by its signatory's wish, or by two organisers. */
const removals = `('statement-withdrawn', 'statement-removed')`

/**
 * Looks whether each mark of a removed statement stands on record with its link, and each removal on record has its mark.
 * The chain of statements cannot tell everything of marks: one that is followed by another could have any link. The audit
 * has a chain of its own, and knows.
 *
 * Once the statements have been destroyed there are no marks to look at.
 */
export function verifyMarks({ $client: client }: Pick<Database, '$client'>): MarksReport {
  const numbers = client
    .prepare(
      `SELECT
         (SELECT count(*) FROM removed_statements) AS rows,
         (SELECT min(id) FROM removed_statements WHERE (lower(hex(chain)), member_state) NOT IN (
           SELECT sha256, member_state FROM audit
           WHERE event IN ${removals} AND sha256 IS NOT NULL AND member_state IS NOT NULL)) AS firstUnrecorded,
         (SELECT min(id) FROM audit WHERE event IN ${removals} AND coalesce(sha256, '') NOT IN (
           SELECT lower(hex(chain)) FROM removed_statements)) AS firstUnmarked,
         EXISTS (SELECT 1 FROM destructions) AS isDestroyed`,
    )
    .get() as Omit<MarksReport, 'isWhole' | 'miscounted'> & { readonly isDestroyed: 0 | 1 }
  const { isDestroyed, ...report } = numbers
  if (isDestroyed === 1) {
    return { isWhole: true, rows: 0, firstUnrecorded: null, firstUnmarked: null, miscounted: [] }
  }
  const miscounted = client
    .prepare(
      `SELECT member_state FROM (
         SELECT member_state, count(*) AS marks, 0 AS removed FROM removed_statements GROUP BY member_state
         UNION ALL SELECT member_state, 0, removed FROM tallies)
       GROUP BY member_state HAVING sum(marks) <> sum(removed) ORDER BY member_state`,
    )
    .pluck()
    .all() as string[]
  const isWhole = report.firstUnrecorded === null && report.firstUnmarked === null && miscounted.length === 0
  return { isWhole, ...report, miscounted }
}
