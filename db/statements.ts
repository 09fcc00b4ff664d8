import { and, asc, eq, gt, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { statementLinks } from './chain.ts'
import type { Database, Executor } from './connection.ts'
import { groupCommit, type GroupLimits } from './group-commit.ts'
import { noiseMaker } from './noise.ts'
import {
  dailyTallies,
  destructions,
  initiatives,
  statements,
  suspectStatements,
  tallies,
  usedChallenges,
} from './schema.ts'
import { leafKeeper, type Leaf } from './leaves.ts'
import { batchFinder, groupSums } from './statement-sums.ts'

export interface NewStatement {
  readonly identifier: string
  /** The same for a form however often it is sent; tells nothing of the identifier. */
  readonly sentAs: string
  readonly memberState: string
  readonly fingerprint: Buffer
  /** A compact JWE. */
  readonly sealed: string
  readonly signedOn: string
  readonly language: string
  /** The hour in which it came, in UTC, as `2026-11-29T21`. */
  readonly hour: string
  /** A code of `lib/domain/lane.ts`. */
  readonly lane: string
  /** Whether it was signed in earnest; one that was signed as a test is not kept among those that count. */
  readonly isLive: boolean
  /** Doubts that the signatory has overruled, by their codes. */
  readonly doubts: readonly string[]
  /** What stands in the public log for it, whether it is kept or not. */
  readonly leaf: Leaf
}

export interface UsedChallenge {
  readonly nonce: string
  readonly expiresAt: Date
}

/**
 * What became of a statement. All but the last are acknowledged alike. A test that comes after going live counts as sent
 * with a challenge that is spent: it is to be signed anew, and knowingly.
 */
export type Recorded = 'recorded' | 'repeated' | 'sent-again' | 'challenge-used'

/**
 * Keeps a sealed statement, notes the challenge that was spent on it and counts it; or does none of it. The promise is
 * kept once that is on disk.
 *
 * The unique index decides who signed first, not a look-up before the insert. A form that is sent again carries the
 * mark that it carried before, and changes nothing. The link to the last statement is made before it is known whether
 * this one is new, and each has its leaf in the public log: both take the same work.
 */
export function recorder(
  database: Database,
  limits?: GroupLimits,
): (statement: NewStatement, challenge: UsedChallenge) => Promise<Recorded> {
  const queries = prepareQueries(database)
  const linkTo = statementLinks(database)
  const makeNoise = noiseMaker(database)
  const sums = groupSums(database)
  const batchOf = batchFinder(database)
  const keepLeaf = leafKeeper(database)

  const record = (statement: NewStatement, { nonce, expiresAt }: UsedChallenge): Recorded => {
    const { sentAs, memberState, hour, lane, doubts, isLive, identifier, fingerprint, sealed, signedOn, language } =
      statement
    if (isLive !== (queries.live.get() !== undefined)) return 'challenge-used'
    const before = queries.challenge.get({ nonce })
    if (before !== undefined) return before.sentAs === sentAs ? 'sent-again' : 'challenge-used'
    const sentBefore = queries.sentBefore.get({ sentAs, nonce }) !== undefined
    queries.spend.run({ nonce, sentAs, expiresAt: fullHourAfter(expiresAt) })
    if (sentBefore || !keepLeaf(statement)) return 'sent-again'
    const batch = batchOf(hour, lane)
    const chain = linkTo({ ...statement, batch })
    const isNew =
      queries.keep.run({ identifier, fingerprint, sealed, signedOn, language, memberState, chain, batch }).changes === 1
    // As long as the row that is not kept, its link included.
    if (!isNew) makeNoise({ memberState, sealed: sealed.padEnd(sealed.length + chain.length) })
    sums.add({ memberState, signedOn, language, hour, batch, doubts }, isNew)
    return isNew ? 'recorded' : 'repeated'
  }

  const recordTogether = groupCommit(database, (work: () => Recorded) => work(), limits, sums)
  return (statement, challenge) => recordTogether(() => record(statement, challenge))
}

const hour = 60 * 60 * 1000

/** Coarse on purpose: the minute in which a challenge ends would tell the minute of signing. */
const fullHourAfter = (instant: Date): string => new Date(Math.ceil(instant.getTime() / hour) * hour).toISOString()

/** Prepared once: building the queries for each statement costs more than running them. */
function prepareQueries(database: Database) {
  const value = (name: string) => sql.placeholder(name)
  return {
    challenge: database
      .select()
      .from(usedChallenges)
      .where(eq(usedChallenges.nonce, value('nonce')))
      .prepare(),
    live: database
      .select({ id: initiatives.id })
      .from(initiatives)
      // Whatever was under way while the statements were destroyed is not kept either.
      .where(and(isNotNull(initiatives.liveAt), sql`NOT EXISTS (SELECT 1 FROM ${destructions})`))
      .prepare(),
    sentBefore: database
      .select({ nonce: usedChallenges.nonce })
      .from(usedChallenges)
      .where(and(eq(usedChallenges.sentAs, value('sentAs')), ne(usedChallenges.nonce, value('nonce'))))
      .prepare(),
    spend: database
      .insert(usedChallenges)
      .values({ nonce: value('nonce'), sentAs: value('sentAs'), expiresAt: value('expiresAt') })
      .prepare(),
    keep: database
      .insert(statements)
      .values({
        identifier: value('identifier'),
        memberState: value('memberState'),
        fingerprint: value('fingerprint'),
        sealed: value('sealed'),
        signedOn: value('signedOn'),
        language: value('language'),
        chain: value('chain'),
        batch: value('batch'),
      })
      .onConflictDoNothing()
      .prepare(),
  }
}

/** Forgets challenges that nobody can answer any more. */
export function forgetExpiredChallenges(database: Database, now: Date): void {
  database.delete(usedChallenges).where(lt(usedChallenges.expiresAt, now.toISOString())).run()
}

/**
 * Statements in the order they came, a page at a time so that signing never waits on an export.
 *
 * @param which - Those that count, or those under suspicion: never both in one.
 */
export function* sealedStatements(
  database: Database,
  memberState: string,
  which: 'counted' | 'suspect' = 'counted',
  pageSize = 500,
): Generator<string> {
  const setApart = sql`EXISTS (SELECT 1 FROM ${suspectStatements} WHERE statement_id = ${statements.id})`
  const isWanted = which === 'suspect' ? setApart : sql`NOT ${setApart}`
  const lastNow =
    database
      .select({ id: sql<number | null>`max(${statements.id})` })
      .from(statements)
      .get()?.id ?? 0
  for (let after = 0; ;) {
    const page = database
      .select({ id: statements.id, sealed: statements.sealed })
      .from(statements)
      .where(
        and(
          eq(statements.memberState, memberState),
          gt(statements.id, after),
          sql`${statements.id} <= ${lastNow}`,
          isWanted,
        ),
      )
      .orderBy(asc(statements.id))
      .limit(pageSize)
      .all()
    for (const row of page) yield row.sealed
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.id
  }
}

export interface Tally {
  readonly memberState: string
  readonly counted: number
  readonly repeated: number
}

/** Whether any statement is kept, under suspicion or not. */
export const hasStatements = (database: Executor): boolean =>
  database.select({ id: statements.id }).from(statements).limit(1).get() !== undefined

/** The tallies of the Member States that have one: what is under suspicion is not among what is counted. */
export const readTallies = (database: Executor): readonly Tally[] =>
  database
    .select({
      memberState: tallies.memberState,
      counted: sql<number>`${tallies.counted} - ${tallies.suspect}`,
      repeated: tallies.repeated,
    })
    .from(tallies)
    .all()

export interface DailyTally extends Omit<Tally, 'repeated'> {
  readonly day: string
}

/** The tallies of days and Member States on which anybody has signed, in the order of days, as `readTallies` counts. */
export const readDailyTallies = (database: Executor): readonly DailyTally[] =>
  database
    .select({
      day: dailyTallies.day,
      memberState: dailyTallies.memberState,
      counted: sql<number>`${dailyTallies.counted} - ${dailyTallies.suspect}`,
    })
    .from(dailyTallies)
    .where(gt(dailyTallies.counted, dailyTallies.suspect))
    .orderBy(asc(dailyTallies.day))
    .all()
