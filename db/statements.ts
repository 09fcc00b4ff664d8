import { and, asc, eq, gt, lt, ne, sql } from 'drizzle-orm'
import { statementLinks } from './chain.ts'
import type { Database } from './connection.ts'
import { groupCommit, type Around, type GroupLimits } from './group-commit.ts'
import { noiseMaker } from './noise.ts'
import { dailyTallies, statements, tallies, usedChallenges } from './schema.ts'

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
}

export interface UsedChallenge {
  readonly nonce: string
  readonly expiresAt: Date
}

/** What became of a statement. All but the last are acknowledged alike. */
export type Recorded = 'recorded' | 'repeated' | 'sent-again' | 'challenge-used'

/**
 * Keeps a sealed statement, notes the challenge that was spent on it and counts it; or does none of it. The promise is
 * kept once that is on disk.
 *
 * The unique index decides who signed first, not a look-up before the insert. A form that is sent again carries the
 * mark that it carried before, and changes nothing. The link to the last statement is made before it is known whether
 * this one is new: both take the same work.
 */
export function recorder(
  database: Database,
  limits?: GroupLimits,
): (statement: NewStatement, challenge: UsedChallenge) => Promise<Recorded> {
  const queries = prepareQueries(database)
  const linkTo = statementLinks(database)
  const makeNoise = noiseMaker(database)
  const sums = groupSums(database)

  const record = (statement: NewStatement, { nonce, expiresAt }: UsedChallenge): Recorded => {
    const { sentAs, memberState, ...sealed } = statement
    const before = queries.challenge.get({ nonce })
    if (before !== undefined) return before.sentAs === sentAs ? 'sent-again' : 'challenge-used'
    const sentBefore = queries.sentBefore.get({ sentAs, nonce }) !== undefined
    queries.spend.run({ nonce, sentAs, expiresAt: fullHourAfter(expiresAt) })
    if (sentBefore) return 'sent-again'
    const chain = linkTo(statement)
    const isNew = queries.keep.run({ ...sealed, memberState, chain }).changes === 1
    // As long as the row that is not kept, its link included.
    if (!isNew) makeNoise({ memberState, sealed: sealed.sealed.padEnd(sealed.sealed.length + chain.length) })
    sums.add(memberState, sealed.signedOn, isNew)
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
      })
      .onConflictDoNothing()
      .prepare(),
  }
}

interface GroupSums extends Around {
  readonly add: (memberState: string, day: string, isNew: boolean) => void
}

/**
 * Tallies in all and of the day, changed in the transaction of the statements that they count: once for all of a Member
 * State that are committed together, new or not.
 */
function groupSums(database: Database): GroupSums {
  const queries = countingQueries(database)
  const sums = new Map<string, { memberState: string; day: string; counted: number; repeated: number }>()
  return {
    begin: () => {
      sums.clear()
    },
    add: (memberState, day, isNew) => {
      const key = `${memberState} ${day}`
      const sum = sums.get(key) ?? { memberState, day, counted: 0, repeated: 0 }
      if (isNew) sum.counted += 1
      else sum.repeated += 1
      sums.set(key, sum)
    },
    end: () => {
      for (const { memberState, day, counted, repeated } of sums.values()) {
        queries.count.run({ memberState, counted, repeated })
        queries.countDay.run({ day, memberState, counted })
      }
    },
  }
}

function countingQueries(database: Database) {
  const value = (name: string) => sql.placeholder(name)
  return {
    count: database
      .insert(tallies)
      .values({ memberState: value('memberState'), counted: value('counted'), repeated: value('repeated') })
      .onConflictDoUpdate({
        target: tallies.memberState,
        set: { counted: sql`counted + excluded.counted`, repeated: sql`repeated + excluded.repeated` },
      })
      .prepare(),
    countDay: database
      .insert(dailyTallies)
      .values({ day: value('day'), memberState: value('memberState'), counted: value('counted') })
      .onConflictDoUpdate({
        target: [dailyTallies.day, dailyTallies.memberState],
        set: { counted: sql`counted + excluded.counted` },
      })
      .prepare(),
  }
}

/** Forgets challenges that nobody can answer any more. */
export function forgetExpiredChallenges(database: Database, now: Date): void {
  database.delete(usedChallenges).where(lt(usedChallenges.expiresAt, now.toISOString())).run()
}

/** Statements in the order they came, a page at a time so that signing never waits on an export. */
export function* sealedStatements(database: Database, memberState: string, pageSize = 500): Generator<string> {
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
        and(eq(statements.memberState, memberState), gt(statements.id, after), sql`${statements.id} <= ${lastNow}`),
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

/** The tallies of the Member States that have one. */
export const readTallies = (database: Database): readonly Tally[] => database.select().from(tallies).all()

export interface DailyTally extends Omit<Tally, 'repeated'> {
  readonly day: string
}

/** The tallies of days and Member States on which anybody has signed, in the order of days. */
export const readDailyTallies = (database: Database): readonly DailyTally[] =>
  database.select().from(dailyTallies).where(gt(dailyTallies.counted, 0)).orderBy(asc(dailyTallies.day)).all()
