import { describe, expect, test } from 'vitest'
import { beginDestruction, deleteSome } from '#db/destructions'
import { suspectStatements } from '#db/schema'
import type { ExportHeader } from '#lib/exporting/export-format'
import { progressOf } from '#lib/organising/batches'
import { readyFor } from '#lib/organising/exports'
import { noteHandOver } from '#lib/organising/hand-over'
import { noteReceipt } from '#lib/organising/returns'
import {
  aBatchCollection,
  received,
  receiptOf,
  sealedIn,
  sha256Of,
  today,
  type BatchCollection,
} from '#tests/support/batches'
import { certain } from '#tests/support/certain'
import { examined, patientIn } from '#tests/support/patient'
import { join } from 'node:path'

const unbatchedOf = ({ handingOver }: BatchCollection): readonly unknown[] =>
  handingOver.unbatched().map(({ memberState, counted, suspect }) => [memberState, counted, suspect])

describe('a batch', () => {
  test('is the same file whenever it is downloaded; what comes later goes into the next, and none into both', async () => {
    const collection = aBatchCollection()
    const { handingOver, record, batchOf, fileOf, approvals } = collection
    await record({ memberState: 'EE' }, 503)
    await record({ memberState: 'DE' }, 2)
    const first = await batchOf('EE')
    expect(first).toMatchObject({ number: 1, count: 503, sha256: null, which: 'counted', handedOver: null })
    const file = fileOf(first.id)
    expect(unbatchedOf(collection)).toEqual([
      ['DE', 2, 0],
      ['EE', 0, 0],
    ])
    await record({ memberState: 'EE' }, 4)
    expect(fileOf(first.id)).toBe(file)
    expect(handingOver.batch(first.id)?.sha256).toBe(
      sha256Of(`${file.trimEnd().split('\n').slice(0, -1).join('\n')}\n`),
    )
    expect(JSON.parse(file.split('\n')[0]!) as ExportHeader).toMatchObject({
      format: 'colligo-export/2',
      batch: { number: 1 },
      exportedAt: first.frozenAt.toISOString(),
      recipient: null,
      isPractice: false,
    })

    const second = await batchOf('EE')
    expect(second).toMatchObject({ number: 2, count: 4 })
    const both = [...sealedIn(file), ...sealedIn(fileOf(second.id))]
    expect(new Set(both).size).toBe(507)
    expect(sealedIn(file)).toHaveLength(503)
    expect(await collection.agreedOn('export', { memberStates: ['EE'] })).toMatchObject({
      problem: { failed: 'nothing-to-export' },
    })
    expect(readyFor(approvals.standing('export'), handingOver.batches(), 1).map(({ batch }) => batch.id)).toEqual([
      1, 2,
    ])
    expect(readyFor(approvals.standing('export'), handingOver.batches(), 2)).toEqual([])
  })

  test('that is not what it was is not downloaded whole', async () => {
    const { record, batchOf, fileOf, database } = aBatchCollection()
    await record({ memberState: 'EE' }, 3)
    const { id } = await batchOf('EE')
    fileOf(id)
    database.$client.exec('DROP TRIGGER statements_are_never_changed')
    database.$client.exec("UPDATE statements SET sealed = 'eyX..a.b.c' WHERE id = 2")
    expect(() => fileOf(id)).toThrow('a frozen batch is not what it was')
  })

  test('of those under suspicion is one of its own, and says what has changed since', async () => {
    const collection = aBatchCollection()
    const { record, batchOf, database, handingOver } = collection
    await record({ memberState: 'EE' }, 5)
    const suspects = [2, 4].map((statementId) => ({ statementId, suspicionId: 1 }))
    database.insert(suspectStatements).values(suspects).run()
    expect(unbatchedOf(collection)).toEqual([['EE', 3, 2]])
    expect(await batchOf('EE')).toMatchObject({ number: 1, count: 3 })
    expect(await batchOf('EE', 'suspect')).toMatchObject({ number: 1, count: 2 })
    expect(unbatchedOf(collection)).toEqual([['EE', 0, 0]])
    database.insert(suspectStatements).values({ statementId: 1, suspicionId: 2 }).run()
    database.$client.exec('DELETE FROM suspect_statements WHERE statement_id = 4')
    expect(handingOver.changed()).toEqual([
      { batchId: 1, wished: 0, otherKind: 1 },
      { batchId: 2, wished: 0, otherKind: 1 },
    ])
  })

  test('is downloaded once more when two agree again, by whoever asked', async () => {
    let now = new Date()
    const { record, batchOf, approvals, handingOver, agreedOn } = aBatchCollection({ now: () => now })
    await record({ memberState: 'EE' }, 1)
    const { id } = await batchOf('EE')
    now = new Date(now.getTime() + 80 * 60 * 60 * 1000)
    const ready = () => readyFor(approvals.standing('export'), handingOver.batches(), 1)
    expect(ready()).toEqual([])
    certain(await agreedOn('export', { batch: id, memberState: 'EE' }))
    expect(ready()).toMatchObject([{ batch: { id } }])
    expect(handingOver.batches()).toHaveLength(1)
    expect(await agreedOn('export', { batch: 7, memberState: 'EE' })).toMatchObject({
      problem: { failed: 'no-such-batch' },
    })
  })

  test('is dissolved by two until the receipt; its number is not used again', async () => {
    const collection = aBatchCollection()
    const { record, batchOf, fileOf, agreedOn, handingOver, auditTrail, exporting } = collection
    await record({ memberState: 'EE' }, 3)
    const { id } = await batchOf('EE')
    const file = fileOf(id)
    certain(await agreedOn('dissolve-batch', { batch: id, memberState: 'EE', reason: 'suspicion' }))
    expect(auditTrail(1)).toMatchObject([{ event: 'batch-dissolved', organiserId: 1, subjectId: 2, count: 3 }])
    expect(exporting.frozen(id)).toBeNull()
    expect(unbatchedOf(collection)).toEqual([['EE', 3, 0]])
    const next = await batchOf('EE')
    expect(next).toMatchObject({ number: 2, count: 3 })
    expect(sealedIn(fileOf(next.id))).toEqual(sealedIn(file))

    const wrong = { id: next.id, bytes: receiptOf(collection, 3) }
    expect(noteReceipt(collection.organising, handingOver, wrong, 1)).toMatchObject({
      problem: [{ code: 'other-batch', expected: 2, found: 1 }],
    })
    certain(
      noteReceipt(collection.organising, handingOver, { ...wrong, bytes: receiptOf(collection, 3, { batch: 2 }) }, 1),
    )
    const dissolve = { batch: next.id, memberState: 'EE', reason: 'other' }
    expect(await agreedOn('dissolve-batch', dissolve)).toMatchObject({ problem: { failed: 'locked' } })
    expect(await agreedOn('dissolve-batch', { ...dissolve, batch: id })).toMatchObject({
      problem: { failed: 'no-such-batch' },
    })
    expect(handingOver.batch(next.id)).toMatchObject({
      received: { on: today, by: 'Rahvastikuregister' },
      dissolved: null,
    })
  })

  test('of practice is wiped with everything else on going live', async () => {
    const { record, batchOf, fileOf, handingOver, collectionSwitch, database } = aBatchCollection({ isLive: false })
    await record({ memberState: 'EE' }, 2)
    const { id } = await batchOf('EE')
    expect(JSON.parse(fileOf(id).split('\n')[0]!)).toMatchObject({ isPractice: true })
    collectionSwitch.goLive()
    expect(handingOver.batches()).toEqual([])
    expect(database.$client.prepare('SELECT count(*) FROM batched_statements').pluck().get()).toBe(0)
  })

  test('leaves its count, day and result when everything is destroyed, and neither header nor statement', async () => {
    const collection = aBatchCollection()
    const { record, batchOf, database, handingOver, exporting } = collection
    await record({ memberState: 'EE' }, 3)
    const { id } = await batchOf('EE')
    received(collection, id, 3)
    beginDestruction(database, '{}', new Date())
    while (deleteSome(database));
    expect(exporting.frozen(id)).toBeNull()
    expect(database.$client.prepare('SELECT header FROM export_batches').pluck().all()).toEqual([null])
    expect(database.$client.prepare('SELECT * FROM batched_statements').all()).toEqual([])
    expect(handingOver.batch(id)).toMatchObject({ count: 3, received: { on: today } })
  })

  test('that has lost a statement is found by the doctor', async () => {
    const { record, batchOf, database, folder, close } = aBatchCollection()
    await record({ memberState: 'EE' }, 3)
    await batchOf('EE')
    const findings = async () => {
      const { all } = await examined(patientIn(join(folder, 'data')))
      return all.find(({ check }) => check === 'batches')?.verdict
    }
    await close()
    expect(await findings()).toBe('ok')
    database.$client.exec('DROP TRIGGER batched_statements_stay; DELETE FROM batched_statements WHERE statement_id = 2')
    database.$client.pragma('wal_checkpoint(TRUNCATE)')
    expect(await findings()).toBe('bad')
  })
})

describe('that a batch was handed over', () => {
  test('is noted with day and way, and mended until the receipt', async () => {
    const collection = aBatchCollection()
    const { record, batchOf, handingOver, organising } = collection
    await record({ memberState: 'EE' }, 3)
    await record({ memberState: 'DE' }, 1)
    const { id } = await batchOf('EE')
    const note = (on: string, how: string) => noteHandOver(organising, handingOver, { id, on, how }, 1)
    expect(note('someday', ' ')).toEqual({ ok: false, problem: { on: 'no-day', how: 'missing' } })
    expect(note('2099-01-01', 'x'.repeat(121))).toEqual({
      ok: false,
      problem: { on: 'still-to-come', how: 'too-long' },
    })
    expect(note('2020-01-01', 'Courier')).toEqual({ ok: false, problem: { on: 'before-frozen' } })
    const progress = () =>
      progressOf(handingOver, []).map(({ memberState, isHandedOver, isAnswered }) => [
        memberState,
        isHandedOver,
        isAnswered,
      ])
    expect(progress()).toEqual([
      ['DE', false, false],
      ['EE', false, false],
    ])
    certain(note(today, 'Courier'))
    certain(note(today, ' Upload  of the authority '))
    expect(handingOver.batch(id)?.handedOver).toEqual({ on: today, how: 'Upload of the authority' })
    expect(progress()).toEqual([
      ['DE', false, false],
      ['EE', true, false],
    ])
    received(collection, id, 3)
    expect(note(today, 'Courier')).toEqual({ ok: false, problem: 'locked' })
    expect(noteHandOver(organising, handingOver, { id: 99, on: today, how: 'Courier' }, 1)).toMatchObject({
      problem: 'no-such-batch',
    })
  })
})
