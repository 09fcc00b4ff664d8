import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cosignedAt } from '#lib/proofs/cosignature'
import { readNote } from '#lib/proofs/signed-note'
import { readVerifierKey } from '#lib/proofs/verifier-key'
import { readLog } from '../support/log-reading.ts'
import { generateSigner } from '../support/log-signer.ts'
import { aServedCollection, sizeOf } from '../support/witnessed.ts'
import { aWitness } from '../support/witnessing.ts'

describe('a witness', () => {
  test('makes its own key, sees the log for the first time, and gets its signature onto the checkpoint', async () => {
    const { collection, served, witness } = await aServedCollection(30)
    const first = await witness.look()
    expect(first.code).toBe(0)
    expect(first.out).toContain('was seen for the first time')
    expect(first.out).toContain('30 submissions')
    const key = readVerifierKey(readFileSync(join(witness.folder, 'verifier-key.txt'), 'utf8'))!
    expect(first.out.split('\n')).toContain(readFileSync(join(witness.folder, 'verifier-key.txt'), 'utf8').trim())
    expect(key).toMatchObject({ name: 'watch.example/witness', type: 'witness' })
    expect(first.err, 'nobody knows it yet').toContain('The log does not know this witness')
    expect(statSync(join(witness.folder, 'witness-key.json')).mode & 0o777).toBe(0o600)

    expect(collection.publicLog.addWitness(first.out.split('\n')[1]!)).toBe(true)
    expect((await witness.look()).out).toContain('Co-signed.')
    const note = readNote(collection.publicLog.checkpoint() ?? '')!
    expect((await cosignedAt(note, key))?.getTime()).toBeGreaterThan(Date.now() - 60_000)
    const again = await witness.look()
    expect(again.out).toContain('has nothing new')
    expect(again.out).toContain('signature already')
    expect(again.err).toBe('')
    expect(served.cosigned).toHaveLength(2)
    expect((await witness.look({ words: ['--quiet'] })).out).toBe('')
  })

  test('follows the log over the edges of its tiles, and keeps a line of each checkpoint', async () => {
    const { collection, grow, served, witness } = await aServedCollection(240)
    await witness.look()
    collection.publicLog.addWitness(readFileSync(join(witness.folder, 'verifier-key.txt'), 'utf8'))
    // So that trees of 255, 256, 257 and 512 entries are among them, and one that spans two tiles at once.
    const seen = [sizeOf(collection)]
    for (const size of [255, 256, 257, 511, 512, 513, 1100]) {
      await grow(size - sizeOf(collection) - 1)
      expect(sizeOf(collection)).toBe(size)
      const { code, out, err } = await witness.look()
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain(`has grown by ${String(size - seen.at(-1)!)}: ${String(size)} entries`)
      expect(out).toContain('Co-signed.')
      seen.push(size)
    }
    const history = readFileSync(join(witness.folder, 'history.jsonl'), 'utf8').trim().split('\n')
    const lines = history.map((line) => JSON.parse(line) as { size: number; root: string; note: string })
    expect(lines.map(({ size }) => size)).toEqual(seen)
    const { checkpoint } = await readLog(collection)
    expect(lines.at(-1)!.root).toBe(Buffer.from(checkpoint.root).toString('base64'))
    expect(served.asked, 'full tiles, where there are').toContain('tile/entries/003')
  })

  test('takes the full tile where the narrower one is gone', async () => {
    const { collection, grow, served, witness } = await aServedCollection(100)
    const note = collection.publicLog.checkpoint()!
    const size = sizeOf(collection)
    await grow(400)
    served.falsified.set('checkpoint', Buffer.from(note))
    served.falsified.set(`tile/entries/000.p/${String(size)}`, null)
    const { code, out } = await witness.look()
    expect([code, out.includes(`${String(size)} entries`)]).toEqual([0, true])
    expect(served.asked).toContain('tile/entries/000')
    served.falsified.clear()
    expect((await witness.look()).code).toBe(0)
  })

  test('says when the log stands still: a warning after hours, a code of its own after a day', async () => {
    let hours = 4
    const now = (): Date => new Date(Date.now() - hours * 3_600_000)
    const { collection, witness, grow } = await aServedCollection(20, now)
    const late = await witness.look()
    expect(late.code).toBe(0)
    expect(late.err).toContain('The log stands still')
    hours = 0
    await grow(20)
    const fine = await witness.look()
    expect(fine.err).not.toContain('stands still')

    const slower = await aServedCollection(20, () => new Date(Date.now() - 27 * 3_600_000))
    const still = await slower.witness.look()
    expect(still.code).toBe(3)
    expect(still.err).toContain('27 hours ago')
    expect(sizeOf(collection)).toBeGreaterThan(40)
  })
})

describe('a witness that cannot do its work', () => {
  test('says so and signs nothing: nobody there, nothing whole, sent elsewhere, too much', async () => {
    const { collection, served, witness } = await aServedCollection(20)
    const key = collection.publicLog.verifierKey()
    const expectTrouble = async (sentence: string, look = witness.look()): Promise<void> => {
      const { code, err } = await look
      expect([err.includes(sentence) ? sentence : err, code]).toEqual([sentence, 1])
      expect(err).toContain('Nothing is proved by that')
      expect(witness.evidence()).toEqual([])
    }
    await expectTrouble('cannot be reached: ECONNREFUSED', aWitness('http://127.0.0.1:47813/log', key).look())
    served.falsified.set('checkpoint', Buffer.from('<html>Sign in to the hotel’s network</html>'))
    await expectTrouble('is no checkpoint')
    served.falsified.set('checkpoint', Buffer.alloc(1 << 17, 10))
    await expectTrouble('answers with more than 65536 bytes')
    served.falsified.set('checkpoint', null)
    await expectTrouble('There is no checkpoint')
    served.falsified.clear()
    served.falsified.set('tile/entries/000.p/25', null)
    await expectTrouble('does not give out its entries 0 to 24')
    served.falsified.clear()
    served.sentOnTo = 'http://localhost:9/log/checkpoint'
    await expectTrouble('sends on to http://localhost:9/log/checkpoint')
    served.sentOnTo = null
    await expectTrouble('The key is not that of a log', witness.look({ key: key.replace('+A', '+B') }))
    expect(served.cosigned).toEqual([])
    expect((await witness.look()).code, 'and is well again by itself').toBe(0)
  })

  test('asks again where an answer was garbled once, and says that it was', async () => {
    const { served, witness, grow } = await aServedCollection(20)
    const note = served.source.publicLog.checkpoint()!
    await grow(20)
    await witness.look()
    served.falsified.set('checkpoint', Buffer.from(note))
    served.isFalseOnce = true
    const { code, err } = await witness.look()
    expect([code, witness.evidence()]).toEqual([0, []])
    expect(err).toContain('Asked again, it was in order')
  })

  test('does not take another log’s folder, a damaged one, or one that another run works in', async () => {
    const { served, witness, collection } = await aServedCollection(300)
    const other = generateSigner('other.example/log')
    await witness.look()
    expect((await witness.look({ key: other.key })).err).toContain('This folder is of another log')
    expect((await witness.look({ words: ['--name', 'another.example'] })).err).toContain('needs a folder of its own')
    const bundles = join(witness.folder, 'bundles')
    const whole = readFileSync(bundles)
    writeFileSync(bundles, Buffer.alloc(whole.length, 1))
    const damaged = await witness.look()
    expect([damaged.code, damaged.err.includes('is damaged')]).toEqual([1, true])
    writeFileSync(bundles, whole)
    expect((await witness.look()).code).toBe(0)
    expect(readdirSync(witness.folder).filter((name) => name.endsWith('.new'))).toEqual([])
    rmSync(join(witness.folder, 'state.json'))
    expect((await witness.look()).out).toContain('for the first time')
    expect(collection.publicLog.witnesses()).toEqual([])
    expect(served.cosigned.length).toBeGreaterThan(0)
  })
})
