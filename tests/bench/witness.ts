/**
 * How long a witness takes to see a large log for the first time and again, and the site to prove that a submission is in
 * a larger one. Started by `bench.ts`.
 */
import { spawn } from 'node:child_process'
import { hash, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { execPath, version } from 'node:process'
import { sql } from 'drizzle-orm'
import { closeDatabase, openDatabase, type Database } from '#db/connection'
import { logSize } from '#db/log-tree'
import { foundDemo } from '#lib/cli/demo/found'
import { openInstance } from '#lib/instance/instance'
import { isIncluded } from '#lib/proofs/check-proofs'
import { readCheckpoint } from '#lib/proofs/checkpoint'
import { eventEntry } from '#lib/proofs/entries'
import { emptyFrontier, grown, rootOf, type Frontier } from '#lib/proofs/frontier'
import { readInclusionFile } from '#lib/proofs/inclusion-file'
import { stateEntry, stateLines, type LogState } from '#lib/proofs/log-state'
import { readNote } from '#lib/proofs/signed-note'
import { bundleOf, readTilePath, tileWidth } from '#lib/proofs/tiles'
import { leafHash } from '#lib/proofs/tree-hash'
import { generateSigner } from '../support/log-signer.ts'
import { given, rounded, teller, writeFigures } from './measured-site.ts'

const { folder, isJson, ...others } = given()
const { leaves, proofs } = others.options as { readonly leaves: number; readonly proofs: number }
const tell = teller(isJson)

/** A commitment that its place tells, and that stands anywhere in an order of bytes. */
function commitmentAt(position: number): Buffer {
  const commitment = Buffer.alloc(32)
  commitment.writeUInt32LE(Math.imul(position, 0x9e37_79b1) >>> 0)
  commitment.writeUInt32LE(position, 4)
  return commitment
}

/** The tree's hashes by Node's own cryptography, to be done sooner: what comes of them is checked by ours. */
const nodeHashes = {
  leaf: (entry: Uint8Array): Buffer => hash('sha256', Buffer.concat([Buffer.of(0), entry]), 'buffer'),
  root: (all: readonly Uint8Array[]): Uint8Array => {
    let level = all
    while (level.length > 1) {
      level = Array.from({ length: level.length / 2 }, (_, at) =>
        hash('sha256', Buffer.concat([Buffer.of(1), ...level.slice(2 * at, 2 * at + 2)]), 'buffer'),
      )
    }
    return level[0] ?? Buffer.alloc(0)
  },
}

const hashes = function* (from: number, to: number): Generator<Uint8Array> {
  for (let position = from; position < to; position += 1) yield leafHash(commitmentAt(position))
}

/** A log of one event, commitments and a state, at two sizes: what a witness sees first, and an hour later. */
function syntheticLog(size: number, hourly: number) {
  const signer = generateSigner('bench.example/log')
  const words = new Map<number, Uint8Array>([[0, eventEntry({ event: 'log-begun', on: '2026-11-30' })]])
  const closed = (frontier: Frontier, states: number) => {
    const state: LogState = {
      ...{ at: `${new Date().toISOString().slice(0, 16)}Z`, submissions: frontier.size - states, tests: 0, counted: 0 },
      ...{ repeated: 0, removed: 0, suspect: 0, memberStates: {}, heads: '0'.repeat(64) },
    }
    words.set(frontier.size, stateEntry(state))
    const whole = grown(frontier, [leafHash(stateEntry(state))])
    const head = { origin: 'bench.example/log', size: whole.size, root: rootOf(whole), extension: stateLines(state) }
    return { whole, note: signer.sign(head) }
  }
  const first = closed(grown(grown(emptyFrontier, [leafHash(words.get(0)!)]), hashes(1, size - 1)), 1)
  const second = closed(grown(first.whole, hashes(size, size + hourly)), 2)
  const entryAt = (position: number): Uint8Array => words.get(position) ?? commitmentAt(position)
  return { key: signer.key, notes: [first.note, second.note] as const, entryAt }
}

/** Serves such a log. What it hands out is reckoned when it is asked for. */
async function serve({ entryAt }: ReturnType<typeof syntheticLog>, note: () => string) {
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice('/log/'.length)
    const tile = readTilePath(name)
    if (name === 'checkpoint') response.end(note())
    else if (name === 'cosignatures') response.end()
    else if (tile === null) response.writeHead(404).end()
    else response.end(bundleOf(Array.from({ length: tile.width }, (_, at) => entryAt(tile.index * tileWidth + at))))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/log` }
}

/** Seconds that the witness takes, as a process of its own; and the most memory it had, in MB. */
async function look(url: string, key: string, expected: string) {
  const begun = performance.now()
  const words = ['lib/cli/witness.mjs', '--url', url, '--key', key, '--folder', join(folder, 'witness')]
  const watching = ['--import', join(import.meta.dirname, 'peak-memory.ts'), ...words]
  const running = spawn(execPath, watching, { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] })
  const said: Buffer[] = []
  const peak: Buffer[] = []
  running.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  running.stdio[3]?.on('data', (chunk: Buffer) => peak.push(chunk))
  const [code] = (await once(running, 'close')) as [number | null]
  if (code !== 0 || !Buffer.concat(said).toString().includes(expected)) throw new Error('the witness was not content')
  const memory = Number(Buffer.concat(peak).toString()) / 1024 / 1024
  return { seconds: (performance.now() - begun) / 1000, memory }
}

async function measureWitness() {
  const log = syntheticLog(1_000_000, 1000)
  let [note] = log.notes
  const { server, url } = await serve(log, () => note)
  const first = await look(url, log.key, ': 1000000 entries')
  note = log.notes[1]
  const again = await look(url, log.key, 'has grown by 1001')
  server.closeAllConnections()
  server.close()
  return { first, again }
}

/** Puts commitments at the end of the log, and its tiles beside them, at a pace that no collection has. */
function fill(database: Database, count: number): void {
  const triggers = database.all<{ name: string; sql: string }>(
    sql`SELECT name, sql FROM sqlite_master WHERE (type = 'trigger' AND tbl_name IN ('log_entries', 'log_tiles'))
        OR name = 'log_entries_by_commitment'`,
  )
  const isIndex = (text: string): boolean => text.startsWith('CREATE UNIQUE INDEX')
  for (const one of triggers) database.run(sql.raw(`DROP ${isIndex(one.sql) ? 'INDEX' : 'TRIGGER'} \`${one.name}\``))
  database.transaction(() => {
    fillEntries(database, count)
  })
  for (const one of triggers) database.run(sql.raw(one.sql))
}

function fillEntries({ $client: client }: Database, count: number): void {
  const addEntry = client.prepare('INSERT INTO log_entries (position, entry) VALUES (?, ?)')
  const addTile = client.prepare('INSERT INTO log_tiles (level, number, hashes, root) VALUES (?, ?, ?, ?)')
  const open: { number: number; hashes: Uint8Array[] }[] = []
  const put = (one: Uint8Array, level: number): void => {
    const tile = (open[level] ??= { number: 0, hashes: [] })
    tile.hashes.push(one)
    if (tile.hashes.length < tileWidth) return
    const root = nodeHashes.root(tile.hashes)
    addTile.run(level, tile.number, Buffer.concat(tile.hashes), Buffer.from(root))
    open[level] = { number: tile.number + 1, hashes: [] }
    put(root, level + 1)
  }
  const before = client.prepare<[], { entry: Buffer }>('SELECT entry FROM log_entries ORDER BY position').all()
  for (const { entry } of before) put(nodeHashes.leaf(entry), 0)
  for (let position = before.length; position < count; position += 1) {
    const entry = commitmentAt(position)
    addEntry.run(position, entry)
    put(nodeHashes.leaf(entry), 0)
  }
}

/** Milliseconds that proofs take as the site makes them, from commitment to file, and of these the processor's; each is checked. */
async function measureProofs() {
  const dataFolder = join(folder, 'data')
  await foundDemo({ dataFolder, statements: 0, onSigned: () => undefined })
  const database = openDatabase(join(dataFolder, 'colligo.sqlite'))
  const before = logSize(database)
  fill(database, leaves)
  closeDatabase(database)
  const instance = openInstance({ dataFolder, keysFolder: join(dataFolder, 'keys'), challengeTries: 2 })
  await instance.publicLog.advance()
  const took: number[] = []
  let processor = 0
  for (let asked = 0; asked < proofs; asked += 1) {
    const position = randomInt(Math.max(before, 1), leaves)
    const commitment = commitmentAt(position)
    const [begun, busy] = [performance.now(), process.cpuUsage()]
    const file = instance.publicLog.proof(commitment)
    took.push(performance.now() - begun)
    const { user, system } = process.cpuUsage(busy)
    processor += (user + system) / 1000
    check(file, position, commitment)
  }
  await instance.close()
  return { took: took.toSorted((one, other) => one - other), processor: processor / proofs }
}

function check(text: string | null, position: number, commitment: Uint8Array): void {
  const file = text === null ? null : readInclusionFile(text)
  const note = file === null ? null : readNote(file.checkpoint)
  const head = note === null ? null : readCheckpoint(note.text)
  if (file === null || head === null || head.size <= leaves) throw new Error('there is no proof')
  const isGood = file.index === position && isIncluded(leafHash(commitment), position, head, file.proof)
  if (!isGood) throw new Error('a proof does not prove')
}

tell('A witness sees a million entries…')
const { first, again } = await measureWitness()
tell(`A log of ${String(leaves)} entries is laid out…`)
const { took, processor } = await measureProofs()
const quantile = (part: number): number =>
  rounded(took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0, 3)
const figures = {
  leaves: 1_000_000,
  seconds: rounded(first.seconds, 2),
  peakMemoryMB: Math.round(first.memory),
  againSeconds: rounded(again.seconds, 2),
  proofLeaves: leaves,
  proofMilliseconds: { median: quantile(0.5), p99: quantile(0.99) },
  proofProcessorMilliseconds: rounded(processor, 3),
  proofs,
  nodeVersion: version,
}
writeFigures({ ...figures, median: quantile(0.5), p99: quantile(0.99) }, isJson, {
  seconds: 'A million entries, seen first, s',
  peakMemoryMB: '  with memory, MB',
  againSeconds: 'A thousand more, an hour later, s',
  proofLeaves: 'Entries that proofs are of',
  median: 'A proof takes, ms',
  p99: '  99 of 100, ms',
  proofProcessorMilliseconds: '  of the processor, on average, ms',
  nodeVersion: 'Node',
})
if (first.seconds >= 60 || quantile(0.5) >= 5) process.exitCode = 1
