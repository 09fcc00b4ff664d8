/**
 * What taking one statement of support costs, against an answer that does nothing. Started by `bench.ts`.
 *
 * Both are measured in one run on one server, in turns, so that whatever else the machine does hits both.
 */
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { argv, stderr, stdout, version } from 'node:process'
import { foundDemo } from '#lib/cli/demo/found'
import { buildSite, serveSite } from '#lib/cli/site'
import {
  browsersOf,
  measure,
  perSecond,
  quantile,
  together,
  type Answer,
  type Browsers,
  type Measured,
} from './load.ts'
import { signingForms, type SigningForms } from './signing-forms.ts'
import { storedAmong } from './stored.ts'

const rounds = 6
/** Seconds of signing before anything counts: until then the compiler is still at work. */
const warmUp = 4

const [, , folder = '', seconds = '', connections = '', json] = argv
const isJson = json === '--json'
const tell = (line: string): void => {
  if (!isJson) stderr.write(`${line}\n`)
}

/** The receipts of every statement that was acknowledged, as the server wrapped them. */
const receipts: string[] = []

const nothing = { method: 'GET', path: '/health/live', headers: {} } as const

interface Both {
  readonly full: Measured
  readonly empty: Measured
  /** Of each round. */
  readonly ratios: readonly number[]
}

async function measureBoth(browsers: Browsers, forms: SigningForms): Promise<Both> {
  const emptySeconds = Number(seconds) / rounds / 3
  const fullSeconds = 2 * emptySeconds
  const sign = (): Promise<Measured> => measure(browsers, fullSeconds, forms.next, keepReceipt)
  const doNothing = (time = emptySeconds): Promise<Measured> => measure(browsers, time, () => nothing, expectNothing)

  tell('Warming up…')
  let rate = await warmedUp(browsers, forms)
  await doNothing(warmUp / 2)
  const full: Measured[] = []
  const empty: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Half as many again as the last window took, so that it is time that ends a window and not the forms.
    await forms.prepare(Math.max(0, Math.ceil(1.5 * rate * fullSeconds) - forms.ready()))
    // First the one, then the other: neither is always the one that follows.
    if (round % 2 === 1) empty.push(await doNothing())
    const signed = await sign()
    if (round % 2 === 0) empty.push(await doNothing())
    full.push(signed)
    rate = perSecond(signed)
    tell(`Round ${String(round + 1)} of ${String(rounds)}: ${rate.toFixed(0)} signatures a second`)
  }
  const ratios = full.map((window, round) => perSecond(window) / perSecond(empty[round] ?? window))
  return { full: together(full), empty: together(empty), ratios }
}

/** Signs until the compiler has done its work. Returns about how many statements a second are taken. */
async function warmedUp(browsers: Browsers, forms: SigningForms): Promise<number> {
  let last = 0
  for (let until = performance.now() + warmUp * 1000; performance.now() < until;) {
    await forms.prepare(500)
    last = perSecond(await measure(browsers, warmUp, forms.next, keepReceipt))
  }
  return last
}

function expectNothing({ status }: Answer): void {
  if (status !== 204) throw new Error(`the empty route answered ${String(status)}`)
}

function keepReceipt({ status, headers: { location = '' } }: Answer): void {
  const receipt = /^\/en\/signed\?receipt=([\w-]+)$/u.exec(location)?.[1]
  if (status !== 303 || receipt === undefined) throw new Error(`a signatory was not thanked (${String(status)})`)
  receipts.push(receipt)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

function report({ full, empty, ratios }: Both, storedRows: number): void {
  const figures = {
    ratio: round(perSecond(full) / perSecond(empty), 3),
    fullPerSecond: round(perSecond(full), 1),
    emptyRoutePerSecond: round(perSecond(empty), 1),
    p50: round(quantile(full.latencies, 0.5), 1),
    p99: round(quantile(full.latencies, 0.99), 1),
    lowestRatio: round(Math.min(...ratios), 3),
    highestRatio: round(Math.max(...ratios), 3),
    acknowledged: receipts.length,
    stored: storedRows,
    connections: Number(connections),
    nodeVersion: version,
  }
  stdout.write(isJson ? `${JSON.stringify(figures)}\n` : table(figures))
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))

function table(figures: Readonly<Record<string, string | number>>): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Statements taken a second', 'fullPerSecond'],
    ['Empty answers a second', 'emptyRoutePerSecond'],
    ['Ratio', 'ratio'],
    ['  lowest of a round', 'lowestRatio'],
    ['  highest of a round', 'highestRatio'],
    ['Half are thanked within, ms', 'p50'],
    ['99 of 100 within, ms', 'p99'],
    ['Acknowledged', 'acknowledged'],
    ['Stored', 'stored'],
    ['Connections', 'connections'],
    ['Node', 'nodeVersion'],
  ]
  return rows.map(([label, name]) => `${label.padEnd(28)}${String(figures[name]).padStart(10)}\n`).join('')
}

tell('Building the site where it has changed…')
await buildSite({ out: 'ignore' })
const dataFolder = join(folder, 'data')
const foundedAt = new Date()
await foundDemo({ dataFolder, statements: 0, onSigned: () => undefined })
const port = await freePort()
const server = await serveSite(port, { COLLIGO_DATA: dataFolder, COLLIGO_CHALLENGE_TRIES: '2' })
const browsers = browsersOf(port, Number(connections))
const measured = await measureBoth(browsers, await signingForms(browsers, server.url))
browsers.close()
// Without a warning, as a crash would: what was acknowledged must be there all the same.
server.process.kill('SIGKILL')
await once(server.process, 'exit')

const stored = storedAmong(receipts, dataFolder, foundedAt)
report(measured, stored.rows)
if (stored.lost > 0 || stored.rows !== receipts.length || stored.counted !== receipts.length) {
  stderr.write(
    `${String(receipts.length)} statements were acknowledged, ${String(stored.rows)} are stored and ` +
      `${String(stored.counted)} counted; ${String(stored.lost)} of the acknowledged are missing.\n`,
  )
  process.exitCode = 1
}
