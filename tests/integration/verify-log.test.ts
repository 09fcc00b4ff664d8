import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#db/connection'
import { beginDestruction, deleteSome } from '#db/destructions'
import { lastSize, sizeBefore } from '#tests/support/log-tampering'
import {
  aLoggedCollection,
  asked,
  copyOf,
  reopened,
  served,
  verifiedFiles,
  verifyCommand,
  verifyCommandIn,
  writeBehind,
} from '#tests/support/logged'

let collection: Awaited<ReturnType<typeof aLoggedCollection>>

beforeAll(async () => {
  collection = await aLoggedCollection()
}, 120_000)

afterAll(async () => {
  await collection.close()
})

describe('a log that nobody has touched', () => {
  test('is whole by its files, and tells what happened', async () => {
    const { log, findings, checkpoints } = await verifiedFiles(collection.data, collection.key)
    expect([findings, log.findings]).toEqual([[], []])
    expect(checkpoints).toBeGreaterThan(4)
    expect(log).toMatchObject({ tests: 15, submissions: 15 + 3 + 260 + 5 + 6 + 20, removals: { withdrawn: 3 } })
    expect(log.events.map(({ event }) => event.event)).toEqual(
      expect.arrayContaining(['log-begun', 'gone-live', 'key-rehearsed', 'batch-frozen']),
    )
  })

  test('stays whole where its growth was cut short, and goes on from there', async () => {
    const copy = copyOf(collection.data)
    await writeBehind(
      copy,
      `CREATE TEMP TABLE one AS SELECT *, (SELECT max(position) + 1 FROM log_entries) AS position
         FROM waiting_leaves ORDER BY commitment LIMIT 1;
       INSERT INTO log_entries SELECT position, commitment FROM one;
       INSERT INTO leaf_places (identifier, member_state, digest, position)
         SELECT identifier, member_state, digest, position FROM one;
       DELETE FROM waiting_leaves WHERE identifier IN (SELECT identifier FROM one)`,
    )
    const cut = await verifiedFiles(copy, collection.key)
    expect([cut.findings, cut.log.findings]).toEqual([[], []])
    const instance = reopened(copy)
    await instance.publicLog.advance(true)
    await instance.close()
    const { findings, log } = await verifiedFiles(copy, collection.key)
    expect([findings, log.findings]).toEqual([[], []])
    expect(log.submissions).toBe(cut.log.submissions + 4)
  })

  test('stays whole once its statements are destroyed, and its figures as they were', async () => {
    const copy = copyOf(collection.data)
    const instance = reopened(copy)
    await instance.publicLog.advance(true)
    const before = await verifiedFiles(copy, collection.key)
    const database = openDatabase(join(copy, 'colligo.sqlite'))
    beginDestruction(database, '{}', new Date())
    while (deleteSome(database));
    database.$client.close()
    await instance.publicLog.advance(true)
    instance.organising.audit({ event: 'destruction-done', organiserId: 1, count: 290 })
    await instance.publicLog.advance(true)
    await instance.close()
    const { findings, log } = await verifiedFiles(copy, collection.key)
    expect([findings, log.findings]).toEqual([[], []])
    expect(log.events.at(-1)).toMatchObject({ event: { event: 'destruction-done', count: 290 } })
    expect(log.state?.counted).toBe(before.log.state?.counted)
  })

  test('is another’s to whoever expects another', async () => {
    const { findings, log } = await verifiedFiles(collection.data, { ...collection.key, name: 'elsewhere.example/log' })
    expect(findings.map(({ code }) => code)).toContain('note-of-other-log')
    expect(log.findings.map(({ code }) => code)).toEqual(['not-signed', 'other-origin'])
  })

  test('is whole by its address, and by both, and says so in sentences', async () => {
    const address = await served(collection)
    const keyFile = join(collection.folder, 'log.key')
    writeFileSync(keyFile, `${collection.keyLine}\n`)
    const both = await verifyCommand('--url', address, '--data', collection.data, '--key', keyFile)
    expect(both).toMatchObject({ status: 0, text: expect.stringContaining('The log is whole') as string })
    expect(both.text).toContain('The files are whole')
    const alone = await verifyCommand('--url', `${address}/log/`)
    expect(alone).toMatchObject({ status: 0, text: expect.stringContaining('Compare it') as string })
    const json = await verifyCommand('--data', collection.data, '--json')
    expect(JSON.parse(json.text)).toMatchObject({ isWhole: true, url: null, data: { findings: [] } })
    const settled = await verifyCommandIn({ COLLIGO_DATA: collection.data })
    expect(settled).toMatchObject({ status: 0, text: expect.stringContaining('The files are whole') as string })
  }, 60_000)

  test.each([
    [[], 'Usage'],
    [['--url', 'nowhere'], 'no address'],
    [['--url', 'http://127.0.0.1:9', '--key', 'nonsense'], 'neither the key'],
    [['--data', '/nowhere'], 'holds no collection'],
  ])('what cannot be looked at ends with 2: %j', async (words, text) => {
    const said = await verifyCommandIn({ COLLIGO_DATA: '/nowhere' }, ...words)
    expect(said).toMatchObject({ status: 2, text: expect.stringContaining(text) as string })
  })
})

describe('the command says what is wrong, and ends with 1,', () => {
  test('where a statement is another', async () => {
    const copy = copyOf(collection.data)
    await writeBehind(copy, "UPDATE statements SET sealed = sealed || 'a' WHERE id = 7")
    const { status, text } = await verifyCommand('--data', copy)
    expect([status, text]).toEqual([1, expect.stringContaining('statements, row 7: the statement is not the one')])
  })

  test('where the public is given the log of other files', async () => {
    const copy = copyOf(collection.data)
    const beside = reopened(copy)
    await beside.publicLog.advance(true)
    const address = await served(beside)
    const { status, text } = await verifyCommand('--url', address, '--data', collection.data)
    await beside.close()
    expect([status, text]).toEqual([1, expect.stringContaining('a checkpoint that these files do not hold')])
  })
})

describe('the server signs nothing more where its records do not add up:', () => {
  test.each([
    [
      'a tally that was raised',
      "UPDATE tallies SET repeated = repeated + 1 WHERE member_state = 'EE'",
      'tallies-differ',
    ],
    ['one that waited and went', 'DELETE FROM waiting_leaves', 'tallies-differ'],
    [
      'a leaf that was put in',
      'INSERT INTO log_entries SELECT max(position) + 1, zeroblob(32) FROM log_entries',
      'tallies-differ',
    ],
    ['an entry of its edge', `UPDATE log_entries SET entry = zeroblob(32) WHERE position = 290`, 'root-differs'],
    [
      'a last entry that went',
      'DELETE FROM log_entries WHERE position = (SELECT max(position) FROM log_entries)',
      'root-differs',
    ],
    ['a tile', 'UPDATE log_tiles SET root = zeroblob(32)', 'root-differs'],
    ['an entry of a full tile', 'UPDATE log_entries SET entry = zeroblob(32) WHERE position = 3', 'tile-differs'],
    [
      'a note of another tree',
      `UPDATE checkpoints SET note = (SELECT note FROM checkpoints WHERE size = (${sizeBefore})) WHERE size = (${lastSize})`,
      'root-differs',
    ],
    [
      'a checkpoint of nothing',
      'INSERT INTO checkpoints SELECT size + 1, note, at, audit_id, counted_at, salt, audit_head, statements_head FROM checkpoints ORDER BY size DESC LIMIT 1',
      'root-differs',
    ],
  ])('%s', async (_what, deed, code) => {
    const copy = copyOf(collection.data)
    await writeBehind(copy, deed)
    const instance = reopened(copy)
    const size = asked(copy, lastSize)
    await expect(instance.publicLog.advance(true)).rejects.toMatchObject({ code })
    expect(instance.publicLog.fault()).toBe(code)
    await instance.close()
    expect(asked(copy, lastSize), 'nothing was signed').toBe(size)
  })

  test('and says so to everybody who asks', async () => {
    const copy = copyOf(collection.data)
    await writeBehind(copy, 'UPDATE tallies SET repeated = repeated + 1')
    const instance = reopened(copy)
    const { status, text } = await verifyCommand('--url', await served(instance))
    await instance.close()
    expect([status, text]).toEqual([
      1,
      expect.stringContaining('The server itself says that its records do not add up: its tallies'),
    ])
  })

  test('but goes on where they do', async () => {
    const copy = copyOf(collection.data)
    const instance = reopened(copy)
    await instance.publicLog.advance(true)
    expect(instance.publicLog.fault()).toBeNull()
    await instance.close()
    const { findings, log } = await verifiedFiles(copy, collection.key)
    expect([findings, log.findings]).toEqual([[], []])
  })
})
