import { describe, expect, test } from 'vitest'
import { statements } from '#db/schema'
import { eci2019 } from '#lib/rules/eci-2019/index'
import type { Batch } from '#lib/organising/batches'
import { noteManifest } from '#lib/organising/hand-over'
import { noteBatchResult, noteReceipt, outcomeOf, type ReturnedResult } from '#lib/organising/returns'
import { submissionOf } from '#lib/organising/submission'
import { watch } from '#lib/organising/watching'
import { removeValidityCertificate, uploadValidityCertificate } from '#lib/organising/validity-certificates'
import { aBatchCollection, receiptOf, sha256Of, today, type BatchCollection } from '#tests/support/batches'
import { certain } from '#tests/support/certain'
import { aPdf } from '#tests/support/pictures'

const json = (value: object): Buffer => Buffer.from(JSON.stringify(value))

/** Estonia's first batch, of five statements. */
async function aBatch(): Promise<BatchCollection & { readonly batch: Batch }> {
  const collection = aBatchCollection()
  await collection.record({ memberState: 'EE' }, 5)
  const batch = await collection.batchOf('EE')
  return { ...collection, batch }
}

/** The package's manifest, as opening the export writes it. */
const manifestOf = ({ collection, batch, fileOf }: BatchCollection & { readonly batch: Batch }): object => {
  const lines = fileOf(batch.id).trimEnd().split('\n')
  return {
    format: 'colligo-package/2',
    initiative: collection().initiative?.registrationNumber,
    memberState: 'EE',
    statements: 'counted',
    batch: { number: 1 },
    exportedAt: batch.frozenAt.toISOString(),
    count: 5,
    export: { sha256: (JSON.parse(lines.at(-1)!) as { sha256: string }).sha256 },
  }
}

describe('the manifest of a package', () => {
  test('gives the digest that answers are held against', async () => {
    const here = await aBatch()
    const { organising, handingOver, batch } = here
    const manifest = manifestOf(here)
    const note = (changes: object) =>
      noteManifest(organising, handingOver, { id: batch.id, bytes: json({ ...manifest, ...changes }) }, 1)
    for (const [changes, code] of [
      [{ format: 'colligo-result/1' }, 'other-format'],
      [{ initiative: 'ECI(2026)999999' }, 'other-initiative'],
      [{ memberState: 'LV' }, 'other-member-state'],
      [{ statements: 'suspect' }, 'other-kind'],
      [{ batch: { number: 2 } }, 'other-batch'],
      [{ exportedAt: new Date(0).toISOString() }, 'other-batch'],
      [{ export: { sha256: 'ab'.repeat(32) } }, 'other-batch'],
      [{ count: 4 }, 'count-differs'],
    ] as const) {
      expect(note(changes), code).toMatchObject({ ok: false, problem: [{ code }] })
    }
    certain(note({}))
    expect(handingOver.batch(batch.id)?.manifestSha256).toBe(sha256Of(JSON.stringify(manifest)))
    const answer = (manifestSha256: string) =>
      noteReceipt(organising, handingOver, { id: batch.id, bytes: receiptOf(here, 5, { manifestSha256 }) }, 1)
    expect(answer('cd'.repeat(32))).toMatchObject({ problem: [{ code: 'other-manifest' }] })
    certain(answer(sha256Of(JSON.stringify(manifest))))
    expect(note({})).toEqual({ ok: false, problem: 'locked' })
  })
})

describe('a receipt', () => {
  test('is refused where it is of something else, and locks the batch where it is right', async () => {
    const here = await aBatch()
    const { organising, handingOver, batch, auditTrail } = here
    const bytes = receiptOf(here, 4)
    expect(noteReceipt(organising, handingOver, { id: batch.id, bytes }, 1)).toEqual({
      ok: false,
      problem: [{ code: 'count-differs', expected: 5, found: 4 }],
    })
    expect(handingOver.batch(batch.id)?.received).toBeNull()
    const right = receiptOf(here, 5, { manifestSha256: 'ab'.repeat(32) })
    certain(noteReceipt(organising, handingOver, { id: batch.id, bytes: right }, 1))
    // The authority's word on the package is kept where organisers had none.
    expect(handingOver.batch(batch.id)).toMatchObject({
      received: { on: today, by: 'Rahvastikuregister' },
      handedOver: { on: today },
      manifestSha256: 'ab'.repeat(32),
    })
    expect(auditTrail(1)).toMatchObject([{ event: 'receipt-noted', memberState: 'EE', count: 5 }])
    expect(noteReceipt(organising, handingOver, { id: batch.id, bytes: right }, 1)).toMatchObject({ problem: 'locked' })
  })
})

describe('a result', () => {
  const letter = {
    ...{
      'under-age': '',
      'not-a-national': '',
      incomplete: '',
      unreadable: '',
      repeated: '',
      'not-found': '',
      other: '',
    },
    ...{ valid: '4', authority: 'Rahvastikuregister', issuedOn: today },
  }

  test('by file, table and letter: the last stands, the forecast begins with it, and no identifier is kept', async () => {
    const here = await aBatch()
    const { organising, handingOver, batch, collection, database, watching } = here
    const identifiers = database.select({ identifier: statements.identifier }).from(statements).all()
    const note = (result: ReturnedResult) => noteBatchResult(organising, handingOver, { id: batch.id, result }, 1)
    const perIdentifier = identifiers.map(({ identifier }, index) =>
      index < 2 ? { identifier, valid: false, reason: 'not-found' } : { identifier, valid: true },
    )
    const file = json({
      ...{
        format: 'colligo-result/1',
        initiative: collection().initiative?.registrationNumber,
        memberState: 'EE',
        batch: 1,
      },
      ...{ received: 5, valid: 3, invalid: [{ reason: 'not-found', count: 2 }], perIdentifier },
      ...{ authority: 'Rahvastikuregister', issuedOn: today },
    })
    certain(note({ way: 'file', bytes: file }))
    expect(handingOver.outcomes()).toMatchObject([
      { way: 'file', valid: 3, invalid: [{ reason: 'not-found', count: 2 }] },
    ])
    expect(handingOver.batch(batch.id)?.received).toEqual({ on: today, by: 'Rahvastikuregister' })
    expect(watch(watching).results).toEqual([{ memberState: 'EE', given: 5, valid: 3, reportedOn: today }])

    const about = { authority: 'Rahvastikuregister', issuedOn: today, namesInvalidOnly: false }
    const rows = perIdentifier.map(
      ({ identifier, valid }, index) => `${identifier};${valid && index > 2 ? 'yes' : 'no'};`,
    )
    certain(note({ way: 'list', bytes: Buffer.from(rows.join('\n')), about }))
    expect(handingOver.outcomes()).toMatchObject([{ way: 'list', valid: 2, invalid: [{ reason: 'other', count: 3 }] }])
    const strange = Buffer.from(`${rows.slice(1).join('\n')}\n2b1f3a50-7c4e-8d19-a6b2-0f5e4c3d2a19;yes`)
    expect(note({ way: 'list', bytes: strange, about })).toEqual({
      ok: false,
      problem: [{ code: 'unknown-identifier', line: 5 }],
    })

    certain(note({ way: 'letter', typed: letter }))
    expect(watch(watching).results).toMatchObject([{ given: 5, valid: 4 }])
    const { batches, outcomes } = { batches: handingOver.batches(), outcomes: handingOver.outcomes() }
    expect(outcomeOf('EE', { batches, outcomes })).toEqual({
      given: 5,
      valid: 4,
      invalid: [{ reason: 'other', count: 1 }],
    })
    expect(outcomeOf('DE', { batches, outcomes })).toBeNull()
    const kept = database.$client
      .prepare("SELECT group_concat(sql, ' ') FROM sqlite_master WHERE name LIKE 'batch_result%'")
      .pluck()
      .get()
    expect(kept).not.toContain('identifier')
  })

  test('of several batches adds up, and is the road’s', async () => {
    const here = await aBatch()
    const { organising, handingOver, batch, record, batchOf, collectionSwitch, road, agreedOn } = here
    const stateOf = (step: string) => road().find((one) => one.step === step)?.state
    await record({ memberState: 'EE' }, 7)
    const second = await batchOf('EE')
    collectionSwitch.setClosed()
    expect([stateOf('handover'), stateOf('results')]).toEqual(['open', 'later'])
    for (const [id, valid] of [
      [batch.id, '4'],
      [second.id, '6'],
    ] as const) {
      certain(
        noteBatchResult(organising, handingOver, { id, result: { way: 'letter', typed: { ...letter, valid } } }, 1),
      )
    }
    expect(here.resultKeeping.results()).toEqual([{ memberState: 'EE', given: 12, valid: 10, reportedOn: today }])
    expect([stateOf('handover'), stateOf('results')]).toEqual(['done', 'done'])
    expect(await agreedOn('dissolve-batch', { batch: batch.id, memberState: 'EE', reason: 'other' })).toMatchObject({
      problem: { failed: 'locked' },
    })
  })
})

describe('certificates of the authorities', () => {
  const form = { memberState: 'EE', valid: '61 003', authority: 'Rahvastikuregister', issuedOn: today, file: aPdf() }

  test('are kept with what they say, replaced and taken away', async () => {
    const { organising, certificateKeeping: keeping, auditTrail } = await aBatch()
    const upload = (changes: object) => uploadValidityCertificate(organising, keeping, { ...form, ...changes }, 1)
    expect(upload({ memberState: 'XX', valid: 'many', authority: '', issuedOn: '2099-01-01', file: null })).toEqual({
      ok: false,
      problem: {
        memberState: 'choose-member-state',
        valid: 'no-number',
        authority: 'missing',
        issuedOn: 'still-to-come',
        file: 'missing',
      },
    })
    expect(upload({ file: Buffer.from('MZ') })).toEqual({ ok: false, problem: { file: 'no-pdf' } })
    expect(upload({ file: aPdf(2 * 1024 * 1024 + 1) })).toEqual({ ok: false, problem: { file: 'too-heavy' } })
    certain(upload({}))
    certain(upload({ valid: '61004' }))
    expect(keeping.certificates()).toMatchObject([{ memberState: 'EE', valid: 61_004, sha256: sha256Of(form.file) }])
    expect(keeping.file('EE')).toEqual(form.file)
    removeValidityCertificate(organising, keeping, 'EE', 1)
    removeValidityCertificate(organising, keeping, 'EE', 1)
    expect(keeping.file('EE')).toBeNull()
    expect(auditTrail(2).map(({ event }) => event)).toEqual([
      'validity-certificate-removed',
      'validity-certificate-uploaded',
    ])
  })

  test('come to what the Commission is told, with what is missing', async () => {
    const { collection } = await aBatch()
    const { initiative } = collection()
    const certificate = (memberState: 'EE' | 'DE' | 'FR' | 'IT' | 'ES' | 'PL' | 'NL', valid: number) => ({
      ...{ memberState, valid, authority: 'A', issuedOn: today, sha256: '', size: 1 },
    })
    const some = submissionOf({
      initiative,
      pack: eci2019,
      certificates: [certificate('EE', 61_003)],
      withStatements: ['EE', 'DE'],
    })
    expect(some).toMatchObject({ total: 61_003, reached: 1, withoutCertificate: ['DE'] })
    expect(some.missing).toEqual(['certificates', 'too-few-statements', 'too-few-member-states'])
    const seven = (['EE', 'DE', 'FR', 'IT', 'ES', 'PL', 'NL'] as const).map((code) => certificate(code, 150_000))
    const whole = submissionOf({ initiative, pack: eci2019, certificates: seven, withStatements: ['EE', 'DE'] })
    expect(whole).toMatchObject({ total: 1_050_000, reached: 7, missing: [], lastCertificateOn: today })
    expect(submissionOf({ initiative: null, pack: eci2019, certificates: seven, withStatements: [] }).missing).toEqual([
      'no-initiative',
    ])
  })
})
