import { randomInt } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from './connection.ts'
import type { Around } from './group-commit.ts'
import { batches, batchTallies, dailyTallies, doubtTallies, hourlyTallies, languageTallies, tallies } from './schema.ts'

/** What of a statement is counted. */
export interface Countable {
  readonly memberState: string
  readonly signedOn: string
  readonly language: string
  /** In UTC, as `2026-11-29T21`. */
  readonly hour: string
  /** The number of its batch. */
  readonly batch: number
  /** Doubts that the signatory has overruled, by their codes. */
  readonly doubts: readonly string[]
}

interface Sum {
  readonly values: Readonly<Record<string, string | number>>
  counted: number
  repeated: number
}

interface GroupSums extends Around {
  readonly add: (statement: Countable, isNew: boolean) => void
}

/**
 * Tallies in all, of the day, the hour, the language and the batch, changed in the transaction of the statements that they
 * count: once for all of a kind that are committed together, new or not. Both write the same rows, so that the disk has
 * the same work.
 */
export function groupSums(database: Database): GroupSums {
  const tables = countingTables(database)
  const sums = new Map<keyof typeof tables, Map<string, Sum>>()
  const addTo = (table: keyof typeof tables, values: Sum['values'], isNew: boolean): void => {
    const ofTable = sums.get(table) ?? new Map<string, Sum>()
    sums.set(table, ofTable)
    const key = Object.values(values).join(' ')
    const sum = ofTable.get(key) ?? { values, counted: 0, repeated: 0 }
    if (isNew) sum.counted += 1
    else sum.repeated += 1
    ofTable.set(key, sum)
  }
  return {
    begin: () => {
      sums.clear()
    },
    add: ({ memberState, signedOn, language, hour, batch, doubts }, isNew) => {
      addTo('all', { memberState }, isNew)
      addTo('day', { day: signedOn, memberState }, isNew)
      addTo('hour', { hour }, isNew)
      addTo('language', { language }, isNew)
      addTo('batch', { batch, memberState, language }, isNew)
      for (const problem of doubts) addTo('doubt', { memberState, problem }, isNew)
    },
    end: () => {
      for (const [table, ofTable] of sums)
        for (const { values, counted, repeated } of ofTable.values())
          tables[table].run({ ...values, counted, repeated })
    },
  }
}

function countingTables(database: Database) {
  const value = (name: string) => sql.placeholder(name)
  const [counted, repeated] = [value('counted'), value('repeated')]
  const both = { counted: sql`counted + excluded.counted`, repeated: sql`repeated + excluded.repeated` }
  const one = { counted: sql`counted + excluded.counted` }
  const memberState = value('memberState')
  return {
    all: database
      .insert(tallies)
      .values({ memberState, counted, repeated })
      .onConflictDoUpdate({ target: tallies.memberState, set: both })
      .prepare(),
    day: database
      .insert(dailyTallies)
      .values({ day: value('day'), memberState, counted })
      .onConflictDoUpdate({ target: [dailyTallies.day, dailyTallies.memberState], set: one })
      .prepare(),
    hour: database
      .insert(hourlyTallies)
      .values({ hour: value('hour'), counted, repeated })
      .onConflictDoUpdate({ target: hourlyTallies.hour, set: both })
      .prepare(),
    language: database
      .insert(languageTallies)
      .values({ language: value('language'), counted })
      .onConflictDoUpdate({ target: languageTallies.language, set: one })
      .prepare(),
    batch: database
      .insert(batchTallies)
      .values({ batch: value('batch'), memberState, language: value('language'), counted, repeated })
      .onConflictDoUpdate({ target: [batchTallies.batch, batchTallies.memberState, batchTallies.language], set: both })
      .prepare(),
    doubt: database
      .insert(doubtTallies)
      .values({ memberState, problem: value('problem'), counted })
      .onConflictDoUpdate({ target: [doubtTallies.memberState, doubtTallies.problem], set: one })
      .prepare(),
  }
}

/** Finds the number of a batch, drawing one where it is the first of its hour and lane; ask inside a transaction. */
export function batchFinder(database: Database): (hour: string, lane: string) => number {
  const value = (name: string) => sql.placeholder(name)
  const found = database
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.hour, value('hour')), eq(batches.lane, value('lane'))))
    .prepare()
  const draw = database
    .insert(batches)
    .values({ id: value('id'), hour: value('hour'), lane: value('lane') })
    .prepare()
  return (hour, lane) => {
    const known = found.get({ hour, lane })
    if (known !== undefined) return known.id
    const id = randomInt(1, 2 ** 47)
    draw.run({ id, hour, lane })
    return id
  }
}
