/**
 * What opening an export costs: the command that organisers run, on a file of the server's own making. Started by
 * `bench.ts`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { argv, env, stderr, stdout, version } from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { compactDecrypt } from 'jose/jwe/compact/decrypt'
import { importJWK } from 'jose/key/import'
import PDFDocument from 'pdfkit'
import { statementLinks } from '#db/chain'
import { closeDatabase, openDatabase } from '#db/connection'
import { statements } from '#db/schema'
import { foundDemo, type FoundedDemo } from '#lib/cli/demo/found'
import { madeUpSignatory } from '#lib/cli/demo/people'
import type { SealedStatement } from '#lib/collecting/take-statement'
import type { MemberState } from '#lib/domain/member-states'
import { exportLines } from '#lib/exporting/export-lines'
import { fontFiles } from '#lib/forms/fonts'
import { openInstance } from '#lib/instance/instance'
import type { OpenedStatement } from '#lib/opening/contents'
import { formsPdf } from '#lib/opening/form/forms-pdf'
import { unlockKey } from '#lib/opening/key-file'
import type { Manifest } from '#lib/opening/manifest'
import { nodeMachine } from '#lib/opening/node/node-machine'
import { passphraseFrom } from '#lib/opening/passphrase'
import type { PrivateKey } from '#lib/opening/private-key'
import { certain } from '#tests/support/certain'
import { anExportHeader } from '#tests/support/exports'
import { xmlRate } from './opening-to-xml.ts'
import packageJson from '../../package.json' with { type: 'json' }
import type { SealingTask } from './sealing-worker.ts'

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
          worker.postMessage('kept')
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
  const batch = instance.handingOver.freeze(memberState, 'counted', 1)
  const frozen = batch === null ? null : instance.exporting.frozen(batch.id)
  if (frozen === null) throw new Error('a founded collection has an initiative, and statements')
  const lines = exportLines(frozen, () => undefined)
  await pipeline(lines, createWriteStream(file))
  await instance.close()
}

/** Opens the export by the command itself, in a process of its own. Returns the most memory it had, in bytes. */
async function openIt(file: string, directory: string, founded: FoundedDemo): Promise<number> {
  const passphraseFile = join(folder, 'passphrase')
  await writeFile(passphraseFile, founded.passphrase, { mode: 0o600 })
  const key = ['--key', founded.privateKeyFile, '--passphrase-file', passphraseFile]
  const words = ['open', file, ...key, '--out', directory, '--unpacked', '--language', 'en']
  // As `./run` starts it: the settings that it starts with are part of what is measured.
  const opening = spawn('sh', ['-c', `exec ${packageJson.scripts.export} "$@"`, 'export', ...words], {
    env: { ...env, NODE_OPTIONS: `--import ${join(import.meta.dirname, 'peak-memory.ts')}` },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const [said, peak] = [opening.stderr, opening.stdio[3]].map((pipe) => text(pipe as Readable))
  const [exitCode] = (await once(opening, 'close')) as [number | null]
  if (exitCode !== 0) throw new Error(`the export was not opened: ${await said}`)
  return Number(await peak)
}

/** Looks whether the package is whole. Returns the bytes of each kind of file. */
async function packageSizes(directory: string): Promise<Readonly<Record<string, number>>> {
  const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as Manifest
  if (manifest.count !== Number(count)) throw new Error(`the manifest counts ${String(manifest.count)} statements`)
  const sizes: Record<string, number> = {}
  for (const { name, bytes } of manifest.files) {
    const kind = name.replace(/-\d+\.pdf$/u, '-….pdf')
    sizes[kind] = (sizes[kind] ?? 0) + bytes
  }
  return sizes
}

const keyOf = async ({ privateKeyFile, passphrase }: FoundedDemo): Promise<PrivateKey> =>
  certain(await unlockKey(privateKeyFile, certain(passphraseFrom(passphrase))))

/** How many statements one thread opens in a second by jose alone, without anything around it. */
async function bareRate(file: string, privateKey: PrivateKey): Promise<number> {
  const key = await importJWK({ ...privateKey }, 'ECDH-ES')
  const sealed: string[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.startsWith('ey')) sealed.push(line)
    if (sealed.length === 4000) break
  }
  const open = async (some: readonly string[]): Promise<void> => {
    for (let from = 0; from < some.length; from += 64) {
      await Promise.all(some.slice(from, from + 64).map((one) => compactDecrypt(one, key)))
    }
  }
  await open(sealed.slice(0, 500))
  return (sealed.length * 1000) / (await timed(() => open(sealed)))
}

/** How many rows of forms are drawn a second, by our writer and by bare pdfkit: the same cells, without a frame or a tag. */
async function pdfRates(): Promise<{ readonly pdfPerSecond: number; readonly bareWriterPerSecond: number }> {
  const rows = 5000
  const statements = Array.from({ length: rows }, (_, index) => madeUpOpened(index))
  const machine = nodeMachine()
  const [materials, words] = [await machine.materials(), await machine.wordsIn('en')]
  const header = { ...anExportHeader('EE'), format: 'colligo-export/2' as const }
  const about = { header, words, count: rows, first: 1, file: 1, files: 1, exportHash: '0'.repeat(64) }
  const ours = await timed(() => {
    const pdf = formsPdf(() => undefined, materials, about)
    for (const statement of statements) pdf.add(statement)
    pdf.finish()
    return Promise.resolve()
  })
  const bare = await timed(() => bareForms(statements))
  return { pdfPerSecond: (rows * 1000) / ours, bareWriterPerSecond: (rows * 1000) / bare }
}

/** Somebody of part B, another one for each index. */
const madeUpOpened = (index: number): OpenedStatement => ({
  identifier: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  signedOn: '2026-04-01',
  pack: 'eci-2019/2026-11-22',
  keyId: '',
  part: 'B',
  values: madeUpSignatory('EE', index),
  leaf: { digest: '', blinded: null },
})

async function bareForms(statements: readonly OpenedStatement[]): Promise<void> {
  const document = new PDFDocument({ size: 'A4', layout: 'landscape', font: fontFiles.regular })
  const ended = once(document, 'end')
  document.resume().fontSize(8)
  statements.forEach(({ identifier, signedOn, values }, index) => {
    const row = index % 35
    if (row === 0 && index > 0) document.addPage()
    const cells = [String(index + 1), ...Object.values(values), signedOn, identifier]
    cells.forEach((cell, column) => document.text(cell, 32 + column * 75, 60 + row * 14, { lineBreak: false }))
  })
  document.end()
  await ended
}

const perSecond = (milliseconds: number): number => Number(((Number(count) * 1000) / milliseconds).toFixed(1))

function table(figures: Readonly<Record<string, unknown>>, sizes: Readonly<Record<string, number>>): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Statements', 'statements'],
    ['Validated and sealed a second', 'sealPerSecond'],
    ['Written into the export a second', 'exportPerSecond'],
    ['Bytes of the export', 'exportBytes'],
    ['Opened to XML a second', 'statementsPerSecond'],
    ['Opened to the whole package a second', 'wholePackagePerSecond'],
    ['By jose alone, in one thread', 'bareStatementsPerSecond'],
    ['Ratio of XML to jose, for each core', 'ratio'],
    ['Drawn as PDF a second', 'pdfPerSecond'],
    ['By bare pdfkit', 'bareWriterPerSecond'],
    ['Most memory while opening, MB', 'peakMemoryMB'],
    ['Member State', 'memberState'],
    ['Node', 'nodeVersion'],
  ]
  return [
    ...rows.map(([label, name]) => [label, String(figures[name])] as const),
    ...Object.entries(sizes).map(([name, bytes]) => [`Bytes of ${name}`, String(bytes)] as const),
  ]
    .map(([label, value]) => `${label.padEnd(38)}${value.padStart(12)}\n`)
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
tell('Beside jose and pdfkit alone…')
const key = await keyOf(founded)
// Before and after, and the better of both: what it is measured by must not be slow by chance.
const bareBefore = await bareRate(file, key)
const xml = await xmlRate(file, [key], join(folder, 'statements.xml'))
const bare = Math.max(bareBefore, await bareRate(file, key))
const pdf = await pdfRates()
/** All that are used. */
const cores = Math.min(4, availableParallelism())
const rounded = (value: number): number => Number(value.toFixed(1))
const figures = {
  ratio: Number((xml / cores / bare).toFixed(2)),
  statementsPerSecond: rounded(xml),
  wholePackagePerSecond: perSecond(opening),
  peakMemoryMB: Number((peak / 1024 / 1024).toFixed(1)),
  bareStatementsPerSecond: rounded(bare),
  pdfPerSecond: rounded(pdf.pdfPerSecond),
  bareWriterPerSecond: rounded(pdf.bareWriterPerSecond),
  statements: Number(count),
  sealPerSecond: perSecond(sealing),
  exportPerSecond: perSecond(writing),
  exportBytes: (await stat(file)).size,
  memberState,
  nodeVersion: version,
}
stdout.write(isJson ? `${JSON.stringify(figures)}\n` : table(figures, sizes))
