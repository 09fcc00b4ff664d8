import { sql } from 'drizzle-orm'
import { blob, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
const instant = `${day}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z`

/**
 * What one organiser has asked for and another must confirm: see `lib/organising/approvals.ts`. Who decides is another
 * than who asked; once decided, a row stands.
 */
export const approvals = sqliteTable(
  'approvals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text().notNull(),
    /** What it is about, as JSON: the Member State of an export, the conditions of a suspicion. */
    subject: text().notNull(),
    requestedBy: integer('requested_by').notNull(),
    requestedAt: text('requested_at').notNull(),
    endsAt: text('ends_at').notNull(),
    decidedBy: integer('decided_by'),
    decidedAt: text('decided_at'),
    /** `null` while it waits. */
    outcome: text({ enum: ['approved', 'refused', 'withdrawn'] }),
  },
  (table) => [
    uniqueIndex('approvals_one_open')
      .on(table.kind, table.subject)
      .where(sql`${table.outcome} IS NULL`),
    check('approvals_kind_is_code', sql`${table.kind} <> '' AND ${table.kind} NOT GLOB '*[^-a-z]*'`),
    check('approvals_subject_is_json', sql`json_valid(${table.subject})`),
    check('approvals_outcome_known', sql`${table.outcome} IN ('approved', 'refused', 'withdrawn')`),
    check('approvals_decided_by_somebody', sql`(${table.outcome} IS NULL) = (${table.decidedBy} IS NULL)`),
    check('approvals_decided_sometime', sql`(${table.outcome} IS NULL) = (${table.decidedAt} IS NULL)`),
    check('approvals_two_persons', sql`${table.outcome} <> 'approved' OR ${table.decidedBy} <> ${table.requestedBy}`),
    check('approvals_requested_at_is_instant', sql`${table.requestedAt} GLOB ${sql.raw(`'${instant}'`)}`),
    check('approvals_ends_at_is_instant', sql`${table.endsAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/** Passkeys of organisers (W3C Web Authentication, level 3): public keys, of which nobody can sign in. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    /** The credential's id, base64url. */
    id: text().primaryKey(),
    organiserId: integer('organiser_id').notNull(),
    name: text().notNull(),
    /** COSE key. */
    publicKey: blob('public_key', { mode: 'buffer' }).notNull(),
    counter: integer().notNull(),
    /** JSON list of how the authenticator can be reached. */
    transports: text().notNull(),
    addedAt: text('added_at').notNull(),
    usedAt: text('used_at'),
  },
  (table) => [
    index('passkeys_by_organiser').on(table.organiserId),
    check('passkeys_id_is_base64url', sql`${table.id} <> '' AND ${table.id} NOT GLOB '*[^-A-Za-z0-9_]*'`),
    check('passkeys_name_is_there', sql`length(${table.name}) BETWEEN 1 AND 60`),
    check('passkeys_transports_are_json', sql`json_valid(${table.transports})`),
  ],
)

/**
 * Statements on paper, counted by two people apart from each other: see `lib/organising/paper.ts`. Never joined to those
 * that were made online. Two counts that differ stand until it is counted anew; triggers keep what two have agreed on, and
 * all of what was sent.
 */
export const paperBatches = sqliteTable(
  'paper_batches',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** What is written on the bundle. */
    name: text().notNull(),
    memberState: text('member_state').notNull(),
    firstBy: integer('first_by').notNull(),
    firstAt: text('first_at').notNull(),
    firstSheets: integer('first_sheets').notNull(),
    firstStatements: integer('first_statements').notNull(),
    secondBy: integer('second_by'),
    secondAt: text('second_at'),
    secondSheets: integer('second_sheets'),
    secondStatements: integer('second_statements'),
    /** The day on which it went to the authority. */
    sentOn: text('sent_on'),
    sentTo: text('sent_to'),
  },
  (table) => [
    uniqueIndex('paper_batches_one_per_name').on(table.memberState, sql`lower(${table.name})`),
    check('paper_batches_name_is_short', sql`length(${table.name}) BETWEEN 1 AND 60`),
    check('paper_batches_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('paper_batches_two_persons', sql`${table.secondBy} IS NULL OR ${table.secondBy} <> ${table.firstBy}`),
    check(
      'paper_batches_counts_make_sense',
      sql`${table.firstSheets} > 0 AND ${table.firstStatements} > 0 AND coalesce(${table.secondSheets}, 1) > 0 AND coalesce(${table.secondStatements}, 1) > 0`,
    ),
    check(
      'paper_batches_second_is_whole',
      sql`(${table.secondBy} IS NULL) = (${table.secondStatements} IS NULL) AND (${table.secondBy} IS NULL) = (${table.secondSheets} IS NULL) AND (${table.secondBy} IS NULL) = (${table.secondAt} IS NULL)`,
    ),
    check(
      'paper_batches_sent_once_agreed',
      sql`${table.sentOn} IS NULL OR (${table.secondBy} IS NOT NULL AND ${table.firstSheets} = ${table.secondSheets} AND ${table.firstStatements} = ${table.secondStatements})`,
    ),
    check('paper_batches_sent_to_somebody', sql`(${table.sentOn} IS NULL) = (${table.sentTo} IS NULL)`),
    check('paper_batches_sent_to_is_short', sql`${table.sentTo} IS NULL OR length(${table.sentTo}) BETWEEN 1 AND 120`),
    check('paper_batches_sent_on_is_day', sql`${table.sentOn} IS NULL OR ${table.sentOn} GLOB ${sql.raw(`'${day}'`)}`),
  ],
)

/** Days from which the law counts: submission to the Commission, withdrawal, the last decision of a court. */
export const milestones = sqliteTable(
  'milestones',
  {
    name: text({ enum: ['submitted', 'withdrawn', 'decided'] }).primaryKey(),
    day: text().notNull(),
    notedAt: text('noted_at').notNull(),
  },
  (table) => [
    check('milestones_name_known', sql`${table.name} IN ('submitted', 'withdrawn', 'decided')`),
    check('milestones_day_is_day', sql`${table.day} GLOB ${sql.raw(`'${day}'`)}`),
  ],
)

/** Proceedings for which statements must be kept beyond their time; placed and lifted by two persons. */
export const legalHolds = sqliteTable(
  'legal_holds',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    placedAt: text('placed_at').notNull(),
    placedBy: integer('placed_by').notNull(),
    /** The court's or authority's file number. */
    reference: text().notNull(),
    liftedAt: text('lifted_at'),
  },
  (table) => [
    uniqueIndex('legal_holds_one_at_a_time')
      .on(sql`(1)`)
      .where(sql`${table.liftedAt} IS NULL`),
    check('legal_holds_reference_is_short', sql`length(${table.reference}) BETWEEN 1 AND 120`),
  ],
)

/**
 * What remains of a statement that was removed: its place and link in the chain, the day and why. Neither identifier nor
 * fingerprint: whoever was removed can sign again.
 */
export const removedStatements = sqliteTable(
  'removed_statements',
  {
    id: integer().primaryKey(),
    chain: blob({ mode: 'buffer' }).notNull(),
    memberState: text('member_state').notNull(),
    removedOn: text('removed_on').notNull(),
    reason: text().notNull(),
  },
  (table) => [
    check('removed_statements_chain_length', sql`length(${table.chain}) = 32`),
    check('removed_statements_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('removed_statements_removed_on_is_day', sql`${table.removedOn} GLOB ${sql.raw(`'${day}'`)}`),
    check('removed_statements_reason_is_code', sql`${table.reason} <> '' AND ${table.reason} NOT GLOB '*[^-a-z]*'`),
  ],
)

/** What authorities have reported of the statements that they were given. */
export const results = sqliteTable(
  'results',
  {
    memberState: text('member_state').primaryKey(),
    given: integer().notNull(),
    valid: integer().notNull(),
    reportedOn: text('reported_on').notNull(),
  },
  (table) => [
    check('results_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('results_make_sense', sql`${table.valid} >= 0 AND ${table.valid} <= ${table.given}`),
    check('results_reported_on_is_day', sql`${table.reportedOn} GLOB ${sql.raw(`'${day}'`)}`),
  ],
)

/**
 * That the statements are destroyed. The row comes first and lets them be deleted; its certificate comes last, once
 * everything is gone, so that it says nothing that has not happened. In between, whatever dies can be taken up again.
 */
export const destructions = sqliteTable(
  'destructions',
  {
    id: integer().primaryKey(),
    /** When it was begun. */
    at: text().notNull(),
    /** What was there when it was begun, as JSON: see `lib/organising/destruction.ts`. */
    facts: text().notNull(),
    /** What was signed, as JSON, byte for byte; `null` until everything is gone. */
    certificate: text(),
    /** Ed25519. */
    signature: blob({ mode: 'buffer' }),
  },
  (table) => [
    check('destructions_only_one', sql`${table.id} = 1`),
    check('destructions_facts_are_json', sql`json_valid(${table.facts})`),
    check('destructions_certificate_is_json', sql`${table.certificate} IS NULL OR json_valid(${table.certificate})`),
    check('destructions_certificate_is_signed', sql`(${table.certificate} IS NULL) = (${table.signature} IS NULL)`),
    check('destructions_signature_length', sql`${table.signature} IS NULL OR length(${table.signature}) = 64`),
    check('destructions_at_is_instant', sql`${table.at} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)
