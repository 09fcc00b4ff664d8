import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import {
  approvals,
  destructions,
  initiatives,
  legalHolds,
  milestones,
  passkeys,
  removedStatements,
  results,
  statements,
} from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'

const aRequest = { kind: 'go-live', subject: '{}', requestedBy: 1, requestedAt: instant, endsAt: instant }
const decided = { decidedBy: 2, decidedAt: instant, outcome: 'approved' as const }
const aPasskey = {
  id: 'Zm9v_-9',
  organiserId: 1,
  name: 'Phone',
  publicKey: Buffer.alloc(77),
  counter: 0,
  transports: '["internal"]',
  addedAt: instant,
}
const aMilestone = { name: 'submitted' as const, day: '2026-11-22', notedAt: instant }
const aHold = { placedAt: instant, placedBy: 1, reference: 'T-123/26' }
const aMark = { id: 1, chain: Buffer.alloc(32), memberState: 'EE', removedOn: '2026-11-22', reason: 'withdrawn' }
const aResult = { memberState: 'EE', given: 5000, valid: 4500, reportedOn: '2026-11-22' }
const aCertificate = { id: 1, at: instant, facts: '{}', certificate: '{}', signature: Buffer.alloc(64) }

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

const keepRequest = (changes: object) =>
  database
    .insert(approvals)
    .values({ ...aRequest, ...changes })
    .run()
const keepHold = (changes: object) =>
  database
    .insert(legalHolds)
    .values({ ...aHold, ...changes })
    .run()
const keepMark = (changes: object) =>
  database
    .insert(removedStatements)
    .values({ ...aMark, ...changes })
    .run()
const keepCertificate = (changes: object) =>
  database
    .insert(destructions)
    .values({ ...aCertificate, ...changes })
    .run()

const tables: readonly TableCase[] = [
  [
    'approvals',
    keepRequest,
    [
      ['approvals_kind_is_code', { kind: '' }],
      ['approvals_kind_is_code', { kind: 'Go live' }],
      ['approvals_subject_is_json', { subject: 'EE' }],
      ['approvals_outcome_known', { ...decided, outcome: 'perhaps' }],
      ['approvals_decided_by_somebody', { ...decided, decidedBy: null }],
      ['approvals_decided_by_somebody', { decidedBy: 2 }],
      ['approvals_decided_sometime', { ...decided, decidedAt: null }],
      ['approvals_decided_sometime', { decidedAt: instant }],
      ['approvals_two_persons', { ...decided, decidedBy: 1 }],
      ['approvals_requested_at_is_instant', { requestedAt: '2026-11-22' }],
      ['approvals_ends_at_is_instant', { endsAt: 'tomorrow' }],
    ],
  ],
  [
    'passkeys',
    (changes: object) =>
      database
        .insert(passkeys)
        .values({ ...aPasskey, ...changes })
        .run(),
    [
      ['passkeys_id_is_base64url', { id: '' }],
      ['passkeys_id_is_base64url', { id: 'a+b=' }],
      ['passkeys_name_is_there', { name: '' }],
      ['passkeys_name_is_there', { name: 'x'.repeat(61) }],
      ['passkeys_transports_are_json', { transports: 'usb' }],
    ],
  ],
  [
    'milestones',
    (changes: object) =>
      database
        .insert(milestones)
        .values({ ...aMilestone, ...changes })
        .run(),
    [
      ['milestones_name_known', { name: 'forgotten' }],
      ['milestones_day_is_day', { day: '22/11/2026' }],
    ],
  ],
  [
    'legal_holds',
    keepHold,
    [
      ['legal_holds_reference_is_short', { reference: '' }],
      ['legal_holds_reference_is_short', { reference: 'x'.repeat(121) }],
    ],
  ],
  [
    'removed_statements',
    keepMark,
    [
      ['removed_statements_chain_length', { chain: Buffer.alloc(31) }],
      ['removed_statements_member_state_code', { memberState: 'ee' }],
      ['removed_statements_removed_on_is_day', { removedOn: instant }],
      ['removed_statements_reason_is_code', { reason: '' }],
      ['removed_statements_reason_is_code', { reason: 'Mari asked for it' }],
    ],
  ],
  [
    'results',
    (changes: object) =>
      database
        .insert(results)
        .values({ ...aResult, ...changes })
        .run(),
    [
      ['results_member_state_code', { memberState: 'Estonia' }],
      ['results_make_sense', { valid: 5001 }],
      ['results_make_sense', { valid: -1 }],
      ['results_reported_on_is_day', { reportedOn: 'today' }],
    ],
  ],
  [
    'destructions',
    keepCertificate,
    [
      ['destructions_only_one', { id: 2 }],
      ['destructions_certificate_is_json', { certificate: 'all gone' }],
      ['destructions_signature_length', { signature: Buffer.alloc(63) }],
      ['destructions_at_is_instant', { at: '2026-11-22' }],
    ],
  ],
]

eachRefuses(tables)

describe('a request', () => {
  it('waits once for one subject, and can be made again when it was decided', () => {
    keepRequest({})
    expect(refusalOf(() => keepRequest({ requestedBy: 3 }))).toContain('approvals.kind, approvals.subject')
    database.update(approvals).set(decided).run()
    expect(refusalOf(() => keepRequest({}))).toBe('nothing refused it')
  })

  it.each([{ outcome: 'refused' as const }, { decidedBy: 3 }, { requestedBy: 3 }])(
    'stands once decided: approvals_stand_once_decided against %o',
    (changes) => {
      keepRequest(decided)
      const change = () => database.update(approvals).set(changes).run()
      expect(refusalOf(change)).toContain('approvals_stand_once_decided')
    },
  )

  it.each([{ kind: 'destroy' }, { subject: '{"memberState":"EE"}' }, { requestedBy: 3 }])(
    'becomes no other while it waits: approvals_stand_once_decided against %o',
    (changes) => {
      keepRequest({})
      const change = () => database.update(approvals).set(changes).run()
      expect(refusalOf(change)).toContain('approvals_stand_once_decided')
    },
  )

  it('is never removed', () => {
    keepRequest({})
    expect(refusalOf(() => database.delete(approvals).run())).toContain('approvals_are_never_removed')
  })
})

it('one hold is in force at a time; one that was lifted makes way', () => {
  keepHold({})
  expect(refusalOf(() => keepHold({ reference: 'T-124/26' }))).toContain('legal_holds_one_at_a_time')
  database.update(legalHolds).set({ liftedAt: instant }).run()
  expect(refusalOf(() => keepHold({}))).toBe('nothing refused it')
})

it('what remains of a removed statement is never changed', () => {
  keepMark({})
  const change = () => database.update(removedStatements).set({ reason: 'other' }).run()
  expect(refusalOf(change)).toContain('removed_statements_are_never_changed')
})

it('a certificate of destruction stands', () => {
  keepCertificate({})
  const change = () => database.update(destructions).set({ certificate: '[]' }).run()
  expect(refusalOf(change)).toContain('destructions_stand')
})

describe('the initiative', () => {
  const importOne = () => database.insert(initiatives).values({ id: 1, content: '{}', importedAt: instant }).run()
  const set = (changes: object) => () => database.update(initiatives).set(changes).where(eq(initiatives.id, 1)).run()

  it.each([
    ['initiatives_live_is_final', 'liveAt'],
    ['initiatives_closed_is_final', 'closedAt'],
  ])('keeps what cannot be taken back: %s', (trigger, column) => {
    importOne()
    expect(refusalOf(set({ [column]: instant }))).toBe('nothing refused it')
    expect(refusalOf(set({ [column]: null }))).toContain(trigger)
    expect(refusalOf(set({ [column]: '2026-11-23T11:00:00.000Z' }))).toContain(trigger)
  })
})

describe('a statement', () => {
  const aStatement = {
    id: 1,
    identifier: '6f1c1a52-8a3e-8c55-9b11-0c6f6f7a3b21',
    memberState: 'EE',
    fingerprint: Buffer.alloc(32, 1),
    sealed: 'eyJhbGciOiJFQ0RILUVTIn0..aa.bb.cc',
    signedOn: '2026-11-22',
    language: 'en',
    chain: Buffer.alloc(32),
  }
  const remove = () => database.delete(statements).run()

  beforeEach(() => {
    database.insert(initiatives).values({ id: 1, content: '{}', importedAt: instant, liveAt: instant }).run()
    database.insert(statements).values(aStatement).run()
  })

  it('is not removed without a mark once the collection is live', () => {
    expect(refusalOf(remove)).toContain('statements_leave_a_mark')
    keepMark({})
    expect(refusalOf(remove)).toBe('nothing refused it')
  })

  it('is removed without one when all are destroyed', () => {
    keepCertificate({})
    expect(refusalOf(remove)).toBe('nothing refused it')
  })
})
