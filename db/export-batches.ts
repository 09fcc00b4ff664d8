import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { batchLeaves, unbatchLeaves } from './leaves.ts'
import { removeStatement } from './removals.ts'
import { batchedStatements, exportBatches, statements, suspectStatements, tallies, withdrawalWishes } from './schema.ts'
import type { Stretch } from './statement-keys.ts'

export type BatchRow = typeof exportBatches.$inferSelect

/** Which of a Member State's statements a batch takes. */
export interface BatchWish {
  readonly memberState: string
  readonly kind: 'counted' | 'suspect'
  readonly approvalId: number
  readonly at: Date
  /** The first line of the file, for the number that the batch gets, and where its statements lie. */
  readonly headerOf: (number: number, stretch: Stretch) => string
}

interface Ends {
  readonly first: number | null
  readonly last: number | null
}

/**
 * Takes all statements of a Member State and kind that are in no batch yet into a new one, and freezes them; `null`, and
 * nothing is changed, where there are none.
 */
export function freezeBatch(database: Database, wish: BatchWish): BatchRow | null {
  const { memberState, kind, approvalId, at, headerOf } = wish
  return database.transaction(
    (transaction) => {
      const wanted = sql`FROM statements INDEXED BY statements_by_member_state
        WHERE statements.member_state = ${memberState} AND NOT ${batched} AND ${kind === 'suspect' ? setApart : sql`NOT ${setApart}`}`
      const { first, last } = transaction.get<Ends>(
        sql`SELECT min(statements.id) AS first, max(statements.id) AS last ${wanted}`,
      )
      // Where there are none not even a number is used.
      if (first === null || last === null) return null
      const number = lastNumber(transaction, memberState, kind) + 1
      const batch = { memberState, kind, number, approvalId, frozenAt: at.toISOString(), count: 0 }
      const { id } = transaction
        .insert(exportBatches)
        .values({ ...batch, header: headerOf(number, { after: first - 1, upTo: last }) })
        .returning({ id: exportBatches.id })
        .get()
      const { changes } = transaction.run(
        sql`INSERT INTO batched_statements (statement_id, batch_id)
            SELECT statements.id, ${id} ${wanted} ORDER BY statements.id`,
      )
      if (kind === 'counted') batchLeaves(transaction, memberState, id)
      return transaction.update(exportBatches).set({ count: changes }).where(eq(exportBatches.id, id)).returning().get()
    },
    { behavior: 'immediate' },
  )
}

const setApart = sql`EXISTS (SELECT 1 FROM suspect_statements WHERE statement_id = statements.id)`
const batched = sql`EXISTS (SELECT 1 FROM batched_statements WHERE statement_id = statements.id)`

const lastNumber = (database: Executor, memberState: string, kind: BatchRow['kind']): number =>
  database
    .select({ last: sql<number | null>`max(${exportBatches.number})` })
    .from(exportBatches)
    .where(and(eq(exportBatches.memberState, memberState), eq(exportBatches.kind, kind)))
    .get()?.last ?? 0

/** All batches, those that were dissolved included, in the order of Member States, kinds and numbers. */
export const readBatches = (database: Executor): readonly BatchRow[] =>
  database
    .select()
    .from(exportBatches)
    .orderBy(asc(exportBatches.memberState), asc(exportBatches.kind), asc(exportBatches.number))
    .all()

export const batchById = (database: Executor, id: number): BatchRow | null =>
  database.select().from(exportBatches).where(eq(exportBatches.id, id)).get() ?? null

/** The statements of a batch in the order they came, a page at a time so that signing never waits on a download. */
export function* batchedSealed(
  database: Database,
  { id, memberState }: Pick<BatchRow, 'id' | 'memberState'>,
  pageSize = 500,
): Generator<string> {
  const page = database.$client.prepare(
    `SELECT statements.id, statements.sealed FROM statements INDEXED BY statements_by_member_state
     WHERE statements.member_state = ? AND statements.id > ?
       AND (SELECT batch_id FROM batched_statements WHERE statement_id = statements.id) = ?
     ORDER BY statements.id LIMIT ?`,
  )
  for (let after = 0; ;) {
    const rows = page.all(memberState, after, id, pageSize) as readonly {
      readonly id: number
      readonly sealed: string
    }[]
    for (const { sealed } of rows) yield sealed
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = last.id
  }
}

/** Keeps what the trailer of a whole download said, the first time. @returns Whether it is what it was before. */
export function keepDigest(database: Database, id: number, sha256: string): boolean {
  const known = batchById(database, id)?.sha256 ?? null
  if (known === null) database.update(exportBatches).set({ sha256 }).where(eq(exportBatches.id, id)).run()
  return known === null || known === sha256
}

/** The batch that a statement is in, where it is in one; with `handed_over_on` it says since when an authority has it. */
export const batchOfStatement = (database: Executor, statementId: number): BatchRow | null =>
  database
    .select({ batch: exportBatches })
    .from(batchedStatements)
    .innerJoin(exportBatches, eq(exportBatches.id, batchedStatements.batchId))
    .where(eq(batchedStatements.statementId, statementId))
    .get()?.batch ?? null

/** Looks identifiers up in a batch. */
export function identifiersOf(database: Database, id: number): { readonly has: (identifier: string) => boolean } {
  const found = database.$client
    .prepare(
      `SELECT 1 FROM statements JOIN batched_statements ON statement_id = statements.id
       WHERE statements.identifier = ? AND batch_id = ?`,
    )
    .pluck()
  return { has: (identifier) => found.get(identifier, id) !== undefined }
}

/** How a batch is dissolved. */
export interface Dissolution {
  readonly reason: string
  readonly at: Date
  /** How the statements go whose signatories have wished it meanwhile. */
  readonly removal: Parameters<typeof removeStatement>[2]
}

/**
 * Dissolves a batch: its statements are in none any more, and those whose signatories wanted it are removed. `null`, and
 * nothing is changed, where there is no such batch, an authority has it, or it is dissolved.
 */
export function dissolveBatch(
  database: Database,
  id: number,
  { reason, at, removal }: Dissolution,
): { readonly removed: number } | null {
  return database.transaction(
    (transaction) => {
      const { changes } = transaction
        .update(exportBatches)
        .set({ dissolvedAt: at.toISOString(), dissolvedReason: reason })
        .where(and(eq(exportBatches.id, id), isNull(exportBatches.receivedOn), isNull(exportBatches.dissolvedAt)))
        .run()
      if (changes === 0) return null
      const wished = transaction
        .select({ statementId: withdrawalWishes.statementId })
        .from(withdrawalWishes)
        .innerJoin(batchedStatements, eq(batchedStatements.statementId, withdrawalWishes.statementId))
        .where(eq(batchedStatements.batchId, id))
        .all()
      transaction.delete(batchedStatements).where(eq(batchedStatements.batchId, id)).run()
      unbatchLeaves(transaction, id)
      for (const { statementId } of wished) {
        transaction.delete(withdrawalWishes).where(eq(withdrawalWishes.statementId, statementId)).run()
        // A transaction inside is a savepoint of this one.
        removeStatement(database, statementId, removal)
      }
      return { removed: wished.length }
    },
    { behavior: 'immediate' },
  )
}

/** What has become of statements since their batch was frozen. */
export interface ChangedSince {
  readonly batchId: number
  /** Their signatories want them removed. */
  readonly wished: number
  /** They have been put under suspicion, or are under none any more. */
  readonly otherKind: number
}

export function changedSince(database: Database): readonly ChangedSince[] {
  const rows = database.$client
    .prepare(
      `SELECT batch_id AS batchId, sum(wished) AS wished, sum(suspect) AS suspect FROM (
         SELECT batch_id, 1 AS wished, 0 AS suspect FROM withdrawal_wishes JOIN batched_statements USING (statement_id)
         UNION ALL SELECT batch_id, 0, 1 FROM suspect_statements JOIN batched_statements USING (statement_id))
       GROUP BY batch_id`,
    )
    .all() as readonly { readonly batchId: number; readonly wished: number; readonly suspect: number }[]
  const found = new Map(rows.map((row) => [row.batchId, row]))
  return readBatches(database).flatMap(({ id, kind, count: all, dissolvedAt }) => {
    const { wished = 0, suspect = 0 } = found.get(id) ?? {}
    const otherKind = kind === 'suspect' ? all - suspect : suspect
    return dissolvedAt !== null || wished + otherKind === 0 ? [] : [{ batchId: id, wished, otherKind }]
  })
}

/** The identifiers of a batch whose signatories want them removed: for the authority that has it. */
export const wishedIn = (database: Executor, id: number): readonly string[] =>
  database
    .select({ identifier: statements.identifier })
    .from(withdrawalWishes)
    .innerJoin(batchedStatements, eq(batchedStatements.statementId, withdrawalWishes.statementId))
    .innerJoin(statements, eq(statements.id, withdrawalWishes.statementId))
    .where(eq(batchedStatements.batchId, id))
    .orderBy(asc(statements.id))
    .all()
    .map(({ identifier }) => identifier)

/** How many statements of a Member State are in no batch, of each kind. */
export interface Unbatched {
  readonly memberState: string
  readonly counted: number
  readonly suspect: number
}

/** From sums alone, but for those under suspicion: no statement leaves its batch but with all of it. */
export function readUnbatched(database: Database): readonly Unbatched[] {
  const inBatches = database
    .select({ memberState: exportBatches.memberState, count: sql<number>`sum(${exportBatches.count})` })
    .from(exportBatches)
    .where(isNull(exportBatches.dissolvedAt))
    .groupBy(exportBatches.memberState)
    .all()
  const suspects = database
    .select({ memberState: statements.memberState, count: count() })
    .from(suspectStatements)
    .innerJoin(statements, eq(statements.id, suspectStatements.statementId))
    .where(sql`NOT EXISTS (SELECT 1 FROM batched_statements WHERE statement_id = ${suspectStatements.statementId})`)
    .groupBy(statements.memberState)
    .all()
  const of = (list: readonly { readonly memberState: string; readonly count: number }[], code: string): number =>
    list.find(({ memberState }) => memberState === code)?.count ?? 0
  return database
    .select({ memberState: tallies.memberState, counted: tallies.counted })
    .from(tallies)
    .where(ne(tallies.counted, 0))
    .orderBy(asc(tallies.memberState))
    .all()
    .map(({ memberState, counted }) => {
      const suspect = of(suspects, memberState)
      return { memberState, suspect, counted: counted - of(inBatches, memberState) - suspect }
    })
}

/** Batches that have not as many statements as were frozen: by the code of the Member State and the number. */
export const miscountedBatches = ({ $client: client }: Pick<Database, '$client'>): readonly string[] =>
  client
    .prepare(
      `SELECT member_state || ' ' || number FROM export_batches
       WHERE dissolved_at IS NULL AND count <> (
         SELECT count(*) FROM batched_statements JOIN statements ON statements.id = statement_id
         WHERE batch_id = export_batches.id AND statements.member_state = export_batches.member_state)
       ORDER BY member_state, number`,
    )
    .pluck()
    .all() as string[]
