import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { asc, eq, gte, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Database } from '#db/connection'
import { checkpoints, logEntries } from '#db/schema'
import { logTree } from '#lib/instance/public-log/log-tree'
import type { Checkpoint } from '#lib/proofs/checkpoint'
import { eventEntry } from '#lib/proofs/entries'
import { readNote } from '#lib/proofs/signed-note'
import { anInstance, temporaryFolder } from '../support/collection.ts'
import { readLog } from '../support/log-reading.ts'
import { generateSigner } from '../support/log-signer.ts'
import { databaseBeside, recording } from '../support/recorded.ts'
import {
  aServedCollection,
  aWitnessedCollection,
  sizeOf,
  type Witnessed,
  growRegardless,
} from '../support/witnessed.ts'
import { aWitness, rebuildTiles, unguard } from '../support/witnessing.ts'

/** Says that the witness has noticed, has named the place, keeps evidence, and signs no more, whatever it is shown. */
async function expectCaught({ witness, served, signedBefore }: Witnessed, place: RegExp): Promise<void> {
  const { code, err } = await witness.look()
  expect(err).toMatch(place)
  expect(err).toContain('THE LOG IS NOT WHAT IT WAS')
  expect(code).toBe(2)
  const [evidence = '', ...more] = witness.evidence()
  expect(more).toEqual([])
  expect(evidence).toMatch(place)
  expect(evidence.match(/^— \S+ \S+$/gmu)?.length, 'both notes, with signatures').toBeGreaterThanOrEqual(2)

  const asked = served.asked.length
  expect(await witness.look()).toMatchObject({ code: 2, err: expect.stringContaining('evidence') as string })
  expect(served.asked.length, 'it does not even look').toBe(asked)
  expect(served.cosigned).toHaveLength(signedBefore)
}

/** Changes one of the commitments in place. */
function change(database: Database, position: number, entry = Buffer.alloc(32, 7)): void {
  unguard(database)
  database.update(logEntries).set({ entry }).where(eq(logEntries.position, position)).run()
}

/** Replaces all entries from a position on by others. */
function replaceFrom(database: Database, from: number, edit: (entries: readonly Buffer[]) => readonly Buffer[]): void {
  unguard(database)
  const rows = database
    .select()
    .from(logEntries)
    .where(gte(logEntries.position, from))
    .orderBy(asc(logEntries.position))
  const edited = edit(rows.all().map(({ entry }) => entry))
  database.delete(logEntries).where(gte(logEntries.position, from)).run()
  for (const [at, entry] of edited.entries()) {
    database
      .insert(logEntries)
      .values({ position: from + at, entry })
      .run()
  }
}

describe('a witness is not deceived', () => {
  test('where an entry at the edge is changed and signed anew', async () => {
    const all = await aWitnessedCollection()
    change(all.database, 600)
    await all.grow(20)
    await expectCaught(all, /Entry 600 is not what it was/u)
  })

  test('where an entry of a full tile is changed behind the tile', async () => {
    const all = await aWitnessedCollection()
    change(all.database, 300)
    await expectCaught(all, /Entry 300 is not what it was/u)
  })

  test('where the tiles, too, are made anew and signed', async () => {
    const all = await aWitnessedCollection()
    change(all.database, 300)
    rebuildTiles(all.database)
    await all.grow(20)
    await expectCaught(all, /Of the entries 256 to 511 at least one is not what it was/u)
  })

  test('where an entry is taken out and the rest moves up', async () => {
    const all = await aWitnessedCollection()
    replaceFrom(all.database, 600, (entries) => entries.slice(1))
    all.database.delete(checkpoints).where(eq(checkpoints.size, all.size)).run()
    await all.grow(20)
    await expectCaught(all, /Entry 600 is not what it was/u)
  })

  test('where the last commitments are taken out and nothing is signed', async () => {
    const all = await aWitnessedCollection()
    replaceFrom(all.database, 600, (entries) => entries.slice(0, -1))
    await expectCaught(all, /Of the entries 512 to 704 the log has only 192/u)
  })

  test('where two entries change their places', async () => {
    const all = await aWitnessedCollection()
    replaceFrom(all.database, 520, ([one, other, ...rest]) => [other!, one!, ...rest])
    await all.grow(20)
    await expectCaught(all, /Entry 520 is not what it was/u)
  })

  test('where an entry is put in between', async () => {
    const all = await aWitnessedCollection()
    replaceFrom(all.database, 520, (entries) => [Buffer.alloc(32, 9), ...entries])
    await all.grow(20)
    await expectCaught(all, /Entry 520 is not what it was/u)
  })

  test('where the log is set back to what it was, and where it then grows another way', async () => {
    const all = await aWitnessedCollection()
    await all.grow(100)
    const { size } = all
    expect((await all.witness.look()).out).toContain('Co-signed.')
    const whole = { ...all, signedBefore: all.served.cosigned.length }
    const other = aWitness(all.served.url, all.collection.publicLog.verifierKey())
    cpSync(all.witness.folder, other.folder, { recursive: true })

    unguard(all.database)
    all.database.delete(logEntries).where(gte(logEntries.position, size)).run()
    all.database
      .delete(checkpoints)
      .where(gte(checkpoints.size, size + 1))
      .run()
    await expectCaught(whole, /The log has shrunk: from \d+ entries to \d+, a size that it had before/u)
    all.database.run(sql`DELETE FROM leaf_places WHERE position >= ${size}`)
    rebuildTiles(all.database)
    await all.grow(300)
    await expectCaught({ ...whole, witness: other }, /Entry \d+ is not what it was/u)
  })

  test('where the same log has another history of the same size elsewhere', async () => {
    const all = await aWitnessedCollection()
    all.database.run(sql`PRAGMA wal_checkpoint(TRUNCATE)`)
    const folder = temporaryFolder()
    cpSync(join(all.collection.folder, 'data'), join(folder, 'data'), { recursive: true })
    const twin = anInstance({ folder })
    await recording(databaseBeside({ folder }), twin)({}, 20)
    await twin.publicLog.advance(true)
    await all.grow(20)
    expect(sizeOf(twin)).toBe(sizeOf(all.collection))
    expect((await all.witness.look()).out).toContain('Co-signed.')

    all.served.source = twin
    const signedBefore = all.served.cosigned.length
    const asked = all.served.asked.length
    await expectCaught(
      { ...all, signedBefore },
      /two different checkpoints of the same size, \d+\. The log has signed/u,
    )
    expect(all.served.asked.slice(asked), 'proved by two notes alone').toEqual(['checkpoint'])
    const [evidence] = all.witness.evidence()
    for (const one of [all.collection, twin]) {
      const text = readNote(one.publicLog.checkpoint() ?? '')!.text
      expect(evidence).toContain(text)
    }
  })

  test('where a commitment comes after the destruction', async () => {
    const all = await aWitnessedCollection()
    const tree = logTree(all.database)
    tree.append([eventEntry({ event: 'destruction-done', on: '2026-11-30' })])
    await growRegardless(all.collection, all.database)
    expect((await all.witness.look()).code).toBe(0)
    const signedBefore = all.served.cosigned.length
    const position = tree.append([Buffer.alloc(32, 9)])
    await growRegardless(all.collection, all.database)
    await expectCaught({ ...all, signedBefore }, new RegExp(`Entry ${String(position)} is a new commitment, but`, 'u'))
  })

  test('where a byte of a bundle is another on the way', async () => {
    const all = await aServedCollection(300)
    const bundle = Buffer.from(all.collection.publicLog.tile('tile/entries/000')!)
    // Of the event that begins the log the length tells where the first commitment begins.
    const start = 2 + bundle.readUInt16BE() + 2
    const position = 1
    bundle[start + 5]! ^= 1
    all.served.falsified.set('tile/entries/000', bundle)
    const first = await all.witness.look()
    expect(first.code).toBe(2)
    expect(first.err).toMatch(
      new RegExp(`Entry ${String(position)} is not the one that stands in the log’s tree|Entry 1 is not`, 'u'),
    )
    expect(all.served.cosigned).toEqual([])
    expect(all.witness.evidence()).toHaveLength(1)
  })

  test('by another key, by another log’s name, or by a signature that does not fit', async () => {
    const { collection, served } = await aServedCollection(20)
    const origin = collection.publicLog.origin()
    const cases: readonly (readonly [key: string, note: Buffer | null, sentence: string])[] = [
      [generateSigner(origin).key, null, 'is not signed with the log\'s key'],
      [collection.publicLog.verifierKey(), Buffer.from(collection.publicLog.checkpoint()!.replace('counted 20', 'counted 90')), 'signature under the checkpoint of size 25 is bad'],
    ] // prettier-ignore
    for (const [given, note, sentence] of cases) {
      if (note !== null) served.falsified.set('checkpoint', note)
      const witness = aWitness(served.url, given)
      const said = await witness.look()
      expect(said.err).toContain(sentence)
      expect(said.code).toBe(2)
      expect(witness.evidence()).toHaveLength(1)
      served.falsified.clear()
    }
    expect(served.cosigned).toEqual([])
  })

  test.each<readonly [string, (checkpoint: Checkpoint) => Checkpoint, RegExp]>([
    [
      'another origin',
      (one) => ({ ...one, origin: 'other.example/log' }),
      /is of another log: it is called "other\.example\/log"/u,
    ],
    [
      'lines that are not the last entry’s',
      (one) => ({ ...one, extension: one.extension.map((line) => line.replace('counted 20', 'counted 30')) }),
      /lines are not those of its last entry, 24/u,
    ],
    [
      'a root of other entries',
      (one) => ({ ...one, root: Buffer.alloc(32, 1) }),
      /The root of the checkpoint of size 25 is not that of the log's 25 entries/u,
    ],
  ])('by %s under a good signature', async (_, edit, place) => {
    const { collection, served } = await aServedCollection(20)
    const { checkpoint } = await readLog(collection)
    const signer = generateSigner(checkpoint.origin)
    served.falsified.set('checkpoint', Buffer.from(signer.sign(checkpoint)))
    expect((await aWitness(served.url, signer.key).look()).code, 'it would take the true one').toBe(0)
    const before = served.cosigned.length
    const witness = aWitness(served.url, signer.key)
    served.falsified.set('checkpoint', Buffer.from(signer.sign(edit(checkpoint))))
    const said = await witness.look()
    expect(said.err).toMatch(place)
    expect([said.code, witness.evidence().length, served.cosigned.length]).toEqual([2, 1, before])
  })
})
