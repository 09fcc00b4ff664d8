import { sql } from 'drizzle-orm'
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
const instant = `${day}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z`

/**
 * The statements of each day, counted in the statement's own transaction. The public sees a day once it is over, and then
 * rounded.
 */
export const dailyTallies = sqliteTable(
  'daily_tallies',
  {
    day: text().notNull(),
    memberState: text('member_state').notNull(),
    counted: integer().notNull().default(0),
    /** Those among them that are under suspicion. */
    suspect: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ name: 'daily_tallies_one_a_day', columns: [table.day, table.memberState] }),
    check('daily_tallies_day_is_day', sql`${table.day} GLOB ${sql.raw(`'${day}'`)}`),
    check('daily_tallies_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('daily_tallies_not_negative', sql`${table.counted} >= 0`),
  ],
)

/** What organisers set for their site, each setting under its name as JSON: `lib/site-settings` knows the shapes. */
export const settings = sqliteTable(
  'settings',
  {
    name: text().primaryKey(),
    value: text().notNull(),
    changedAt: text('changed_at').notNull(),
  },
  (table) => [
    check('settings_name_is_code', sql`${table.name} <> '' AND ${table.name} NOT GLOB '*[^-a-z]*'`),
    check('settings_value_is_json', sql`json_valid(${table.value})`),
    check('settings_changed_at_is_instant', sql`${table.changedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/** Files that organisers put on their site: logo, cover picture, certificate. */
export const files = sqliteTable(
  'files',
  {
    name: text({ enum: ['logo', 'cover', 'certificate'] }).primaryKey(),
    type: text({ enum: ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] }).notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    sha256: text().notNull(),
    changedAt: text('changed_at').notNull(),
  },
  (table) => [
    check('files_name_known', sql`${table.name} IN ('logo', 'cover', 'certificate')`),
    check('files_type_known', sql`${table.type} IN ('image/png', 'image/jpeg', 'image/webp', 'application/pdf')`),
    check('files_not_too_large', sql`length(${table.bytes}) BETWEEN 1 AND 2097152`),
    check('files_sha256_is_hex', sql`length(${table.sha256}) = 64 AND ${table.sha256} NOT GLOB '*[^0-9a-f]*'`),
    check('files_changed_at_is_instant', sql`${table.changedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/**
 * Codes of partners that lead people here, and how many signatures came by each: a plain total, added to from time to
 * time and never beside a statement.
 */
export const channels = sqliteTable(
  'channels',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    counted: integer().notNull().default(0),
  },
  (table) => [
    check(
      'channels_code_is_short',
      sql`length(${table.code}) BETWEEN 2 AND 24 AND ${table.code} NOT GLOB '*[^-a-z0-9]*'`,
    ),
    check('channels_not_negative', sql`${table.counted} >= 0`),
  ],
)

/** What organisers tell the public. `texts` is JSON: a title and a text by language. */
export const news = sqliteTable(
  'news',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    publishedAt: text('published_at').notNull(),
    texts: text().notNull(),
  },
  (table) => [
    check('news_published_at_is_instant', sql`${table.publishedAt} GLOB ${sql.raw(`'${instant}'`)}`),
    check('news_texts_are_json', sql`json_valid(${table.texts})`),
  ],
)

/**
 * Who wants news by e-mail: addresses locked under a key of their own, days instead of instants, and random keys, so that
 * no row can be laid beside a statement by its place or its minute.
 */
export const newsReaders = sqliteTable(
  'news_readers',
  {
    id: text().primaryKey(),
    /** The locked address. */
    address: blob({ mode: 'buffer' }).notNull(),
    /** A keyed digest of the address in lower case: one row for each. */
    mark: blob({ mode: 'buffer' }).notNull(),
    language: text().notNull(),
    askedOn: text('asked_on').notNull(),
    confirmedOn: text('confirmed_on'),
    /** Of the token in the links of e-mails. */
    tokenDigest: blob('token_digest', { mode: 'buffer' }).notNull(),
    /** Which words of consent were agreed to. */
    consent: text().notNull(),
  },
  (table) => [
    uniqueIndex('news_readers_one_per_address').on(table.mark),
    uniqueIndex('news_readers_one_per_token').on(table.tokenDigest),
    check('news_readers_mark_length', sql`length(${table.mark}) = 32`),
    check('news_readers_token_digest_length', sql`length(${table.tokenDigest}) = 32`),
    check('news_readers_language_code', sql`${table.language} GLOB '[a-z][a-z]'`),
    check('news_readers_asked_on_is_day', sql`${table.askedOn} GLOB ${sql.raw(`'${day}'`)}`),
    check(
      'news_readers_confirmed_on_is_day',
      sql`${table.confirmedOn} IS NULL OR ${table.confirmedOn} GLOB ${sql.raw(`'${day}'`)}`,
    ),
  ],
)

/** E-mails that are still to be sent, tried again later where the mail server could not take them. */
export const outgoingMails = sqliteTable(
  'outgoing_mails',
  {
    id: text().primaryKey(),
    readerId: text('reader_id')
      .notNull()
      .references(() => newsReaders.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['confirm'] }).notNull(),
    /** What the e-mail's link carries, locked. */
    token: blob({ mode: 'buffer' }).notNull(),
    dueAt: text('due_at').notNull(),
    tries: integer().notNull().default(0),
  },
  (table) => [
    index('outgoing_mails_by_due_at').on(table.dueAt),
    check('outgoing_mails_kind_known', sql`${table.kind} IN ('confirm')`),
    check('outgoing_mails_due_at_is_instant', sql`${table.dueAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)
