import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const instant = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'

/**
 * The competent authorities of the Member States (Regulation (EU) 2019/788, Article 20) as packages are addressed to them,
 * each with its public key. One organiser enters a row, another confirms it by typing the fingerprint as well; the newest
 * confirmed row of a Member State is in force until another is. Rows stand: they say what was in force when. A key of the
 * kind `jose` is for single statements (see `intakeSeals`): it and one for packages are in force beside each other.
 */
export const recipients = sqliteTable(
  'recipients',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    memberState: text('member_state').notNull(),
    authority: text().notNull(),
    address: text().notNull(),
    /** In which the package speaks to it. */
    language: text().notNull(),
    envelope: text({ enum: ['cms', 'openpgp', 'age', 'jose'] }).notNull(),
    /** Public: a certificate, an OpenPGP key, an age recipient, or a JWK. */
    key: text().notNull(),
    fingerprint: text().notNull(),
    /** Whose the key says it is. */
    holder: text().notNull(),
    strength: text().notNull(),
    validFrom: text('valid_from'),
    validUntil: text('valid_until'),
    askedBy: integer('asked_by').notNull(),
    askedAt: text('asked_at').notNull(),
    /** By which other way the fingerprint was heard. */
    askedHeard: text('asked_heard', { enum: ['telephone', 'letter', 'in-person'] }).notNull(),
    confirmedBy: integer('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    confirmedHeard: text('confirmed_heard', { enum: ['telephone', 'letter', 'in-person'] }),
    /** Since when nothing more is addressed to the key, and by whom. */
    withdrawnBy: integer('withdrawn_by'),
    withdrawnAt: text('withdrawn_at'),
  },
  (table) => [
    index('recipients_by_member_state').on(table.memberState, table.confirmedAt),
    check('recipients_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('recipients_authority_is_short', sql`length(${table.authority}) BETWEEN 1 AND 200`),
    check('recipients_address_is_short', sql`length(${table.address}) BETWEEN 1 AND 500`),
    check('recipients_language_code', sql`${table.language} GLOB '[a-z][a-z]'`),
    check('recipients_envelope_known', sql`${table.envelope} IN ('cms', 'openpgp', 'age', 'jose')`),
    check(
      'recipients_key_is_public',
      sql`(${table.key} GLOB '-----BEGIN CERTIFICATE-----*' OR ${table.key} GLOB '-----BEGIN PGP PUBLIC KEY BLOCK-----*' OR ${table.key} GLOB 'age1*' OR ${table.key} GLOB '{"kty":*"crv":*"x":*}') AND ${table.key} NOT GLOB '*PRIVATE KEY*' AND ${table.key} NOT GLOB '*"d":*'`,
    ),
    check(
      'recipients_fingerprint_is_plain',
      sql`length(${table.fingerprint}) >= 40 AND ${table.fingerprint} NOT GLOB '*[^0-9a-z]*'`,
    ),
    check('recipients_heard_known', sql`${table.askedHeard} IN ('telephone', 'letter', 'in-person')`),
    check('recipients_confirmed_heard_known', sql`${table.confirmedHeard} IN ('telephone', 'letter', 'in-person')`),
    check('recipients_two_persons', sql`${table.confirmedBy} <> ${table.askedBy}`),
    check(
      'recipients_confirmed_whole',
      sql`(${table.confirmedBy} IS NULL) = (${table.confirmedAt} IS NULL) AND (${table.confirmedBy} IS NULL) = (${table.confirmedHeard} IS NULL)`,
    ),
    check('recipients_withdrawn_whole', sql`(${table.withdrawnBy} IS NULL) = (${table.withdrawnAt} IS NULL)`),
    check('recipients_withdrawn_once_confirmed', sql`${table.withdrawnAt} IS NULL OR ${table.confirmedAt} IS NOT NULL`),
    check('recipients_asked_at_is_instant', sql`${table.askedAt} GLOB ${sql.raw(`'${instant}'`)}`),
    check('recipients_confirmed_at_is_instant', sql`${table.confirmedAt} GLOB ${sql.raw(`'${instant}'`)}`),
    check('recipients_withdrawn_at_is_instant', sql`${table.withdrawnAt} GLOB ${sql.raw(`'${instant}'`)}`),
    check('recipients_valid_until_is_instant', sql`${table.validUntil} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/**
 * The Member States whose statements are sealed to their authority's key, the newest of the kind `jose`, as they arrive:
 * organisers never open them. Two organisers agree on a row; from going live on none comes and none goes.
 */
export const intakeSeals = sqliteTable(
  'intake_seals',
  {
    memberState: text('member_state').primaryKey(),
    askedBy: integer('asked_by').notNull(),
    agreedBy: integer('agreed_by').notNull(),
    agreedAt: text('agreed_at').notNull(),
  },
  (table) => [
    check('intake_seals_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('intake_seals_two_persons', sql`${table.agreedBy} <> ${table.askedBy}`),
    check('intake_seals_agreed_at_is_instant', sql`${table.agreedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)
