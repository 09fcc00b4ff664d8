import { sql } from 'drizzle-orm'
import { blob, check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
const instant = `${day}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z`

/**
 * Exports that two organisers have agreed to, each frozen with its header: the same statements in the same bytes, however
 * often it is downloaded. Triggers keep what was frozen; a receipt of the authority locks the rest. Numbers are not used
 * again. Once the statements are destroyed the header goes, and the counts stay.
 */
export const exportBatches = sqliteTable(
  'export_batches',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    memberState: text('member_state').notNull(),
    kind: text({ enum: ['counted', 'suspect'] }).notNull(),
    /** 1, 2, … for each Member State and kind. */
    number: integer().notNull(),
    /** What two have agreed to. */
    approvalId: integer('approval_id').notNull(),
    frozenAt: text('frozen_at').notNull(),
    /** 0 while it is being frozen. */
    count: integer().notNull(),
    /** The first line of the file. */
    header: text(),
    /** What the file's trailer says, once it was downloaded whole. */
    sha256: text(),
    /** Of the package's `manifest.json`, where organisers have shown it. */
    manifestSha256: text('manifest_sha256'),
    handedOverOn: text('handed_over_on'),
    handedOverHow: text('handed_over_how'),
    /** The day of the authority's receipt. */
    receivedOn: text('received_on'),
    receivedBy: text('received_by'),
    dissolvedAt: text('dissolved_at'),
    /** A code of `lib/organising/batches.ts`. */
    dissolvedReason: text('dissolved_reason'),
  },
  (table) => [
    uniqueIndex('export_batches_one_per_number').on(table.memberState, table.kind, table.number),
    uniqueIndex('export_batches_one_per_approval').on(table.approvalId, table.memberState),
    check('export_batches_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('export_batches_kind_known', sql`${table.kind} IN ('counted', 'suspect')`),
    check('export_batches_numbers_make_sense', sql`${table.number} > 0 AND ${table.count} >= 0`),
    check('export_batches_frozen_at_is_instant', sql`${table.frozenAt} GLOB ${sql.raw(`'${instant}'`)}`),
    check('export_batches_header_is_json', sql`${table.header} IS NULL OR json_valid(${table.header})`),
    check(
      'export_batches_sha256_is_hex',
      sql`coalesce(length(${table.sha256}), 64) = 64 AND coalesce(${table.sha256}, '') NOT GLOB '*[^0-9a-f]*'`,
    ),
    check(
      'export_batches_manifest_is_hex',
      sql`coalesce(length(${table.manifestSha256}), 64) = 64 AND coalesce(${table.manifestSha256}, '') NOT GLOB '*[^0-9a-f]*'`,
    ),
    check(
      'export_batches_handed_over_somehow',
      sql`(${table.handedOverOn} IS NULL) = (${table.handedOverHow} IS NULL) AND coalesce(length(${table.handedOverHow}), 1) BETWEEN 1 AND 120`,
    ),
    check(
      'export_batches_days_are_days',
      sql`coalesce(${table.handedOverOn}, '2026-11-30') GLOB ${sql.raw(`'${day}'`)} AND coalesce(${table.receivedOn}, '2026-11-30') GLOB ${sql.raw(`'${day}'`)}`,
    ),
    check(
      'export_batches_received_by_somebody',
      sql`(${table.receivedOn} IS NULL) = (${table.receivedBy} IS NULL) AND coalesce(length(${table.receivedBy}), 1) BETWEEN 1 AND 120`,
    ),
    check('export_batches_received_once_given', sql`${table.receivedOn} IS NULL OR ${table.handedOverOn} IS NOT NULL`),
    check(
      'export_batches_dissolved_for_a_reason',
      sql`(${table.dissolvedAt} IS NULL) = (${table.dissolvedReason} IS NULL)`,
    ),
    check(
      'export_batches_dissolved_reason_is_code',
      sql`${table.dissolvedReason} IS NULL OR (${table.dissolvedReason} <> '' AND ${table.dissolvedReason} NOT GLOB '*[^-a-z]*')`,
    ),
    check('export_batches_dissolved_before_receipt', sql`${table.dissolvedAt} IS NULL OR ${table.receivedOn} IS NULL`),
  ],
)

/**
 * Which statements are in a batch: one row a statement, as narrow as can be, and its key is the statement, so that none is
 * in two. Beside the statements and not among them: freezing a million rewrites none.
 */
export const batchedStatements = sqliteTable('batched_statements', {
  statementId: integer('statement_id').primaryKey(),
  batchId: integer('batch_id').notNull(),
})

/** Statements that their signatories wanted removed while they were in a batch: who asks is answered as everybody is. */
export const withdrawalWishes = sqliteTable(
  'withdrawal_wishes',
  {
    statementId: integer('statement_id').primaryKey(),
    notedOn: text('noted_on').notNull(),
  },
  (table) => [check('withdrawal_wishes_noted_on_is_day', sql`${table.notedOn} GLOB ${sql.raw(`'${day}'`)}`)],
)

/** What authorities have found of each batch: numbers alone, whatever their file named. The last that came stands. */
export const batchResults = sqliteTable(
  'batch_results',
  {
    batchId: integer('batch_id').primaryKey(),
    valid: integer().notNull(),
    /** How it came: as `colligo-result/1`, as a table of statements, or as a letter that was typed. */
    way: text({ enum: ['file', 'list', 'letter'] }).notNull(),
    authority: text().notNull(),
    issuedOn: text('issued_on').notNull(),
    /** Statements that were looked at, where not all were. */
    sampleSize: integer('sample_size'),
    notedAt: text('noted_at').notNull(),
  },
  (table) => [
    check('batch_results_numbers_make_sense', sql`${table.valid} >= 0 AND coalesce(${table.sampleSize}, 0) >= 0`),
    check('batch_results_way_known', sql`${table.way} IN ('file', 'list', 'letter')`),
    check('batch_results_authority_is_short', sql`length(${table.authority}) BETWEEN 1 AND 120`),
    check('batch_results_issued_on_is_day', sql`${table.issuedOn} GLOB ${sql.raw(`'${day}'`)}`),
    check('batch_results_noted_at_is_instant', sql`${table.notedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)

/** How many of a batch were not valid, by reason: see `lib/returning/returned.ts`. */
export const batchResultReasons = sqliteTable(
  'batch_result_reasons',
  {
    batchId: integer('batch_id').notNull(),
    reason: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.reason] }),
    check('batch_result_reasons_reason_is_code', sql`${table.reason} <> '' AND ${table.reason} NOT GLOB '*[^-a-z]*'`),
    check('batch_result_reasons_count_positive', sql`${table.count} > 0`),
  ],
)

/**
 * Certificates of the authorities on how many statements are valid (Regulation (EU) 2019/788, Annex VI), on paper and
 * online together. They name no signatory, and are kept when statements are destroyed.
 */
export const validityCertificates = sqliteTable(
  'validity_certificates',
  {
    memberState: text('member_state').primaryKey(),
    valid: integer().notNull(),
    authority: text().notNull(),
    issuedOn: text('issued_on').notNull(),
    /** A PDF. */
    bytes: blob({ mode: 'buffer' }).notNull(),
    sha256: text().notNull(),
    uploadedAt: text('uploaded_at').notNull(),
  },
  (table) => [
    check('validity_certificates_member_state_code', sql`${table.memberState} GLOB '[A-Z][A-Z]'`),
    check('validity_certificates_valid_not_negative', sql`${table.valid} >= 0`),
    check('validity_certificates_authority_is_short', sql`length(${table.authority}) BETWEEN 1 AND 120`),
    check('validity_certificates_issued_on_is_day', sql`${table.issuedOn} GLOB ${sql.raw(`'${day}'`)}`),
    check('validity_certificates_not_too_large', sql`length(${table.bytes}) BETWEEN 1 AND 2097152`),
    check(
      'validity_certificates_sha256_is_hex',
      sql`length(${table.sha256}) = 64 AND ${table.sha256} NOT GLOB '*[^0-9a-f]*'`,
    ),
    check('validity_certificates_uploaded_at_is_instant', sql`${table.uploadedAt} GLOB ${sql.raw(`'${instant}'`)}`),
  ],
)
