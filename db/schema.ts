import { sql } from 'drizzle-orm'
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
const instant = `${day}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z`

export * from './public-side-schema.ts'
export * from './conduct-schema.ts'
export * from './watching-schema.ts'
export * from './keys-schema.ts'
export * from './recipients-schema.ts'
export * from './handing-over-schema.ts'
export * from './log-schema.ts'
export * from './hosting-schema.ts'

/**
 * Statements of support, sealed. In the clear stand only the Member State, the day and the language of the form
 * (Implementing Regulation (EU) No 1179/2011, Annex, 2.11). The constraints are the last line of defence: each has a
 * name, and each name has a test. Each row carries the hash of itself and of the row before it: see `chain.ts`.
 */
export const statements = sqliteTable(
  'statements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    identifier: text().notNull(),
    memberState: text('member_state').notNull(),
    fingerprint: blob({ mode: 'buffer' }).notNull(),
    sealed: text().notNull(),
    signedOn: text('signed_on').notNull(),
    language: text().notNull(),
    chain: blob({ mode: 'buffer' }).notNull(),
    /** The hour and lane it came by: see `batches`. Absent in those of before there were any. */
    batch: integer(),
  },
  (table) => [
    uniqueIndex('statements_one_per_signatory').on(table.fingerprint),
    uniqueIndex('statements_one_per_identifier').on(table.identifier),
    index('statements_by_member_state').on(table.memberState, table.id),
    index('statements_by_batch').on(table.batch),
    check(
      'statements_identifier_is_uuid',
      sql`length(${table.identifier}) = 36 AND ${table.identifier} GLOB '*-*-8*-*-*'`,
    ),
    check('statements_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('statements_fingerprint_length', sql`length(${table.fingerprint}) = 32`),
    check(
      'statements_sealed_is_jwe',
      sql`${table.sealed} GLOB 'ey*..*.*.*' AND ${table.sealed} NOT GLOB '*[^-A-Za-z0-9_.]*'`,
    ),
    check('statements_signed_on_is_day', sql`${table.signedOn} GLOB ${sql.raw(`'${day}'`)}`),
    check('statements_language_code', sql`${table.language} GLOB '[a-z][a-z]'`),
    check('statements_chain_length', sql`length(${table.chain}) = 32`),
  ],
)

/**
 * Noise of a statement's shape, written where one came again and is not kept: the disk then has the same work to do, and
 * how long an answer takes tells nobody whether a neighbour has signed. Holds nothing of anybody.
 */
export const noise = sqliteTable(
  'noise',
  {
    slot: integer().primaryKey(),
    identifier: text().notNull(),
    memberState: text('member_state').notNull(),
    fingerprint: blob({ mode: 'buffer' }).notNull(),
    sealed: text().notNull(),
  },
  (table) => [
    uniqueIndex('noise_by_fingerprint').on(table.fingerprint),
    uniqueIndex('noise_by_identifier').on(table.identifier),
    index('noise_by_member_state').on(table.memberState, table.slot),
    check('noise_sealed_is_blank', sql`${table.sealed} NOT GLOB '*[^0]*'`),
    check('noise_fingerprint_length', sql`length(${table.fingerprint}) = 32`),
  ],
)

/**
 * Proofs of work that were used, until the hour in which they expire: none counts twice, not even after a restart. The
 * mark beside each tells a form that is sent again; it is keyed, so that nobody can join it to a statement and learn the
 * minute of signing.
 */
export const usedChallenges = sqliteTable(
  'used_challenges',
  {
    nonce: text().primaryKey(),
    sentAs: text('sent_as').notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (table) => [
    index('used_challenges_by_sent_as').on(table.sentAs),
    index('used_challenges_by_expiry').on(table.expiresAt),
    check('used_challenges_nonce_is_hex', sql`length(${table.nonce}) = 32 AND ${table.nonce} NOT GLOB '*[^0-9a-f]*'`),
    check('used_challenges_expires_at_is_instant', sql`${table.expiresAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/**
 * How many statements stand in the table, how many came again, how many of those in the table are under suspicion, and
 * how many have been removed: changed in the statement's own transaction.
 */
export const tallies = sqliteTable(
  'tallies',
  {
    memberState: text('member_state').primaryKey(),
    counted: integer().notNull().default(0),
    repeated: integer().notNull().default(0),
    suspect: integer().notNull().default(0),
    removed: integer().notNull().default(0),
  },
  (table) => [
    check('tallies_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('tallies_not_negative', sql`${table.counted} >= 0 AND ${table.repeated} >= 0`),
  ],
)

/** The one initiative of this instance, as the register has it (1179/2011, Annex, 2.3: a single initiative). */
export const initiatives = sqliteTable(
  'initiatives',
  {
    id: integer().primaryKey(),
    /** The `Initiative` of `lib/domain/initiative.ts`, as JSON. */
    content: text().notNull(),
    importedAt: text('imported_at').notNull(),
    isCollecting: integer('is_collecting', { mode: 'boolean' }).notNull().default(false),
    /** Since when statements count; before, they are tests. Never taken back. */
    liveAt: text('live_at'),
    /** When the collection ended for good. */
    closedAt: text('closed_at'),
    /** The identifier of the rule pack that statements are taken under: see `lib/rules/rule-packs.ts`. */
    rulePack: text('rule_pack').notNull().default('eci-2019'),
  },
  (table) => [
    check('initiatives_rule_pack_is_code', sql`${table.rulePack} <> '' AND ${table.rulePack} NOT GLOB '*[^-a-z0-9]*'`),
    check('initiatives_only_one', sql`${table.id} = 1`),
    check('initiatives_content_is_json', sql`json_valid(${table.content})`),
    check('initiatives_imported_at_is_instant', sql`${table.importedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/** Who may enter the protected side. Until the invitation is taken up there is neither password nor way in. */
export const organisers = sqliteTable(
  'organisers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    email: text().notNull(),
    name: text().notNull(),
    /** An argon2id string. */
    passwordHash: text('password_hash'),
    /** Locked under a key that lies outside the database. */
    codeSecret: blob('code_secret', { mode: 'buffer' }).notNull(),
    /** The last time step whose one-time code was accepted; none at or before it is again. */
    lastCodeStep: integer('last_code_step').notNull().default(0),
    invitationDigest: blob('invitation_digest', { mode: 'buffer' }),
    invitedUntil: text('invited_until'),
    /** Since when they are none any more: kept for the name that stands on record, with nothing to sign in with. */
    leftAt: text('left_at'),
  },
  (table) => [
    uniqueIndex('organisers_one_per_email').on(sql`lower(${table.email})`),
    uniqueIndex('organisers_one_per_invitation').on(table.invitationDigest),
    check('organisers_email_has_at', sql`${table.email} GLOB '?*@?*'`),
    check(
      'organisers_password_is_argon2id',
      sql`${table.passwordHash} IS NULL OR ${table.passwordHash} GLOB '$argon2id$*'`,
    ),
    check(
      'organisers_invited_or_with_password',
      sql`(${table.passwordHash} IS NULL) = (${table.invitationDigest} IS NOT NULL)`,
    ),
    check('organisers_invitation_ends', sql`(${table.invitationDigest} IS NULL) = (${table.invitedUntil} IS NULL)`),
  ],
)

/** What each organiser is among the others: see `lib/domain/role.ts`. */
export const organiserRoles = sqliteTable(
  'organiser_roles',
  {
    organiserId: integer('organiser_id')
      .notNull()
      .references(() => organisers.id, { onDelete: 'cascade' }),
    role: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organiserId, table.role] }),
    check('organiser_roles_role_is_code', sql`${table.role} <> '' AND ${table.role} NOT GLOB '*[^-a-z]*'`),
  ],
)

/** What lets an organiser in once in place of a one-time code, each good once: a keyed mark, of which nobody can tell the code. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    mark: blob({ mode: 'buffer' }).primaryKey(),
    organiserId: integer('organiser_id')
      .notNull()
      .references(() => organisers.id, { onDelete: 'cascade' }),
  },
  (table) => [
    index('recovery_codes_by_organiser').on(table.organiserId),
    check('recovery_codes_mark_length', sql`length(${table.mark}) = 32`),
  ],
)

/** Sessions of organisers: opaque, stored hashed, and worth nothing before the one-time code. */
export const sessions = sqliteTable(
  'sessions',
  {
    digest: blob({ mode: 'buffer' }).primaryKey(),
    organiserId: integer('organiser_id')
      .notNull()
      .references(() => organisers.id, { onDelete: 'cascade' }),
    stage: text({ enum: ['password', 'full'] }).notNull(),
    startedAt: text('started_at').notNull(),
    seenAt: text('seen_at').notNull(),
    /** When the second factor was last shown. */
    confirmedAt: text('confirmed_at'),
    /** What a passkey is to sign next, with the instant until which it may; each is good once. */
    challenge: text(),
    challengeEndsAt: text('challenge_ends_at'),
  },
  (table) => [
    index('sessions_by_organiser').on(table.organiserId),
    check('sessions_digest_length', sql`length(${table.digest}) = 32`),
    check('sessions_stage_known', sql`${table.stage} IN ('password', 'full')`),
  ],
)

/**
 * What happened, for those who must answer for it (1179/2011, Annex, 2.16). Append-only by trigger; kept until the
 * statements are destroyed. Holds nothing of any signatory. Chained as the statements are.
 */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
    event: text().notNull(),
    /** Absent where nobody is known to have done it: a failed sign-in, the command line. */
    organiserId: integer('organiser_id'),
    /** The organiser to whom it was done, where there is one. */
    subjectId: integer('subject_id'),
    memberState: text('member_state'),
    count: integer(),
    sha256: text(),
    chain: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    index('audit_by_event').on(table.event, table.id),
    index('audit_by_organiser').on(table.organiserId, table.event, table.id),
    check('audit_at_is_instant', sql`${table.at} GLOB ${sql.raw(`'${instant}'`)}`),
    check('audit_event_is_code', sql`${table.event} <> '' AND ${table.event} NOT GLOB '*[^-a-z]*'`),
    check(
      'audit_sha256_is_hex',
      sql`${table.sha256} IS NULL OR (length(${table.sha256}) = 64 AND ${table.sha256} NOT GLOB '*[^0-9a-f]*')`,
    ),
    check('audit_chain_length', sql`length(${table.chain}) = 32`),
  ],
)

/**
 * The latest time that the machine's clock has shown: a clock that is far behind it cannot be right. Written once a
 * minute whether anybody signs or not, so that it says nothing about anybody.
 */
export const clockMarks = sqliteTable(
  'clock_marks',
  {
    id: integer().primaryKey(),
    at: text().notNull(),
  },
  (table) => [
    check('clock_marks_only_one', sql`${table.id} = 1`),
    check('clock_marks_at_is_instant', sql`${table.at} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)
