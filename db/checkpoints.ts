import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { lastLinkOf } from './chain.ts'
import type { Database, Executor } from './connection.ts'
import { beginsWith } from './log-tree.ts'
import { audit, checkpoints, cosignatures, leafPlaces, waitingLeaves, witnesses } from './schema.ts'

export type CheckpointRow = typeof checkpoints.$inferSelect

export const latestCheckpoint = (database: Executor): CheckpointRow | null =>
  database.select().from(checkpoints).orderBy(desc(checkpoints.size)).limit(1).get() ?? null

/** All checkpoints, the first one first. */
export const readCheckpoints = (database: Executor): readonly CheckpointRow[] =>
  database.select().from(checkpoints).orderBy(asc(checkpoints.size)).all()

export function keepCheckpoint(database: Executor, row: CheckpointRow): void {
  database.insert(checkpoints).values(row).run()
}

/** Rows of the audit after one that the log may tell, and how far the audit has come. */
export function auditToTell(
  database: Executor,
  after: number,
  events: readonly string[],
): { readonly rows: readonly (typeof audit.$inferSelect)[]; readonly upTo: number } {
  const upTo = database.select({ id: audit.id }).from(audit).orderBy(desc(audit.id)).limit(1).get()?.id ?? 0
  const rows = database
    .select()
    .from(audit)
    .where(and(gt(audit.id, after), inArray(audit.event, [...events])))
    .orderBy(asc(audit.id))
    .all()
  return { rows, upTo }
}

/** The last links of the chains of audit and statements; zeros where there is none. */
export const chainHeads = (database: Database): { readonly audit: Buffer; readonly statements: Buffer } => ({
  audit: lastLinkOf(database, 'audit'),
  statements: lastLinkOf(database, 'statements'),
})

export type WaitingRow = typeof waitingLeaves.$inferSelect

/**
 * The submissions of the test, or of since the collection is live, that wait and whose commitments come after one: in
 * the order of these, which is random and the same for whoever looks.
 */
export const waitingAfter = (
  database: Executor,
  { isTest, after, limit }: { readonly isTest: boolean; readonly after: Buffer; readonly limit: number },
): readonly WaitingRow[] =>
  database
    .select()
    .from(waitingLeaves)
    .where(and(gt(waitingLeaves.commitment, after), eq(waitingLeaves.isTest, isTest)))
    .orderBy(asc(waitingLeaves.commitment))
    .limit(limit)
    .all()

/** The commitment of a submission that waits and begins with hexadecimal digits; `null` where there is none. */
export const waitingFrom = (database: Executor, digits: string): Buffer | null =>
  database
    .select({ commitment: waitingLeaves.commitment })
    .from(waitingLeaves)
    .where(beginsWith(waitingLeaves.commitment, digits))
    .limit(1)
    .get()?.commitment ?? null

/** How many wait, and the hour in which the first of them came. */
export const waitingSince = (database: Executor): { readonly count: number; readonly hour: string | null } =>
  database
    .select({ count: sql<number>`count(*)`, hour: sql<string | null>`min(${waitingLeaves.hour})` })
    .from(waitingLeaves)
    .get() ?? { count: 0, hour: null }

/**
 * Gives a submission its place: it waits no more. What became of it meanwhile goes with it, so read it in the same
 * transaction. One of the test has none once the collection is live.
 */
export function placeLeaf(database: Executor, row: WaitingRow, position: number, isLive: boolean): void {
  const { identifier, memberState, digest, batchId, removedOn, removedFor, isTest } = row
  database.delete(waitingLeaves).where(eq(waitingLeaves.identifier, identifier)).run()
  if (isTest && isLive) return
  const place = { identifier, memberState, digest, batchId, removedOn, removedFor, position }
  database.insert(leafPlaces).values(place).onConflictDoNothing().run()
}

export type PlaceRow = typeof leafPlaces.$inferSelect

export const placeAt = (database: Executor, position: number): PlaceRow | null =>
  database.select().from(leafPlaces).where(eq(leafPlaces.position, position)).get() ?? null

/** The removals that the log does not tell yet, in the order of the log. */
export const removalsToTell = (database: Executor): readonly PlaceRow[] =>
  database
    .select()
    .from(leafPlaces)
    .where(sql`${leafPlaces.removedOn} IS NOT NULL AND ${leafPlaces.toldAt} IS NULL`)
    .orderBy(asc(leafPlaces.position))
    .all()

export function noteTold(database: Executor, { identifier }: Pick<PlaceRow, 'identifier'>, toldAt: number): void {
  database.update(leafPlaces).set({ toldAt }).where(eq(leafPlaces.identifier, identifier)).run()
}

/** Of those that wait, by Member State: kept statements, of them suspect ones, and those that were repeated or are removed. */
export const waitingSums = (
  database: Database,
): readonly {
  readonly memberState: string
  readonly kept: number
  readonly others: number
  readonly suspect: number
}[] =>
  database.$client
    .prepare(
      `SELECT w.member_state AS memberState,
         sum(s.id IS NOT NULL) AS kept, sum(s.id IS NULL) AS others, sum(x.statement_id IS NOT NULL) AS suspect
       FROM waiting_leaves w LEFT JOIN statements s ON s.identifier = w.identifier
         LEFT JOIN suspect_statements x ON x.statement_id = s.id
       WHERE w.is_test = 0 GROUP BY w.member_state`,
    )
    .all() as never

/** How many submissions the tallies know, those that wait for their place in the log left out. */
export const submissionsTallied = ({ $client: client }: Pick<Database, '$client'>): number =>
  client
    .prepare(
      `SELECT (SELECT coalesce(sum(counted + repeated + removed), 0) FROM tallies)
         - (SELECT count(*) FROM waiting_leaves WHERE is_test = 0)`,
    )
    .pluck()
    .get() as number

export const readWitnesses = (database: Executor): readonly (typeof witnesses.$inferSelect)[] =>
  database.select().from(witnesses).orderBy(asc(witnesses.name)).all()

export function addWitness(database: Executor, name: string, key: string, at: Date): void {
  const row = { name, key, addedAt: at.toISOString() }
  database.insert(witnesses).values(row).onConflictDoUpdate({ target: witnesses.name, set: row }).run()
}

/** @returns Whether there was one. */
export const removeWitness = (database: Executor, name: string): boolean =>
  database.delete(witnesses).where(eq(witnesses.name, name)).run().changes === 1

/** Keeps what a witness has signed of a checkpoint, in the place of what it had signed of it before. */
export function keepCosignature(database: Executor, row: typeof cosignatures.$inferSelect): void {
  const target = [cosignatures.size, cosignatures.name]
  database.insert(cosignatures).values(row).onConflictDoUpdate({ target, set: row }).run()
}

export const cosignaturesOf = (database: Executor, size: number): readonly string[] =>
  database
    .select({ line: cosignatures.line })
    .from(cosignatures)
    .where(eq(cosignatures.size, size))
    .orderBy(asc(cosignatures.name))
    .all()
    .map(({ line }) => line)

export const checkpointOfSize = (database: Executor, size: number): CheckpointRow | null =>
  database.select().from(checkpoints).where(eq(checkpoints.size, size)).get() ?? null
