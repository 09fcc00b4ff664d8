/**
 * What opening an export costs: the command that organisers run, on a file of the server's own making. Started by
 * `bench.ts`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { argv, execPath, stderr, stdout, version } from 'node:process'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { statementLinks } from '#db/chain'
import { closeDatabase, openDatabase } from '#db/connection'
import { statements } from '#db/schema'
import { foundDemo, type FoundedDemo } from '#lib/cli/demo/found'
import type { SealedStatement } from '#lib/collecting/take-statement'
import type { MemberState } from '#lib/domain/member-states'
import { exportLines } from '#lib/exporting/export-lines'
import { openInstance } from '#lib/instance/instance'
import type { SealingTask } from './sealing-worker.ts'

const packageFiles = ['statements.xml', 'statements.csv', 'forms.pdf', 'manifest.json'] as const

const [, , folder = '', count = '', code = '', json] = argv
const isJson = json === '--json'
const memberState = code as MemberState
const tell = (line: string): void => {
  if (!isJson) stderr.write(`${line}\n`)
}

/** Milliseconds that something takes. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Fills the database with sealed statements, on all cores: batches come from the threads, one transaction for each. */
async function fill(dataFolder: string): Promise<void> {
  const database = openDatabase(join(dataFolder, 'colligo.sqlite'))
  const linkTo = statementLinks(database)
  const threads = availableParallelism()
  const share = Math.ceil(Number(count) / threads)
  const ended = Array.from({ length: threads }, async (_, index) => {
    const [from, to] = [index * share, Math.min((index + 1) * share, Number(count))]
    const workerData: SealingTask = { dataFolder, memberState, from, to }
    const worker = new Worker(new URL('sealing-worker.ts', import.meta.url), { workerData })
    worker.on('message', (batch: readonly SealedStatement[]) => {
      database.transaction(
        () => {
          for (const row of batch) {
            const kept = { ...row, fingerprint: Buffer.from(row.fingerprint), chain: linkTo(row) }
            database.insert(statements).values(kept).run()
          }
        },
        // It reads before it writes, and the workers' own connections write too when they open.
        { behavior: 'immediate' },
      )
    })
    await once(worker, 'exit')
  })
  await Promise.all(ended)
  if ((await database.$count(statements)) !== Number(count))
    throw new Error('not every made-up signatory could be kept')
  closeDatabase(database)
}

/** Writes the export as the organisers' page hands it out. */
async function writeExport(dataFolder: string, file: string): Promise<void> {
  const instance = openInstance({ dataFolder, keysFolder: join(dataFolder, 'keys'), challengeTries: 2 })
  const { initiative } = instance.collection()
  if (initiative === null) throw new Error('a founded collection has an initiative')
  const lines = exportLines(instance.exporting, initiative, memberState, () => undefined)
  await pipeline(lines, createWriteStream(file))
  await instance.close()
}

/** Opens the export by the command itself, in a process of its own. Returns the most memory it had, in bytes. */
async function openIt(file: string, directory: string, founded: FoundedDemo): Promise<number> {
  const passphraseFile = join(folder, 'passphrase')
  await writeFile(passphraseFile, founded.passphrase, { mode: 0o600 })
  const command = ['lib/cli/export.ts', 'open', file, '--key', founded.privateKeyFile, '--out', directory]
  const opening = spawn(
    execPath,
    ['--import', join(import.meta.dirname, 'peak-memory.ts'), ...command, '--passphrase-file', passphraseFile],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const [words, peak] = [opening.stderr, opening.stdio[3]].map((pipe) => text(pipe as Readable))
  const [exitCode] = (await once(opening, 'close')) as [number | null]
  if (exitCode !== 0) throw new Error(`the export was not opened: ${await words}`)
  return Number(await peak)
}

/** Looks whether the package is whole. Returns the bytes of each file. */
async function packageSizes(directory: string): Promise<Readonly<Record<string, number>>> {
  const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as { readonly count?: unknown }
  if (manifest.count !== Number(count)) throw new Error(`the manifest counts ${String(manifest.count)} statements`)
  const sizes = packageFiles.map(async (name) => [name, (await stat(join(directory, name))).size] as const)
  return Object.fromEntries(await Promise.all(sizes))
}

const perSecond = (milliseconds: number): number => Number(((Number(count) * 1000) / milliseconds).toFixed(1))

function table(figures: Readonly<Record<string, unknown>>, sizes: Readonly<Record<string, number>>): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Statements', 'statements'],
    ['Validated and sealed a second', 'sealPerSecond'],
    ['Written into the export a second', 'exportPerSecond'],
    ['Bytes of the export', 'exportBytes'],
    ['Opened a second', 'statementsPerSecond'],
    ['Most memory while opening, MB', 'peakMemoryMB'],
    ['Member State', 'memberState'],
    ['Node', 'nodeVersion'],
  ]
  return [
    ...rows.map(([label, name]) => [label, String(figures[name])] as const),
    ...Object.entries(sizes).map(([name, bytes]) => [`Bytes of ${name}`, String(bytes)] as const),
  ]
    .map(([label, value]) => `${label.padEnd(34)}${value.padStart(12)}\n`)
    .join('')
}

const dataFolder = join(folder, 'data')
const file = join(folder, 'export.jsonl')
const directory = join(folder, 'package')
const founded = await foundDemo({ dataFolder, statements: 0, onSigned: () => undefined })
tell(`Sealing ${count} statements of citizens of ${memberState}…`)
const sealing = await timed(() => fill(dataFolder))
tell('Writing the export…')
const writing = await timed(() => writeExport(dataFolder, file))
tell('Opening it…')
let peak = 0
const opening = await timed(async () => {
  peak = await openIt(file, directory, founded)
})

const sizes = await packageSizes(directory)
const figures = {
  statementsPerSecond: perSecond(opening),
  peakMemoryMB: Number((peak / 1024 / 1024).toFixed(1)),
  statements: Number(count),
  sealPerSecond: perSecond(sealing),
  exportPerSecond: perSecond(writing),
  exportBytes: (await stat(file)).size,
  memberState,
  nodeVersion: version,
}
stdout.write(isJson ? `${JSON.stringify(figures)}\n` : table(figures, sizes))
