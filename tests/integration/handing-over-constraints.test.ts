import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { statementLinks } from '#db/chain'
import { freezeBatch } from '#db/export-batches'
import {
  batchedStatements,
  batchResultReasons,
  batchResults,
  exportBatches,
  removedStatements,
  statements,
  validityCertificates,
  withdrawalWishes,
} from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'
const day = '2026-11-22'
const hash = 'ab'.repeat(32)

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

const aBatch = { memberState: 'EE', kind: 'counted' as const, number: 1, approvalId: 1, frozenAt: instant, count: 3 }
const given = { handedOverOn: day, handedOverHow: 'By courier' }
const received = { ...given, receivedOn: day, receivedBy: 'Rahvastikuregister' }
const dissolved = { dissolvedAt: instant, dissolvedReason: 'other' }
const aResult = {
  batchId: 1,
  valid: 3,
  way: 'file' as const,
  authority: 'Rahvastikuregister',
  issuedOn: day,
  notedAt: instant,
}
const aCertificate = {
  memberState: 'EE',
  valid: 3,
  authority: 'Rahvastikuregister',
  issuedOn: day,
  bytes: Buffer.from('%PDF-1.7'),
  sha256: hash,
  uploadedAt: instant,
}

const keepBatch = (changes: object) =>
  database
    .insert(exportBatches)
    .values({ ...aBatch, ...changes })
    .run()

const tables: readonly TableCase[] = [
  [
    'export_batches',
    keepBatch,
    [
      ['export_batches_member_state_code', { memberState: 'ee' }],
      ['export_batches_kind_known', { kind: 'some' }],
      ['export_batches_numbers_make_sense', { number: 0 }],
      ['export_batches_numbers_make_sense', { count: -1 }],
      ['export_batches_frozen_at_is_instant', { frozenAt: day }],
      ['export_batches_header_is_json', { header: 'EE' }],
      ['export_batches_sha256_is_hex', { sha256: 'ab' }],
      ['export_batches_sha256_is_hex', { sha256: hash.toUpperCase() }],
      ['export_batches_manifest_is_hex', { manifestSha256: 'x'.repeat(64) }],
      ['export_batches_days_are_days', { ...given, handedOverOn: 'today' }],
      ['export_batches_days_are_days', { ...received, receivedOn: 'today' }],
      ['export_batches_handed_over_somehow', { handedOverOn: day }],
      ['export_batches_handed_over_somehow', { ...given, handedOverHow: '' }],
      ['export_batches_received_by_somebody', { ...given, receivedOn: day }],
      ['export_batches_received_by_somebody', { ...received, receivedBy: 'x'.repeat(121) }],
      ['export_batches_received_once_given', { ...received, handedOverOn: null, handedOverHow: null }],
      ['export_batches_dissolved_for_a_reason', { dissolvedAt: instant }],
      ['export_batches_dissolved_reason_is_code', { ...dissolved, dissolvedReason: 'Because' }],
      ['export_batches_dissolved_before_receipt', { ...received, ...dissolved }],
    ],
  ],
  [
    'batch_results',
    (changes) =>
      database
        .insert(batchResults)
        .values({ ...aResult, ...changes })
        .run(),
    [
      ['batch_results_numbers_make_sense', { valid: -1 }],
      ['batch_results_numbers_make_sense', { sampleSize: -1 }],
      ['batch_results_way_known', { way: 'hearsay' }],
      ['batch_results_authority_is_short', { authority: '' }],
      ['batch_results_issued_on_is_day', { issuedOn: instant }],
      ['batch_results_noted_at_is_instant', { notedAt: day }],
    ],
  ],
  [
    'batch_result_reasons',
    (changes) =>
      database
        .insert(batchResultReasons)
        .values({ batchId: 1, reason: 'not-found', count: 1, ...changes })
        .run(),
    [
      ['batch_result_reasons_reason_is_code', { reason: 'Not found' }],
      ['batch_result_reasons_count_positive', { count: 0 }],
    ],
  ],
  [
    'validity_certificates',
    (changes) =>
      database
        .insert(validityCertificates)
        .values({ ...aCertificate, ...changes })
        .run(),
    [
      ['validity_certificates_member_state_code', { memberState: 'Estonia' }],
      ['validity_certificates_valid_not_negative', { valid: -1 }],
      ['validity_certificates_authority_is_short', { authority: 'x'.repeat(121) }],
      ['validity_certificates_issued_on_is_day', { issuedOn: instant }],
      ['validity_certificates_not_too_large', { bytes: Buffer.alloc(2 * 1024 * 1024 + 1) }],
      ['validity_certificates_sha256_is_hex', { sha256: 'ab' }],
      ['validity_certificates_uploaded_at_is_instant', { uploadedAt: day }],
    ],
  ],
]

eachRefuses(tables)

/** Three statements of Estonia, frozen in batch 1 of a live collection. */
function freezeThree(): void {
  const linkTo = statementLinks(database)
  for (const number of [1, 2, 3]) {
    const identifier = `00000000-0000-8000-8000-00000000000${String(number)}`
    const row = { identifier, memberState: 'EE', fingerprint: Buffer.alloc(32, number), sealed: 'ey..a.b.c' }
    const whole = { ...row, signedOn: day, language: 'en' }
    database
      .insert(statements)
      .values({ ...whole, chain: linkTo(whole) })
      .run()
  }
  database.$client.exec(
    `INSERT INTO initiatives (id, content, imported_at, live_at) VALUES (1, '{}', '${instant}', '${instant}')`,
  )
  const at = new Date(instant)
  expect(
    freezeBatch(database, { memberState: 'EE', kind: 'counted', approvalId: 1, at, headerOf: () => '{}' }),
  ).toMatchObject({
    number: 1,
    count: 3,
  })
}

const changeBatch = (changes: object) => () => database.update(exportBatches).set(changes).run()

describe('a frozen batch', () => {
  beforeEach(freezeThree)

  it('shares no statement with another', () => {
    keepBatch({ number: 2, approvalId: 2, count: 0 })
    const again = () => database.insert(batchedStatements).values({ statementId: 2, batchId: 2 }).run()
    expect(refusalOf(again)).toContain('UNIQUE constraint failed: batched_statements.statement_id')
  })

  it.each([
    [
      'batched_statements_are_frozen',
      () => database.insert(batchedStatements).values({ statementId: 9, batchId: 1 }).run(),
    ],
    [
      'batched_statements_are_frozen',
      () => database.insert(batchedStatements).values({ statementId: 9, batchId: 7 }).run(),
    ],
    ['batched_statements_never_move', () => database.update(batchedStatements).set({ batchId: 2 }).run()],
    ['batched_statements_stay', () => database.delete(batchedStatements).run()],
    ['export_batches_are_never_removed', () => database.delete(exportBatches).run()],
    ['export_batches_stand', changeBatch({ number: 2 })],
    ['export_batches_stand', changeBatch({ count: 2 })],
    ['export_batches_stand', changeBatch({ header: '[]' })],
    ['export_batches_stand', changeBatch({ header: null })],
    [
      'withdrawal_wishes_are_of_batches',
      () => database.insert(withdrawalWishes).values({ statementId: 9, notedOn: day }).run(),
    ],
    [
      'withdrawal_wishes_noted_on_is_day',
      () => database.insert(withdrawalWishes).values({ statementId: 1, notedOn: instant }).run(),
    ],
  ])('stands: %s', (rule, change) => {
    expect(refusalOf(change)).toContain(rule)
  })

  it('keeps its statements, also those that have left their mark', () => {
    const mark = { id: 2, chain: Buffer.alloc(32), memberState: 'EE', removedOn: day, reason: 'withdrawn' }
    database.insert(removedStatements).values(mark).run()
    const remove = () => database.$client.prepare('DELETE FROM statements WHERE id = 2').run()
    expect(refusalOf(remove)).toContain('statements_of_a_batch_stay')
  })

  it('keeps the wishes of its signatories', () => {
    database.insert(withdrawalWishes).values({ statementId: 1, notedOn: day }).run()
    expect(refusalOf(() => database.delete(withdrawalWishes).run())).toContain('withdrawal_wishes_stay')
  })

  it('takes the digest of its file once', () => {
    database.update(exportBatches).set({ sha256: hash }).run()
    expect(refusalOf(changeBatch({ sha256: hash.replace('a', 'c') }))).toContain('export_batches_stand')
    expect(refusalOf(changeBatch({ sha256: null }))).toContain('export_batches_stand')
  })

  it('is locked by a receipt, but for a digest that nobody had shown', () => {
    database.update(exportBatches).set(received).run()
    for (const change of [
      { receivedBy: 'Mallory' },
      { handedOverOn: '2026-11-23' },
      { receivedOn: null, receivedBy: null },
    ]) {
      expect(refusalOf(changeBatch(change))).toContain('export_batches_locked_by_receipt')
    }
    expect(refusalOf(changeBatch({ manifestSha256: hash }))).toBe('nothing refused it')
    expect(refusalOf(changeBatch({ manifestSha256: null }))).toContain('export_batches_locked_by_receipt')
  })

  it('is dissolved for good', () => {
    database.update(exportBatches).set(dissolved).run()
    for (const change of [given, { dissolvedAt: null, dissolvedReason: null }]) {
      expect(refusalOf(changeBatch(change))).toContain('export_batches_dissolved_for_good')
    }
    expect(refusalOf(() => database.delete(batchedStatements).run())).toBe('nothing refused it')
  })

  it('loses its header, and lets its statements go, once they are destroyed', () => {
    database.$client.exec(`INSERT INTO destructions (id, at, facts) VALUES (1, '${instant}', '{}')`)
    expect(refusalOf(changeBatch({ header: null }))).toBe('nothing refused it')
    expect(refusalOf(() => database.delete(statements).run())).toBe('nothing refused it')
    expect(refusalOf(() => database.delete(batchedStatements).run())).toBe('nothing refused it')
    expect(refusalOf(() => database.delete(exportBatches).run())).toContain('export_batches_are_never_removed')
  })
})
