import { and, desc, eq, gte, inArray, isNull, lte, sql, type SQL } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { batches, batchTallies, statements, suspectStatements, suspicions, tallies } from './schema.ts'

/** Conditions as `lib/organising/suspicions.ts` reads them: what names nothing leaves the choice open. */
interface Conditions {
  readonly fromHour: string | null
  readonly toHour: string | null
  readonly lanes: readonly string[]
  readonly memberStates: readonly string[]
  readonly languages: readonly string[]
}

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/**
 * Sets apart the statements that match and are not set apart yet, with every sum that counts them; `null`, and nothing is
 * changed, where there are none.
 *
 * A statement stays with the suspicion that came first. Lifting that one frees it, even where a later one would have
 * matched it too: what a suspicion set apart is written beside it, and never more than that is asked of anybody.
 */
export function markSuspect(
  database: Database,
  conditions: Conditions,
  { approvalId, at }: { readonly approvalId: number; readonly at: Date },
): { readonly id: number; readonly count: number } | null {
  return database.transaction(
    (transaction) => {
      const row = { conditions: JSON.stringify(conditions), approvalId, markedAt: at.toISOString(), counted: 0 }
      const { id } = transaction.insert(suspicions).values(row).returning({ id: suspicions.id }).get()
      const { changes: count } = transaction.run(
        sql`INSERT INTO ${suspectStatements} (statement_id, suspicion_id)
            SELECT ${statements.id}, ${id} FROM ${statements}
            WHERE ${matching(conditions)}
              AND NOT EXISTS (SELECT 1 FROM ${suspectStatements} WHERE statement_id = ${statements.id})`,
      )
      if (count === 0) {
        transaction.delete(suspicions).where(eq(suspicions.id, id)).run()
        return null
      }
      addSums(transaction, id, 1)
      transaction.update(suspicions).set({ counted: count }).where(eq(suspicions.id, id)).run()
      return { id, count }
    },
    { behavior: 'immediate' },
  )
}

/** Lets the statements of a suspicion count again; `null` where there is none, or it is lifted. */
export function liftSuspicion(database: Database, id: number, at: Date): { readonly count: number } | null {
  return database.transaction(
    (transaction) => {
      const { changes } = transaction
        .update(suspicions)
        .set({ liftedAt: at.toISOString() })
        .where(and(eq(suspicions.id, id), isNull(suspicions.liftedAt)))
        .run()
      if (changes === 0) return null
      addSums(transaction, id, -1)
      const freed = transaction.delete(suspectStatements).where(eq(suspectStatements.suspicionId, id)).run()
      return { count: freed.changes }
    },
    { behavior: 'immediate' },
  )
}

/** What a statement has to be. Those of before there were batches match where neither hour nor lane is asked for. */
function matching({ memberStates, languages, ...way }: Conditions): SQL {
  const ofBatch = matchingBatch(way)
  return (
    and(
      ofBatch === undefined ? undefined : sql`${statements.batch} IN (SELECT id FROM batches WHERE ${ofBatch})`,
      memberStates.length === 0 ? undefined : inArray(statements.memberState, [...memberStates]),
      languages.length === 0 ? undefined : inArray(statements.language, [...languages]),
    ) ?? sql`FALSE`
  )
}

const matchingBatch = ({
  fromHour,
  toHour,
  lanes,
}: Pick<Conditions, 'fromHour' | 'toHour' | 'lanes'>): SQL | undefined =>
  and(
    fromHour === null ? undefined : gte(batches.hour, fromHour),
    toHour === null ? undefined : lte(batches.hour, toHour),
    lanes.length === 0 ? undefined : inArray(batches.lane, [...lanes]),
  )

const addSums = (transaction: Transaction, suspicionId: number, sign: 1 | -1): void => {
  addToSums(transaction, sql`suspect_statements.suspicion_id = ${suspicionId}`, sign)
}

/** The three sums that know what is set apart: in all, by day, by batch. */
function addToSums(transaction: Transaction, which: SQL, sign: 1 | -1): void {
  const setApart = sql`suspect_statements JOIN statements ON statements.id = suspect_statements.statement_id WHERE ${which}`
  transaction.run(
    sql`UPDATE tallies SET suspect = suspect + ${sign} * part.count
        FROM (SELECT member_state, count(*) AS count FROM ${setApart} GROUP BY member_state) AS part
        WHERE tallies.member_state = part.member_state`,
  )
  transaction.run(
    sql`UPDATE daily_tallies SET suspect = suspect + ${sign} * part.count
        FROM (SELECT signed_on, member_state, count(*) AS count FROM ${setApart} GROUP BY signed_on, member_state) AS part
        WHERE daily_tallies.day = part.signed_on AND daily_tallies.member_state = part.member_state`,
  )
  transaction.run(
    sql`UPDATE batch_tallies SET suspect = suspect + ${sign} * part.count
        FROM (SELECT coalesce(batch, 0) AS batch, member_state, language, count(*) AS count
              FROM ${setApart} GROUP BY 1, 2, 3) AS part
        WHERE batch_tallies.batch = part.batch AND batch_tallies.member_state = part.member_state
          AND batch_tallies.language = part.language`,
  )
}

/** What conditions would set apart, by Member State, from sums alone. */
export function previewSuspicion(
  database: Database,
  { memberStates, languages, ...way }: Conditions,
): readonly { readonly memberState: string; readonly matching: number; readonly counted: number }[] {
  const ofBatch = matchingBatch(way)
  const rows = database
    .select({
      memberState: batchTallies.memberState,
      matching: sql<number>`sum(${batchTallies.counted} - ${batchTallies.suspect})`,
      counted: sql<number>`${tallies.counted} - ${tallies.suspect}`,
    })
    .from(batchTallies)
    .innerJoin(tallies, eq(tallies.memberState, batchTallies.memberState))
    .where(
      and(
        ofBatch === undefined ? undefined : sql`${batchTallies.batch} IN (SELECT id FROM batches WHERE ${ofBatch})`,
        memberStates.length === 0 ? undefined : inArray(batchTallies.memberState, [...memberStates]),
        languages.length === 0 ? undefined : inArray(batchTallies.language, [...languages]),
      ),
    )
    .groupBy(batchTallies.memberState)
    .orderBy(batchTallies.memberState)
    .all()
  return rows.filter((row) => row.matching > 0)
}

/** Statements that count, by hour and lane, in the order of hours. */
export const laneHours = (
  database: Database,
  fromHour: string,
  toHour: string,
): readonly { readonly hour: string; readonly lane: string; readonly counted: number }[] =>
  database
    .select({
      hour: batches.hour,
      lane: batches.lane,
      counted: sql<number>`sum(${batchTallies.counted} - ${batchTallies.suspect})`,
    })
    .from(batches)
    .innerJoin(batchTallies, eq(batchTallies.batch, batches.id))
    .where(and(gte(batches.hour, fromHour), lte(batches.hour, toHour)))
    .groupBy(batches.hour, batches.lane)
    .orderBy(batches.hour)
    .all()

type SuspicionRow = typeof suspicions.$inferSelect & { readonly held: number }

/** Newest first. */
export const readSuspicions = (database: Database): readonly SuspicionRow[] =>
  database
    .select({
      id: suspicions.id,
      conditions: suspicions.conditions,
      approvalId: suspicions.approvalId,
      markedAt: suspicions.markedAt,
      counted: suspicions.counted,
      liftedAt: suspicions.liftedAt,
      held: sql<number>`(SELECT count(*) FROM suspect_statements WHERE suspicion_id = ${suspicions.id})`,
    })
    .from(suspicions)
    .orderBy(desc(suspicions.id))
    .all()
