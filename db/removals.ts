import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { AuditEvent } from '#lib/domain/audit-event'
import type { Day } from '#lib/domain/day'
import { writeAudit } from './audit.ts'
import type { Database, Executor } from './connection.ts'
import { removeLeaf } from './leaves.ts'
import { noiseMaker } from './noise.ts'
import {
  batchedStatements,
  batches,
  batchTallies,
  dailyTallies,
  hourlyTallies,
  languageTallies,
  removedStatements,
  statements,
  suspectStatements,
  tallies,
  withdrawalWishes,
} from './schema.ts'

/** How a statement goes. */
export interface Removal {
  /** A code, as `withdrawn`. */
  readonly reason: string
  readonly removedOn: Day
  readonly at: Date
  /** What stands on record of it, beside the link and the Member State. */
  readonly record: Pick<AuditEvent, 'organiserId' | 'subjectId'> & {
    readonly event: 'statement-withdrawn' | 'statement-removed'
  }
}

/** What may be known of a statement that is kept. */
export interface FoundStatement {
  readonly id: number
  readonly memberState: string
  readonly signedOn: Day
}

const known = { id: statements.id, memberState: statements.memberState, signedOn: statements.signedOn }

/** The statement of a receipt; `null` where none is kept. */
export const statementByIdentifier = (database: Executor, identifier: string): FoundStatement | null =>
  database.select(known).from(statements).where(eq(statements.identifier, identifier)).get() ?? null

/**
 * Removes a statement, its fingerprint with it, and counts it no more; or does none of it. What remains is its place and
 * link in the chain, why and on which day it went, and the record of it: whoever made it can sign again.
 *
 * How many doubts were overruled in it is not known, and stays counted.
 *
 * @returns `false` where there is no such statement, or it is in a batch.
 */
export const removeStatement = (database: Database, id: number, removal: Removal): boolean =>
  database.transaction(() => remove(database, eq(statements.id, id), removal), { behavior: 'immediate' })

/**
 * The same for the statement of a receipt. Where there is none, noise is written in its place: the disk then has the same
 * work to do, and how long an answer takes tells nobody whether a statement was kept. One that is in a batch stays, with
 * the wish beside it.
 */
export function withdrawStatement(database: Database, identifier: string, removal: Removal): boolean {
  return database.transaction(
    () => {
      const isRemoved = remove(database, eq(statements.identifier, identifier), removal)
      if (isRemoved) return true
      makeAsMuchNoise(database)
      keepWish(database, identifier, removal)
      // A repeated statement leaves the log as one that was kept does.
      removeLeaf(database, identifier, { removedOn: removal.removedOn, removedFor: removal.reason }, 'batched')
      return false
    },
    { behavior: 'immediate' },
  )
}

/** Notes that the signatory of a statement in a batch wants it removed, and puts it on record; once. */
function keepWish(database: Database, identifier: string, { removedOn, at }: Removal): void {
  const row = statementByIdentifier(database, identifier)
  if (row === null) return
  const wish = { statementId: row.id, notedOn: removedOn }
  const { changes } = database.insert(withdrawalWishes).values(wish).onConflictDoNothing().run()
  const event = { event: 'withdrawal-wished', organiserId: null, memberState: row.memberState } as const
  if (changes === 1) writeAudit(database, event, at)
}

/** Whether a statement is in a batch, which cannot be changed. */
const isBatched = (database: Executor, statementId: number): boolean =>
  database
    .select({ batchId: batchedStatements.batchId })
    .from(batchedStatements)
    .where(eq(batchedStatements.statementId, statementId))
    .get() !== undefined

/** Rows of noise that make about as many pages dirty as a removal does. */
const noisyRows = 3

/** Characters of a sealed statement, by and large. */
const usualLength = 1100

function makeAsMuchNoise(database: Database): void {
  const makeNoise = noiseMaker(database)
  for (let row = 0; row < noisyRows; row += 1) makeNoise({ memberState: 'XX', sealed: ' '.repeat(usualLength) })
}

function remove(database: Database, which: ReturnType<typeof eq>, removal: Removal): boolean {
  const row = database.select().from(statements).where(which).get()
  if (row === undefined || isBatched(database, row.id)) return false
  const { id, chain, memberState } = row
  const { removedOn, reason, at, record } = removal
  database.insert(removedStatements).values({ id, chain, memberState, removedOn, reason }).run()
  database.delete(statements).where(eq(statements.id, id)).run()
  const wasSuspect = database.delete(suspectStatements).where(eq(suspectStatements.statementId, id)).run().changes
  countLess(database, row, wasSuspect)
  removeLeaf(database, row.identifier, { removedOn, removedFor: reason })
  writeAudit(database, { ...record, memberState, sha256: chain.toString('hex') }, at)
  return true
}

/** Takes a statement out of every tally that it was counted in. */
function countLess(database: Database, row: typeof statements.$inferSelect, wasSuspect: number): void {
  const { memberState, signedOn, language, batch } = row
  const oneLess = { counted: sql`counted - 1` }
  const all = { ...oneLess, suspect: sql`suspect - ${wasSuspect}` }
  database
    .update(tallies)
    .set({ ...all, removed: sql`removed + 1` })
    .where(eq(tallies.memberState, memberState))
    .run()
  const day = and(eq(dailyTallies.day, signedOn), eq(dailyTallies.memberState, memberState))
  database.update(dailyTallies).set(all).where(day).run()
  database.update(languageTallies).set(oneLess).where(eq(languageTallies.language, language)).run()
  const ofBatch = and(
    // Those of before there were batches are counted as one.
    eq(batchTallies.batch, batch ?? 0),
    eq(batchTallies.memberState, memberState),
    eq(batchTallies.language, language),
  )
  database.update(batchTallies).set(all).where(ofBatch).run()
  if (batch === null) return
  const hour = database.select({ hour: batches.hour }).from(batches).where(eq(batches.id, batch))
  database.update(hourlyTallies).set(oneLess).where(eq(hourlyTallies.hour, hour)).run()
}

/** How many statements went, and why. */
export interface RemovedCount {
  readonly memberState: string
  readonly reason: string
  readonly count: number
}

/** The statements that were removed, by Member State and reason. */
export const removedCounts = (database: Executor): readonly RemovedCount[] =>
  database
    .select({ memberState: removedStatements.memberState, reason: removedStatements.reason, count: count() })
    .from(removedStatements)
    .groupBy(removedStatements.memberState, removedStatements.reason)
    .orderBy(asc(removedStatements.memberState), asc(removedStatements.reason))
    .all()
