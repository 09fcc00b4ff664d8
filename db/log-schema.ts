import { sql } from 'drizzle-orm'
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
const instant = `${day}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z`

/** What is known of a statement that was accepted, kept or not, beside the log: alike for a first and for a repeated one. */
const ofSubmission = () => ({
  /** What the receipt names it by. */
  identifier: text().primaryKey(),
  memberState: text('member_state').notNull(),
  /** SHA-256 of the sealed statement. */
  digest: blob({ mode: 'buffer' }).notNull(),
  /** The batch in which the statements of its Member State were handed over. */
  batchId: integer('batch_id'),
  removedOn: text('removed_on'),
  removedFor: text('removed_for'),
})

/**
 * Submissions that wait for their place in the log. In the order of their identifiers, which is none of time: nothing here
 * tells which came first.
 */
export const waitingLeaves = sqliteTable(
  'waiting_leaves',
  {
    ...ofSubmission(),
    commitment: blob({ mode: 'buffer' }).notNull(),
    /** In UTC, as `2026-11-30T09`: nobody waits longer than promised. */
    hour: text().notNull(),
    /** Of the time before the collection went live. */
    isTest: integer('is_test', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    uniqueIndex('waiting_leaves_by_commitment').on(table.commitment),
    check('waiting_leaves_commitment_length', sql`length(${table.commitment}) = 32`),
    check('waiting_leaves_hour_is_hour', sql`${table.hour} GLOB ${sql.raw(`'${day}T[0-9][0-9]'`)}`),
    check('waiting_leaves_digest_length', sql`length(${table.digest}) = 32`),
    check('waiting_leaves_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('waiting_leaves_removed_for_a_reason', sql`(${table.removedOn} IS NULL) = (${table.removedFor} IS NULL)`),
  ],
)

/** Where the submissions stand in the log, as long as statements are kept. */
export const leafPlaces = sqliteTable(
  'leaf_places',
  {
    ...ofSubmission(),
    position: integer().notNull(),
    /** The entry that tells of the removal. */
    toldAt: integer('told_at'),
  },
  (table) => [
    uniqueIndex('leaf_places_one_per_position').on(table.position),
    index('leaf_places_to_be_told')
      .on(table.position)
      .where(sql`${table.removedOn} IS NOT NULL AND ${table.toldAt} IS NULL`),
    check('leaf_places_digest_length', sql`length(${table.digest}) = 32`),
    check('leaf_places_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('leaf_places_removed_for_a_reason', sql`(${table.removedOn} IS NULL) = (${table.removedFor} IS NULL)`),
  ],
)

/** The log's entries, each in its place for ever: see `lib/proofs/entries.ts`. Triggers let it do nothing but grow. */
export const logEntries = sqliteTable(
  'log_entries',
  {
    position: integer().primaryKey(),
    entry: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    uniqueIndex('log_entries_by_commitment')
      .on(table.entry)
      .where(sql`length(${table.entry}) = 32`),
    index('log_entries_in_words')
      .on(table.position)
      .where(sql`length(${table.entry}) <> 32`),
    check('log_entries_entry_length', sql`length(${table.entry}) BETWEEN 32 AND 65535`),
  ],
)

/** Full tiles of the log's tree: 256 hashes of 32 bytes, which never change. Those at its edge are reckoned. */
export const logTiles = sqliteTable(
  'log_tiles',
  {
    level: integer().notNull(),
    number: integer().notNull(),
    hashes: blob({ mode: 'buffer' }).notNull(),
    /** Of these 256: what stands for them one level up. */
    root: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.level, table.number] }),
    check('log_tiles_hashes_length', sql`length(${table.hashes}) = 8192`),
  ],
)

/** The heads of the log's tree that this instance has put its name to. */
export const checkpoints = sqliteTable(
  'checkpoints',
  {
    size: integer().primaryKey(),
    /** A signed note (C2SP tlog-checkpoint). */
    note: text().notNull(),
    at: text().notNull(),
    /** How far the audit was told in it. */
    auditId: integer('audit_id').notNull(),
    /** Submissions at the time at which its figures were counted. */
    countedAt: integer('counted_at').notNull(),
    /** What the heads of the two chains are bound with: see `lib/proofs/heads.ts`. */
    salt: blob({ mode: 'buffer' }).notNull(),
    auditHead: blob('audit_head', { mode: 'buffer' }).notNull(),
    statementsHead: blob('statements_head', { mode: 'buffer' }).notNull(),
  },
  (table) => [
    check('checkpoints_at_is_instant', sql`${table.at} GLOB ${sql.raw(`'${instant}'`)}`),
    check(
      'checkpoints_lengths',
      sql`length(${table.salt}) = 32 AND length(${table.auditHead}) = 32 AND length(${table.statementsHead}) = 32`,
    ),
  ],
)

/** Who watches the log and signs what they have seen of it, as organisers know them. */
export const witnesses = sqliteTable(
  'witnesses',
  {
    name: text().primaryKey(),
    /** A verifier key (C2SP signed-note) of the type for cosignatures. */
    key: text().notNull(),
    addedAt: text('added_at').notNull(),
  },
  (table) => [
    check('witnesses_name_is_short', sql`length(${table.name}) BETWEEN 1 AND 120`),
    check('witnesses_added_at_is_instant', sql`${table.addedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/** What witnesses have signed of a checkpoint: the latest by each. */
export const cosignatures = sqliteTable(
  'cosignatures',
  {
    size: integer().notNull(),
    name: text().notNull(),
    /** A signature line (C2SP tlog-cosignature). */
    line: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.size, table.name] })],
)
