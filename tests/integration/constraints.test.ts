import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { audit, clockMarks, initiatives, noise, sealingKeys, statements, tallies, usedChallenges } from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'

const aStatement = {
  identifier: '6f1c1a52-8a3e-8c55-9b11-0c6f6f7a3b21',
  memberState: 'EE',
  fingerprint: Buffer.alloc(32, 1),
  sealed: 'eyJhbGciOiJFQ0RILUVTIn0..aa.bb.cc',
  signedOn: '2026-11-22',
  language: 'en',
  chain: Buffer.alloc(32),
}
const aChallenge = { nonce: 'ab'.repeat(16), sentAs: aStatement.identifier, expiresAt: instant }
const anInitiative = { id: 1, content: '{}', importedAt: instant }
const aKey = { id: 'k'.repeat(43), x: 'x'.repeat(43), installedAt: instant }
const anEvent = { at: instant, event: 'signed-in', chain: Buffer.alloc(32) }

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

describe('the statements table refuses', () => {
  const keep = (changes: object) =>
    database
      .insert(statements)
      .values({ ...aStatement, ...changes })
      .run()

  it.each([
    ['statements_identifier_is_uuid', { identifier: 'Mari' }],
    ['statements_member_state_code', { memberState: 'ee' }],
    ['statements_fingerprint_length', { fingerprint: Buffer.alloc(31) }],
    ['statements_sealed_is_jwe', { sealed: 'Mari Maasikas' }],
    ['statements_sealed_is_jwe', { sealed: 'eyJ..a.b.{"familyNames":"Maasikas"}' }],
    ['statements_signed_on_is_day', { signedOn: '22/11/2026' }],
    ['statements_language_code', { language: 'English' }],
    ['statements_chain_length', { chain: Buffer.alloc(31) }],
  ])('%s', (constraint, changes) => {
    expect(refusalOf(() => keep(changes))).toContain(constraint)
  })

  it.each([
    ['statements.fingerprint', { identifier: '6f1c1a52-8a3e-8c55-9b11-0c6f6f7a3b22' }],
    ['statements.identifier', { fingerprint: Buffer.alloc(32, 9) }],
  ])('a second %s', (column, changes) => {
    keep({})
    expect(refusalOf(() => keep(changes))).toContain(column)
  })

  it('any change', () => {
    keep({})
    const change = () => database.update(statements).set({ memberState: 'DE' }).run()
    expect(refusalOf(change)).toContain('statements_are_never_changed')
  })
})

const tables: readonly TableCase[] = [
  [
    'used_challenges',
    (changes: object) =>
      database
        .insert(usedChallenges)
        .values({ ...aChallenge, ...changes })
        .run(),
    [
      ['used_challenges_nonce_is_hex', { nonce: 'not hex' }],
      ['used_challenges_expires_at_is_instant', { expiresAt: 'tomorrow' }],
    ],
  ],
  [
    'noise',
    (changes: object) =>
      database
        .insert(noise)
        .values({
          slot: 1,
          identifier: 'x',
          memberState: 'EE',
          fingerprint: Buffer.alloc(32),
          sealed: '000',
          ...changes,
        })
        .run(),
    [
      ['noise_sealed_is_blank', { sealed: 'eyJhbGciOiJFQ0RILUVTIn0..aa.bb.cc' }],
      ['noise_fingerprint_length', { fingerprint: Buffer.alloc(31) }],
    ],
  ],
  [
    'tallies',
    (changes: object) =>
      database
        .insert(tallies)
        .values({ memberState: 'EE', ...changes })
        .run(),
    [
      ['tallies_member_state_code', { memberState: 'Estonia' }],
      ['tallies_not_negative', { counted: -1 }],
      ['tallies_not_negative', { repeated: -1 }],
    ],
  ],
  [
    'initiatives',
    (changes: object) =>
      database
        .insert(initiatives)
        .values({ ...anInitiative, ...changes })
        .run(),
    [
      ['initiatives_only_one', { id: 2 }],
      ['initiatives_content_is_json', { content: 'swifts' }],
      ['initiatives_imported_at_is_instant', { importedAt: '2026-11-22' }],
    ],
  ],
  [
    'sealing_keys',
    (changes: object) =>
      database
        .insert(sealingKeys)
        .values({ ...aKey, ...changes })
        .run(),
    [
      ['sealing_keys_id_is_thumbprint', { id: 'short' }],
      ['sealing_keys_x_is_32_bytes', { x: 'short' }],
      ['sealing_keys_sample_has_proof', { sample: 'eyJ..a.b.c' }],
      ['sealing_keys_proof_digest_length', { sample: 'eyJ..a.b.c', proofDigest: Buffer.alloc(5) }],
    ],
  ],
  [
    'audit',
    (changes: object) =>
      database
        .insert(audit)
        .values({ ...anEvent, ...changes })
        .run(),
    [
      ['audit_at_is_instant', { at: 'now' }],
      ['audit_event_is_code', { event: 'Mari signed' }],
      ['audit_sha256_is_hex', { sha256: 'XYZ' }],
      ['audit_chain_length', { chain: Buffer.alloc(33) }],
    ],
  ],
  [
    'clock_marks',
    (changes: object) =>
      database
        .insert(clockMarks)
        .values({ id: 1, at: instant, ...changes })
        .run(),
    [
      ['clock_marks_only_one', { id: 2 }],
      ['clock_marks_at_is_instant', { at: 'noon' }],
    ],
  ],
]

eachRefuses(tables)

describe('the audit', () => {
  it.each([
    ['audit_is_never_changed', () => database.update(audit).set({ event: 'signed-out' }).run()],
    ['audit_is_never_shortened', () => database.delete(audit).run()],
  ])('%s', (trigger, change) => {
    database.insert(audit).values(anEvent).run()
    expect(refusalOf(change)).toContain(trigger)
  })
})
