import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
const instant = `${day}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z`
const hour = `${day}T[0-9][0-9]`

/**
 * Statements that came in one hour by one lane: what a flood can be told by once it is over. The number is drawn at
 * random and says nothing by itself; nothing else of how somebody came is kept.
 */
export const batches = sqliteTable(
  'batches',
  {
    id: integer().primaryKey(),
    /** In UTC, as `2026-11-29T21`. */
    hour: text().notNull(),
    /** A code of `lib/domain/lane.ts`. */
    lane: text().notNull(),
  },
  (table) => [
    uniqueIndex('batches_one_an_hour_and_lane').on(table.hour, table.lane),
    check('batches_hour_is_hour', sql`${table.hour} GLOB ${sql.raw(`'${hour}'`)}`),
    check('batches_lane_is_code', sql`${table.lane} <> '' AND ${table.lane} NOT GLOB '*[^-a-z]*'`),
  ],
)

/**
 * The statements of a batch by Member State and language, counted in the statement's own transaction, and how many of them
 * are under suspicion. Batch 0 are those of before there were any.
 */
export const batchTallies = sqliteTable(
  'batch_tallies',
  {
    batch: integer().notNull(),
    memberState: text('member_state').notNull(),
    language: text().notNull(),
    counted: integer().notNull().default(0),
    repeated: integer().notNull().default(0),
    suspect: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ name: 'batch_tallies_one_each', columns: [table.batch, table.memberState, table.language] }),
    check('batch_tallies_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('batch_tallies_language_code', sql`${table.language} GLOB '[a-z][a-z]'`),
    check(
      'batch_tallies_not_negative',
      sql`${table.counted} >= 0 AND ${table.repeated} >= 0 AND ${table.suspect} >= 0`,
    ),
  ],
)

/** The statements of each hour, counted in the statement's own transaction. */
export const hourlyTallies = sqliteTable(
  'hourly_tallies',
  {
    /** In UTC, as `2026-11-29T21`. */
    hour: text().primaryKey(),
    counted: integer().notNull().default(0),
    repeated: integer().notNull().default(0),
  },
  (table) => [
    check('hourly_tallies_hour_is_hour', sql`${table.hour} GLOB ${sql.raw(`'${hour}'`)}`),
    check('hourly_tallies_not_negative', sql`${table.counted} >= 0 AND ${table.repeated} >= 0`),
  ],
)

/** The statements in each language of the form, counted in the statement's own transaction. */
export const languageTallies = sqliteTable(
  'language_tallies',
  { language: text().primaryKey(), counted: integer().notNull().default(0) },
  (table) => [
    check('language_tallies_language_code', sql`${table.language} GLOB '[a-z][a-z]'`),
    check('language_tallies_not_negative', sql`${table.counted} >= 0`),
  ],
)

/** Doubts that signatories have overruled, by Member State: how many statements may be found invalid. */
export const doubtTallies = sqliteTable(
  'doubt_tallies',
  {
    memberState: text('member_state').notNull(),
    /** A code of `softProblems`. */
    problem: text().notNull(),
    counted: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ name: 'doubt_tallies_one_each', columns: [table.memberState, table.problem] }),
    check('doubt_tallies_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('doubt_tallies_problem_is_code', sql`${table.problem} <> '' AND ${table.problem} NOT GLOB '*[^-a-z]*'`),
    check('doubt_tallies_not_negative', sql`${table.counted} >= 0`),
  ],
)

/** Plain totals of a day that are tied to nobody: pages opened, forms refused and why. Added to from time to time. */
export const dayTotals = sqliteTable(
  'day_totals',
  { day: text().notNull(), name: text().notNull(), counted: integer().notNull().default(0) },
  (table) => [
    primaryKey({ name: 'day_totals_one_each', columns: [table.day, table.name] }),
    check('day_totals_day_is_day', sql`${table.day} GLOB ${sql.raw(`'${day}'`)}`),
    check('day_totals_name_is_code', sql`${table.name} <> '' AND ${table.name} NOT GLOB '*[^-a-z]*'`),
    check('day_totals_not_negative', sql`${table.counted} >= 0`),
  ],
)

/** Statements that were set apart by conditions, by two persons; lifted, they count again. */
export const suspicions = sqliteTable(
  'suspicions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** As JSON: see `lib/organising/suspicions.ts`. */
    conditions: text().notNull(),
    /** The request that two persons agreed on: who they were stands there. */
    approvalId: integer('approval_id').notNull(),
    markedAt: text('marked_at').notNull(),
    /** How many it set apart. */
    counted: integer().notNull(),
    liftedAt: text('lifted_at'),
  },
  (table) => [
    uniqueIndex('suspicions_one_per_approval').on(table.approvalId),
    check('suspicions_conditions_are_json', sql`json_valid(${table.conditions})`),
    check('suspicions_marked_at_is_instant', sql`${table.markedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/** Which statements are set apart, each by the suspicion that came first. */
export const suspectStatements = sqliteTable(
  'suspect_statements',
  { statementId: integer('statement_id').primaryKey(), suspicionId: integer('suspicion_id').notNull() },
  (table) => [index('suspect_statements_by_suspicion').on(table.suspicionId)],
)

/** Bursts that were seen, for organisers to look at. */
export const alarms = sqliteTable(
  'alarms',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    raisedAt: text('raised_at').notNull(),
    kind: text().notNull(),
    memberState: text('member_state'),
    hour: text().notNull(),
    counted: integer().notNull(),
    usual: integer().notNull(),
    /** Whether mail and webhook have been told. */
    isTold: integer('is_told', { mode: 'boolean' }).notNull().default(false),
    seenAt: text('seen_at'),
  },
  (table) => [
    check('alarms_kind_is_code', sql`${table.kind} <> '' AND ${table.kind} NOT GLOB '*[^-a-z]*'`),
    check('alarms_hour_is_hour', sql`${table.hour} GLOB ${sql.raw(`'${hour}'`)}`),
    check('alarms_raised_at_is_instant', sql`${table.raisedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)
