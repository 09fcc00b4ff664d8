import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateKeyPairSync, sign } from 'node:crypto'
import { logTree } from '#lib/instance/public-log/log-tree'
import { readCheckpoint } from '#lib/proofs/checkpoint'
import { cosignature, cosignedMessage } from '#lib/proofs/cosignature'
import { readInclusionFile } from '#lib/proofs/inclusion-file'
import { readNote, writeNote } from '#lib/proofs/signed-note'
import { consistencyProof } from '#lib/proofs/tree'
import { verifierKeyLine } from '#lib/proofs/verifier-key'
import { anOpenCollection, temporaryFolder } from '../support/collection.ts'
import { readLog } from '../support/log-reading.ts'
import { databaseBeside, recording } from '../support/recorded.ts'

/** What Go is given to judge: a checkpoint, alone or with a proof that an entry or an older checkpoint belongs to it. */
interface Case {
  readonly note: Buffer
  readonly proof?: Buffer
  readonly index?: number
  readonly entry?: Buffer
  readonly older?: Buffer
}

/** Builds Go's judge with Debian's own packages, and has it judge. */
function theJudge(key: string): (cases: readonly Case[]) => readonly string[] {
  const folder = temporaryFolder()
  const program = join(folder, 'logcheck')
  const variables = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: join(folder, 'cache') }
  execFileSync('go', ['build', '-o', program, 'tests/support/logcheck.go'], { env: { ...process.env, ...variables } })
  return (cases) => {
    const lines = cases.map(({ index, ...bytes }) => {
      const texts = Object.entries(bytes).map(([name, value]) => [name, value.toString('base64')] as const)
      return `${JSON.stringify({ key, index, ...Object.fromEntries(texts) })}\n`
    })
    return execFileSync(program, { input: lines.join(''), encoding: 'utf8', maxBuffer: 1 << 26 })
      .trimEnd()
      .split('\n')
  }
}

/** A log that has grown over the edges of its tiles, its checkpoints, and proofs of all its entries and of each growth. */
async function aLogWithProofs() {
  const collection = await anOpenCollection()
  const { publicLog } = collection
  const database = databaseBeside(collection)
  const record = recording(database, collection)
  for (const more of [1, 30, 224, 1, 250, 200]) {
    await record({}, more)
    await publicLog.advance(true)
  }
  addCosignature(publicLog)
  const notes = publicLog.checkpoints().map(({ note }) => Buffer.from(note))
  const latest = Buffer.from(publicLog.checkpoint() ?? '')
  const sizeOf = (note: Buffer): number => readCheckpoint(readNote(note.toString())!.text)!.size
  const inclusions = (await readLog(collection)).bytes.flatMap((bytes) => {
    const file = bytes.length === 32 ? publicLog.proof(bytes) : null
    if (file === null) return []
    const { index, proof, checkpoint } = readInclusionFile(file)!
    return [{ note: Buffer.from(checkpoint), index, entry: Buffer.from(bytes), proof: Buffer.concat(proof) }]
  })
  const read = logTree(database).reader()
  const growths = notes.flatMap((older, at) =>
    notes.slice(at).map((note) => ({
      ...{ note, older },
      proof: Buffer.concat(consistencyProof(read, sizeOf(older), sizeOf(note))),
    })),
  )
  return { key: publicLog.verifierKey(), notes, latest, inclusions, growths }
}

/** Lets a witness sign the latest checkpoint: its line is one that Go does not know. */
function addCosignature(publicLog: Awaited<ReturnType<typeof anOpenCollection>>['publicLog']): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const key = { name: 'watch.example/witness', type: 'witness', publicKey: raw } as const
  const { text } = readNote(publicLog.checkpoint() ?? '')!
  const signed = cosignature(key, 1_790_000_000, sign(null, cosignedMessage(text, 1_790_000_000), privateKey))
  publicLog.addWitness(verifierKeyLine(key))
  void publicLog.cosign(writeNote({ text, signatures: [signed] }))
}

/** The case once more for each of its bits, that one changed. */
function* eachBitChanged(whole: Case): Generator<readonly [name: string, changed: Case]> {
  for (const name of ['note', 'older', 'proof', 'entry'] as const) {
    const bytes = whole[name]
    for (let bit = 0; bit < 8 * (bytes?.length ?? 0); bit += 1) {
      const changed = Buffer.from(bytes!)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      if (!isSameNote(bytes!, changed)) yield [`bit ${String(bit)} of ${name}`, { ...whole, [name]: changed }]
    }
  }
  for (let bit = 0; whole.index !== undefined && bit < 31; bit += 1) {
    yield [`bit ${String(bit)} of index`, { ...whole, index: whole.index ^ (1 << bit) }]
  }
}

/**
 * Whether the change is one that Base64 has no use for: the last letter of a signature has two bits that belong to no
 * byte, and Go lets them be whatever they are. We do not.
 */
function isSameNote(one: Buffer, other: Buffer): boolean {
  const bytesIn = (note: Buffer): string =>
    note
      .toString()
      .replace(/(?<=\n— \S+ )[A-Za-z0-9+/]+={0,2}(?=\n$)/u, (text) => Buffer.from(text, 'base64').toString('hex'))
  const isSame = bytesIn(one) === bytesIn(other)
  if (isSame) expect(readNote(other.toString()), 'refused by ours').toBeNull()
  return isSame
}

test('Go’s own packages take our checkpoints and proofs, and refuse each of them with any one bit changed', async () => {
  const { key, notes, latest, inclusions, growths } = await aLogWithProofs()
  const judge = theJudge(key)
  const good: readonly Case[] = [latest, ...notes].map((note) => ({ note }))
  const accepted = judge([...good, ...inclusions, ...growths])
  expect(inclusions.length).toBe(706)
  expect(growths.length).toBeGreaterThan(20)
  expect(accepted).toEqual(accepted.map(() => 'accept'))

  const [note, inclusion, growth] = [notes[1]!, inclusions[300]!, growths[8]!]
  // Without the witness's line, of which Go knows no key.
  const signedOnce = { ...inclusion, note: notes.at(-1)! }
  const changed = [{ note }, signedOnce, growth].flatMap((whole) => [...eachBitChanged(whole)])
  expect(changed.length).toBeGreaterThan(10_000)
  const verdicts = judge(changed.map(([, one]) => one))
  expect(verdicts).toHaveLength(changed.length)
  expect(changed.flatMap(([name], at) => (verdicts[at] === 'refuse' ? [] : [name]))).toEqual([])
})
