import { sql } from 'drizzle-orm'
import { blob, check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
const instant = `${day}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z`

/**
 * The organisers' public keys. A key takes statements only once its private half has been seen to open what this
 * server seals: the digest of the rehearsal's proof waits here, the proof itself only inside the sealed sample. Both go
 * once the proof was brought: each rehearsal has a sample of its own.
 */
export const sealingKeys = sqliteTable(
  'sealing_keys',
  {
    id: text().primaryKey(),
    /** 32 bytes of X25519, base64url. */
    x: text().notNull(),
    installedAt: text('installed_at').notNull(),
    sample: text(),
    proofDigest: blob('proof_digest', { mode: 'buffer' }),
    /** The last time. */
    rehearsedAt: text('rehearsed_at'),
  },
  (table) => [
    check('sealing_keys_id_is_thumbprint', sql`length(${table.id}) = 43 AND ${table.id} NOT GLOB '*[^-A-Za-z0-9_]*'`),
    check('sealing_keys_x_is_32_bytes', sql`length(${table.x}) = 43 AND ${table.x} NOT GLOB '*[^-A-Za-z0-9_]*'`),
    check('sealing_keys_sample_has_proof', sql`(${table.sample} IS NULL) = (${table.proofDigest} IS NULL)`),
    check('sealing_keys_proof_digest_length', sql`${table.proofDigest} IS NULL OR length(${table.proofDigest}) = 32`),
  ],
)

/**
 * Which key statements were sealed to, and from when on: until the next row. Stands for ever, by trigger: with it go the
 * statements of years.
 */
export const keyUses = sqliteTable(
  'key_uses',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    keyId: text('key_id')
      .notNull()
      .references(() => sealingKeys.id),
    fromAt: text('from_at').notNull(),
    /** Statements with a greater id may be sealed to it; for a moment, some still to the one before. */
    afterStatement: integer('after_statement').notNull(),
  },
  (table) => [
    check('key_uses_from_at_is_instant', sql`${table.fromAt} GLOB ${sql.raw(`'${instant}'`)}`),
    check('key_uses_after_statement_is_id', sql`${table.afterStatement} >= 0`),
  ],
)

/** That two persons wanted a key in the place of another: without it none takes over once statements are sealed. */
export const keyAgreements = sqliteTable(
  'key_agreements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    keyId: text('key_id')
      .notNull()
      .references(() => sealingKeys.id),
    at: text().notNull(),
    askedBy: integer('asked_by').notNull(),
    agreedBy: integer('agreed_by').notNull(),
  },
  (table) => [
    check('key_agreements_at_is_instant', sql`${table.at} GLOB ${sql.raw(`'${instant}'`)}`),
    check('key_agreements_two_persons', sql`${table.askedBy} <> ${table.agreedBy}`),
  ],
)

/** How a private key was split among people, as organisers noted it. The shares themselves never come here. */
export const keySplittings = sqliteTable(
  'key_splittings',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    keyId: text('key_id')
      .notNull()
      .references(() => sealingKeys.id),
    needed: integer().notNull(),
    among: integer().notNull(),
    notedAt: text('noted_at').notNull(),
    notedBy: integer('noted_by').notNull(),
    /** When organisers said that its shares are destroyed, after the key was split anew. */
    destroyedAt: text('destroyed_at'),
  },
  (table) => [
    index('key_splittings_by_key').on(table.keyId, table.id),
    check('key_splittings_possible', sql`${table.needed} BETWEEN 2 AND ${table.among} AND ${table.among} <= 15`),
    check('key_splittings_noted_at_is_instant', sql`${table.notedAt} GLOB ${sql.raw(`'${instant}'`)}`),
    check(
      'key_splittings_destroyed_at_is_instant',
      sql`${table.destroyedAt} IS NULL OR ${table.destroyedAt} GLOB ${sql.raw(`'${instant}'`)}`,
    ),
  ],
)

/** Who holds which share, by name alone. */
export const shareHolders = sqliteTable(
  'share_holders',
  {
    splittingId: integer('splitting_id')
      .notNull()
      .references(() => keySplittings.id),
    number: integer().notNull(),
    name: text().notNull(),
    /** When their share last was among those that opened a sample. */
    rehearsedAt: text('rehearsed_at'),
  },
  (table) => [
    primaryKey({ name: 'share_holders_one_each', columns: [table.splittingId, table.number] }),
    check('share_holders_number_possible', sql`${table.number} BETWEEN 1 AND 15`),
    check('share_holders_name_is_short', sql`length(${table.name}) BETWEEN 1 AND 80`),
    check(
      'share_holders_rehearsed_at_is_instant',
      sql`${table.rehearsedAt} IS NULL OR ${table.rehearsedAt} GLOB ${sql.raw(`'${instant}'`)}`,
    ),
  ],
)

/** When somebody was told by e-mail that a rehearsal is due: not each day again, and not by each process. */
export const rehearsalReminders = sqliteTable(
  'rehearsal_reminders',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
  },
  (table) => [check('rehearsal_reminders_at_is_instant', sql`${table.at} GLOB ${sql.raw(`'${instant}'`)}`)],
)
