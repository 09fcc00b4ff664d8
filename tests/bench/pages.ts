/**
 * How many public pages and documents are answered in a second, beside a `node:http` server that does nothing but answer
 * with the same bytes, and beside an empty route of the framework. Started by `bench.ts`.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Target } from '#lib/load/connection'
import { visited } from '#lib/load/ask'
import type { Prepared } from '#lib/load/browser'
import { receiptIn, thanksExpected, type Check } from '#lib/load/expected'
import { chapterOf, ledger, type Kind, type Ledger } from '#lib/load/ledger'
import { closedLoop } from '#lib/load/loops'
import type { BareAnswer } from './bare-server.ts'
import { withEmptyAction } from './empty-action.ts'
import { behindProxy, lanesTo, type Lanes } from './lanes.ts'
import { given, measuredSite, rounded, teller, writeFigures } from './measured-site.ts'
import { signingForms } from './prepared-forms.ts'

const rounds = 5
const warmUp = 1

const { folder, isJson, ...others } = given()
const options = others.options as { readonly seconds: number; readonly connections: number }
const tell = teller(isJson)

/** What is asked for, under the name by which the ledger knows it. */
const asked = {
  home: '/en',
  form: '/en/sign/EE',
  receipt: '',
  progress: '/api/v1/progress',
  badge: '/en/badge.svg',
} as const satisfies Partial<Record<Kind, string>>

type Asked = keyof typeof asked

const names = Object.keys(asked) as readonly Asked[]
const parts = names.length * 2 + 1

/** Signs once, for a receipt to look at. */
async function receiptPath(lanes: Lanes, book: Ledger): Promise<string> {
  const forms = await signingForms(lanes, book)
  const thanks = await lanes.ask(0, book, 'signing', await forms.of(0), thanksExpected)
  book.acknowledged(receiptIn(thanks) ?? '')
  return new URL(thanks.headers.get('location') ?? '/', lanes.target.origin).href.replace(lanes.target.origin, '')
}

const whole: Check = ({ status, length }) => (status === 200 && length > 0 ? null : `status ${String(status)}`)
const nothingSaid: Check = ({ status }) => (status === 204 ? null : `status ${String(status)}`)

const get = (path: string): Prepared => ({ method: 'GET', path, headers: {}, isUnread: true })

/** The answers' bytes as the site gives them, for the bare server to give as well. */
async function bytesOf(target: Target, paths: readonly string[]): Promise<readonly BareAnswer[]> {
  return await Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(`${target.origin}${path}`, { headers: { 'accept-encoding': 'identity' } })
      if (!answer.ok) throw new Error(`${path} was answered by ${String(answer.status)}`)
      const body = Buffer.from(await answer.arrayBuffer()).toString('base64')
      return { path, type: answer.headers.get('content-type') ?? '', body }
    }),
  )
}

async function bareServer(
  answers: readonly BareAnswer[],
): Promise<{ readonly target: Target; readonly end: () => void }> {
  const server = fork(join(import.meta.dirname, 'bare-server.ts'))
  server.send(answers)
  const [port] = (await once(server, 'message')) as [number]
  const target = { address: '127.0.0.1', port, isTls: false, origin: `http://127.0.0.1:${String(port)}` }
  return { target, end: () => server.kill() }
}

/** Asks for one thing over and over, and says how often a second it was answered. */
async function rateOf(lanes: Lanes, book: Ledger, kind: Kind, path: string, seconds: number): Promise<number> {
  const chapter = chapterOf(book)
  const check = kind === 'empty route' ? nothingSaid : whole
  const took = await closedLoop(lanes.count, seconds, async (lane) => {
    await visited(() => lanes.ask(lane, chapter, kind, get(path), check))
    return true
  })
  return (chapter.latencies(kind).count() * 1000) / took
}

type Rates = Readonly<Record<Asked, number>>

interface Round {
  readonly ours: Rates
  readonly bare: Rates
  readonly emptyRoute: number
}

tell('Building the site where it has changed, founding a collection…')
const { found, ending } = await measuredSite(folder, { ...behindProxy, ...withEmptyAction }, 0, async ({ target }) => {
  const book = ledger()
  const lanes = lanesTo(target, options.connections)
  const paths: Readonly<Record<Asked, string>> = { ...asked, receipt: await receiptPath(lanes, book) }
  const bare = await bareServer(await bytesOf(target, Object.values(paths)))
  const bareLanes = lanesTo(bare.target, options.connections)

  const round = async (seconds: number, isSwapped: boolean): Promise<Round> => {
    const [ours, floor] = [new Map<Asked, number>(), new Map<Asked, number>()]
    for (const name of names) {
      const both = [
        async () => ours.set(name, await rateOf(lanes, book, name, paths[name], seconds)),
        async () => floor.set(name, await rateOf(bareLanes, book, name, paths[name], seconds)),
      ]
      // First the one, then the other: neither is always the one that follows.
      for (const measure of isSwapped ? both.toReversed() : both) await measure()
    }
    const emptyRoute = await rateOf(lanes, book, 'empty route', '/health/empty', seconds)
    return { ours: Object.fromEntries(ours) as Rates, bare: Object.fromEntries(floor) as Rates, emptyRoute }
  }
  tell('Warming up…')
  await round(warmUp, false)
  const measured: Round[] = []
  for (let at = 0; at < rounds; at += 1) {
    tell(`Round ${String(at + 1)} of ${String(rounds)}…`)
    measured.push(await round(options.seconds / rounds / parts, at % 2 === 1))
  }
  lanes.close()
  bareLanes.close()
  bare.end()
  return { book, found: figuresOf(measured) }
})

function figuresOf(measured: readonly Round[]) {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const of = (read: (round: Round, name: Asked) => number, digits: number) =>
    Object.fromEntries(names.map((name) => [name, rounded(mean(measured.map((one) => read(one, name))), digits)]))
  return {
    ratios: of(({ ours, bare }, name) => ours[name] / bare[name], 3),
    perSecond: of(({ ours }, name) => ours[name], 0),
    barePerSecond: of(({ bare }, name) => bare[name], 0),
    emptyRoutePerSecond: rounded(mean(measured.map(({ emptyRoute }) => emptyRoute)), 0),
  }
}

if (isJson) writeFigures({ ...found, ...ending, connections: options.connections }, true, {})
else {
  for (const name of names) {
    const { ratios, perSecond, barePerSecond } = found
    writeFigures({ name: `${String(perSecond[name])} of ${String(barePerSecond[name])}`, ratio: ratios[name] }, false, {
      name: `${name}: a second, of bare node:http’s`,
      ratio: '  ratio',
    })
  }
  writeFigures({ ...found, ...ending }, false, {
    emptyRoutePerSecond: 'Empty routes a second',
    peakMemoryMB: 'Most memory of the server, MB',
    nodeVersion: 'Node',
  })
}
