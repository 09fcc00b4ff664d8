import { desc } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { waitingLeaves } from '#db/schema'
import { exactSums } from '#lib/instance/public-log/figures-of-log'
import { signStatement } from '#lib/collecting/sign-statement'
import { withdrawStatement } from '#lib/collecting/withdraw-statement'
import { brusselsDayOf } from '#lib/domain/day'
import { isIncluded } from '#lib/proofs/check-proofs'
import { readCheckpoint } from '#lib/proofs/checkpoint'
import { readInclusionFile } from '#lib/proofs/inclusion-file'
import { readState } from '#lib/proofs/log-state'
import { readNote } from '#lib/proofs/signed-note'
import { leafHash } from '#lib/proofs/tree-hash'
import { certain } from '../support/certain.ts'
import { importInitiative } from '#lib/organising/collection-switch'
import { aForm, anInstance, anOpenCollection, initiativeOfToday, installRehearsedKey } from '../support/collection.ts'
import { commitmentsIn, eventsIn, readLog } from '../support/log-reading.ts'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { databaseBeside, recording } from '../support/recorded.ts'

const today = brusselsDayOf(new Date())

describe('the public log', () => {
  test('holds the commitment of each receipt, once enough wait, and proves it', async () => {
    const collection = await anOpenCollection()
    const receipts = []
    for (let person = 0; person < 3; person += 1) {
      const typed = { typed: { documentNumber: madeUpSignatory('EE', person)['documentNumber'] ?? '' } }
      receipts.push(certain(await signStatement(collection.collecting, await aForm(collection, 'EE', typed))))
    }
    await collection.publicLog.advance()
    expect(commitmentsIn((await readLog(collection)).entries), 'three would stand alone').toEqual([])
    expect(collection.publicLog.find(receipts[0]!.commitment)).toMatchObject({ standing: 'waiting' })

    await collection.publicLog.advance(true)
    const { entries, checkpoint, bytes } = await readLog(collection)
    const found = commitmentsIn(entries)
    expect(found.toSorted()).toEqual(receipts.map(({ commitment }) => commitment).toSorted())
    expect(found, 'in an order of chance').toEqual(found.toSorted())
    for (const { commitment } of receipts) {
      const file = readInclusionFile(collection.publicLog.proof(Buffer.from(commitment, 'hex')) ?? '')!
      const head = readCheckpoint(readNote(file.checkpoint)!.text)!
      expect(head.size).toBe(checkpoint.size)
      expect(isIncluded(leafHash(bytes[file.index]!), file.index, head, file.proof)).toBe(true)
      expect(collection.publicLog.find(commitment.slice(0, 16))).toMatchObject({
        ...{ standing: 'in', commitment, position: file.index, isTest: false, removedOn: null, handedOverOn: null },
      })
    }
    expect(collection.publicLog.find('0'.repeat(64))).toEqual({ standing: 'unknown' })
    expect(collection.publicLog.find('not a code')).toEqual({ standing: 'unknown' })
  })

  test('a repeated statement has a leaf as the first has, and a form that is sent again none of its own', async () => {
    const collection = await anOpenCollection()
    const form = await aForm(collection, 'EE')
    const first = certain(await signStatement(collection.collecting, form))
    const again = certain(
      await signStatement(collection.collecting, {
        ...form,
        formToken: 'another page',
        proof: (await aForm(collection, 'EE')).proof,
      }),
    )
    const sentAgain = certain(await signStatement(collection.collecting, form))
    expect(sentAgain).toEqual(first)
    expect(again.commitment).not.toBe(first.commitment)
    await collection.publicLog.advance(true)
    expect(commitmentsIn((await readLog(collection)).entries)).toHaveLength(2)
    expect(certain(await signStatement(collection.collecting, form)), 'also once it has its place').toEqual(first)
    await withdrawStatement(collection.withdrawing, { code: again.identifier, isWished: true })
    await collection.publicLog.advance()
    const { entries } = await readLog(collection)
    const position = entries.findIndex(
      (entry) => entry.kind === 'commitment' && Buffer.from(entry.commitment).toString('hex') === again.commitment,
    )
    expect(eventsIn(entries).filter(({ event }) => event === 'removed')).toEqual([
      { event: 'removed', on: today, leaf: position, reason: 'withdrawn' },
    ])
    expect(collection.publicLog.find(again.commitment)).toMatchObject({ removedOn: today })
    expect(collection.publicLog.find(first.commitment)).toMatchObject({ removedOn: null })
  })

  test('says late and rounded how many there are, and never less than before', async () => {
    const collection = await anOpenCollection()
    const record = recording(databaseBeside(collection), collection)
    const stateNow = async () => readState(`${(await readLog(collection)).checkpoint.extension.join('\n')}\n`)!
    await record({ memberState: 'EE' }, 27)
    await collection.publicLog.advance()
    expect(await stateNow()).toMatchObject({ submissions: 27, counted: 20, memberStates: { EE: 25 }, repeated: 0 })
    await record({ memberState: 'MT' }, 19)
    await collection.publicLog.advance()
    expect(await stateNow(), 'nineteen move nothing').toMatchObject({ submissions: 46, counted: 20 })
    await record({ memberState: 'MT' }, 12)
    await collection.publicLog.advance()
    expect(await stateNow()).toMatchObject({ submissions: 58, counted: 50, memberStates: { EE: 25, MT: 30 } })
  })

  test('gives a form that is sent again long after no second leaf', async () => {
    const collection = await anOpenCollection()
    const database = databaseBeside(collection)
    const record = recording(database, collection)
    const form = { identifier: '0b5e5a52-8a3e-8c55-9b11-0c6f6f7a3b21', fingerprint: Buffer.alloc(32, 1) }
    await record(form)
    await collection.publicLog.advance(true)
    // What was spent on it is forgotten, and each time it is sealed anew.
    database.$client.exec('DELETE FROM used_challenges')
    await record(form)
    await collection.publicLog.advance(true)
    expect(commitmentsIn((await readLog(collection)).entries)).toHaveLength(1)
    expect(collection.tallies()).toEqual([{ memberState: 'EE', counted: 1, repeated: 0 }])
  })

  test('has every test stand before it goes live, however few wait, and counts none of them', async () => {
    const instance = anInstance()
    certain(importInitiative(instance.organising, instance.collectionSwitch, initiativeOfToday()))
    await installRehearsedKey(instance)
    const record = recording(databaseBeside(instance), instance)
    await record({ hour: new Date().toISOString().slice(0, 13) }, 2)
    await instance.publicLog.advance()
    expect(commitmentsIn((await readLog(instance)).entries), 'two would stand alone').toEqual([])
    instance.collectionSwitch.goLive()
    await record({}, 30)
    await instance.publicLog.advance()
    const { entries } = await readLog(instance)
    const live = entries.findIndex((entry) => entry.kind === 'event' && entry.event.event === 'gone-live')
    expect(commitmentsIn(entries.slice(0, live))).toHaveLength(2)
    expect(eventsIn(entries)[0], 'tests are not what was there before the log').not.toHaveProperty('count')
    expect(entries.at(-1)).toMatchObject({ state: { submissions: 32, tests: 2, counted: 30 } })
  })

  test('says no more than came, where repeated ones were taken back while they waited', async () => {
    const collection = await anOpenCollection()
    const record = recording(databaseBeside(collection), collection)
    await record({}, 29)
    await collection.publicLog.advance()
    // One that is removed while it waits is known as removed, and has no place yet.
    const identifier = '0b5e5a52-8a3e-8c55-9b11-0c6f6f7a3b21'
    await record({}, 20)
    await collection.publicLog.advance()
    await record({ identifier })
    await withdrawStatement(collection.withdrawing, { code: identifier, isWished: true })
    const sums = exactSums(databaseBeside(collection))
    expect(sums).toMatchObject({ counted: 49, repeated: 0, removed: 0, all: 49 })
  })

  test('fills tiles that never change, also beyond the first level’s first', async () => {
    const collection = await anOpenCollection()
    const record = recording(databaseBeside(collection), collection)
    await record({}, 700)
    await collection.publicLog.advance()
    const before = await readLog(collection)
    const tile = collection.publicLog.tile('tile/0/001')!
    expect(tile).toHaveLength(8192)
    expect(collection.publicLog.tile('tile/1/000.p/2')).toHaveLength(64)
    expect(collection.publicLog.tile('tile/0/002'), 'not full').toBeNull()
    expect(collection.publicLog.tile('tile/9/000')).toBeNull()
    await record({}, 700)
    await collection.publicLog.advance()
    const after = await readLog(collection)
    expect(after.bytes.slice(0, before.bytes.length)).toEqual(before.bytes)
    expect(Buffer.from(collection.publicLog.tile('tile/0/001')!)).toEqual(Buffer.from(tile))
  })
})

test('a statement that is taken back while places are given out has its place all the same, and its removal is told', async () => {
  const collection = await anOpenCollection()
  const database = databaseBeside(collection)
  await recording(database, collection)({}, 600)
  const row = database.select().from(waitingLeaves).orderBy(desc(waitingLeaves.commitment)).limit(1).get()!
  const growing = collection.publicLog.advance(true)
  await new Promise(setImmediate)
  await withdrawStatement(collection.withdrawing, { code: row.identifier, isWished: true })
  await growing
  await collection.publicLog.advance()
  const { entries } = await readLog(collection)
  expect(commitmentsIn(entries)).toHaveLength(600)
  expect(collection.publicLog.find(row.commitment.toString('hex'))).toMatchObject({ standing: 'in', removedOn: today })
  expect(eventsIn(entries).filter(({ event }) => event === 'removed')).toHaveLength(1)
})

test('two processes that let the log grow at the same time give each submission one place', async () => {
  const collection = await anOpenCollection()
  await recording(databaseBeside(collection), collection)({}, 1200)
  const other = anInstance({ folder: collection.folder })
  await Promise.all([collection.publicLog.advance(true), other.publicLog.advance(true)])
  await collection.publicLog.advance(true)
  const found = commitmentsIn((await readLog(collection)).entries)
  expect(found).toHaveLength(1200)
  expect(new Set(found).size).toBe(1200)
  expect(collection.publicLog.fault()).toBeNull()
})
