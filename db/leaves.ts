import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { leafPlaces, logEntries, waitingLeaves } from './schema.ts'

/** What stands in the log for a submission, and what it was made of but for its random value. */
export interface Leaf {
  /** 32 bytes: see `lib/proofs/commitment.ts`. */
  readonly commitment: Buffer
  /** SHA-256 of the sealed statement. */
  readonly digest: Buffer
}

/** What of a submission is kept for the log, whether its statement is or not. */
export interface Submission {
  readonly identifier: string
  readonly memberState: string
  readonly leaf: Leaf
  readonly hour: string
  readonly isLive: boolean
}

/**
 * Has submissions wait for their place in the log; ask in the transaction that takes the statement. `false` where one of
 * this identifier waits already, or has its place: a form that is sent again has no other leaf, however late it comes.
 */
export function leafKeeper(database: Database): (submission: Submission) => boolean {
  const keep = database.$client.prepare(
    `INSERT INTO waiting_leaves (identifier, member_state, commitment, digest, hour, is_test)
     SELECT @identifier, @memberState, @commitment, @digest, @hour, @isTest
     WHERE NOT EXISTS (SELECT 1 FROM leaf_places WHERE identifier = @identifier)
     ON CONFLICT DO NOTHING`,
  )
  return ({ identifier, memberState, leaf: { commitment, digest }, hour, isLive }) =>
    keep.run({ identifier, memberState, commitment, digest, hour, isTest: isLive ? 0 : 1 }).changes === 1
}

/** The leaf of a submission that was acknowledged before; `null` where none is known by this identifier. */
export function leafOf(database: Executor, identifier: string): Leaf | null {
  const { commitment, digest } = waitingLeaves
  return (
    database.select({ commitment, digest }).from(waitingLeaves).where(eq(waitingLeaves.identifier, identifier)).get() ??
    database
      .select({ commitment: logEntries.entry, digest: leafPlaces.digest })
      .from(leafPlaces)
      .innerJoin(logEntries, eq(logEntries.position, leafPlaces.position))
      .where(eq(leafPlaces.identifier, identifier))
      .get() ??
    null
  )
}

/** How a submission went. */
export interface LeafRemoval {
  readonly removedOn: string
  readonly removedFor: string
}

/**
 * Notes that a submission was removed, once, and forgets by which identifier: that goes with the statement. For a
 * repeated one, of which there never was a statement, this is all that there is to remove: what the log tells of both is
 * then alike.
 *
 * @param unless - `batched` where one stays whose Member State's statements are in a batch since, which nobody can leave.
 */
export function removeLeaf(database: Executor, identifier: string, removal: LeafRemoval, unless?: 'batched'): void {
  for (const table of [waitingLeaves, leafPlaces])
    database
      .update(table)
      .set({ ...removal, identifier: randomUUID() })
      .where(
        and(
          eq(table.identifier, identifier),
          isNull(table.removedOn),
          unless === 'batched' ? isNull(table.batchId) : undefined,
        ),
      )
      .run()
}

/** Notes that all submissions of a Member State that were in no batch are in one now: the repeated ones with the others. */
export function batchLeaves(database: Executor, memberState: string, batchId: number): void {
  for (const table of [waitingLeaves, leafPlaces])
    database
      .update(table)
      .set({ batchId })
      .where(and(eq(table.memberState, memberState), isNull(table.batchId), isNull(table.removedOn)))
      .run()
}

/** Takes submissions out of a batch that was dissolved. */
export function unbatchLeaves(database: Executor, batchId: number): void {
  for (const table of [waitingLeaves, leafPlaces])
    database.update(table).set({ batchId: null }).where(eq(table.batchId, batchId)).run()
}
