/**
 * What taking one statement of support costs, against an action and a route that do nothing, and against the same site
 * without the public log. Started by `bench.ts`.
 *
 * All are measured in one run, in turns, so that whatever else the machine does hits all of them.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { arrivals } from '#lib/load/arrivals'
import { visited } from '#lib/load/ask'
import type { Prepared } from '#lib/load/browser'
import { receiptIn, thanksExpected, type Check } from '#lib/load/expected'
import { chapterOf, ledger, type Kind, type Ledger } from '#lib/load/ledger'
import { closedLoop, openLoop } from '#lib/load/loops'
import { emptyActionForm, sentOn, withEmptyAction } from './empty-action.ts'
import { behindProxy, lanesTo, type Lanes } from './lanes.ts'
import { logFigures, measurePair, withoutLog, type Pair, type SignedOn, type Taken } from './log-cost.ts'
import { given, measuredSite, rounded, teller, writeFigures } from './measured-site.ts'
import { signingForms, type SigningForms } from './prepared-forms.ts'

const rounds = 6
/** Seconds of signing before anything counts: until then the compiler is still at work. */
const warmUp = 4
/** The share of the top at which waiting is measured: at the top itself it only tells how many wait. */
const calm = 0.7

const { folder, isJson, ...others } = given()
const options = others.options as {
  readonly seconds: number
  readonly connections: number
  readonly statements: number
}
const tell = teller(isJson)

const emptyRoute: Prepared = { method: 'GET', path: '/health/empty', headers: {} }
const nothingSaid: Check = ({ status }) => (status === 204 ? null : `status ${String(status)}`)

/** Sends one thing over and over, and says how often a second it was answered. */
async function rateOf(
  lanes: Lanes,
  book: Ledger,
  seconds: number,
  send: (lane: number, book: Ledger) => Promise<boolean>,
  kind: Kind,
): Promise<number> {
  const chapter = chapterOf(book)
  const took = await closedLoop(lanes.count, seconds, (lane) => send(lane, chapter))
  return (chapter.latencies(kind).count() * 1000) / took
}

const same =
  (lanes: Lanes, kind: Kind, prepared: Prepared, check: Check) =>
  async (lane: number, book: Ledger): Promise<boolean> => {
    await visited(() => lanes.ask(lane, book, kind, prepared, check))
    return true
  }

const signing =
  (lanes: Lanes, forms: SigningForms) =>
  async (lane: number, book: Ledger): Promise<boolean> => {
    const form = forms.next()
    if (form === undefined) return false
    await visited(async () => {
      const thanks = await lanes.ask(lane, book, 'signing', form, thanksExpected)
      book.acknowledged(receiptIn(thanks) ?? '')
    })
    return true
  }

interface Round {
  readonly full: number
  readonly emptyAction: number | null
  readonly emptyRoute: number
}

async function measureInTurns(lanes: Lanes, book: Ledger, forms: SigningForms): Promise<readonly Round[]> {
  const action = await emptyActionForm(lanes, book, await forms.example())
  if (action === null) tell('This build has no empty action: the ratio is left out.')
  const part = (0.75 * options.seconds) / rounds / (action === null ? 3 : 4)
  const sign = signing(lanes, forms)
  const route = same(lanes, 'empty route', emptyRoute, nothingSaid)
  const act = action === null ? null : same(lanes, 'empty action', action, sentOn)

  let rate = await warmedUp(lanes, book, forms)
  if (act !== null) await rateOf(lanes, book, warmUp / 2, act, 'empty action')
  const measured: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Half as many again as the last window took, so that it is time that ends a window and not the forms.
    await forms.prepare(Math.max(0, Math.ceil(1.5 * rate * 2 * part) - forms.ready()))
    const actions = (): Promise<number | null> =>
      act === null ? Promise.resolve(null) : rateOf(lanes, book, part, act, 'empty action')
    // First the one, then the other: neither is always the one that follows.
    const before = round % 2 === 1 ? await actions() : null
    rate = await rateOf(lanes, book, 2 * part, sign, 'signing')
    const emptyAction = round % 2 === 1 ? before : await actions()
    measured.push({ full: rate, emptyAction, emptyRoute: await rateOf(lanes, book, part, route, 'empty route') })
    tell(`Round ${String(round + 1)} of ${String(rounds)}: ${rate.toFixed(0)} signatures a second`)
  }
  return measured
}

/** Signs until the compiler has done its work. Returns about how many statements a second are taken. */
async function warmedUp(lanes: Lanes, book: Ledger, forms: SigningForms): Promise<number> {
  tell('Warming up…')
  let last = 0
  for (const until = performance.now() + warmUp * 1000; performance.now() < until;) {
    await forms.prepare(500)
    last = await rateOf(lanes, book, warmUp, signing(lanes, forms), 'signing')
  }
  return last
}

/** How long signatories wait where they come when they come, at less than the top. */
async function waiting(lanes: Lanes, book: Ledger, forms: SigningForms, top: number): Promise<Ledger> {
  const [rate, seconds] = [calm * top, 0.25 * options.seconds]
  tell(`Waiting at ${rate.toFixed(0)} a second…`)
  await forms.prepare(Math.max(0, Math.ceil(1.2 * rate * seconds + 50) - forms.ready()))
  const chapter = chapterOf(book)
  await openLoop(
    arrivals(() => rate, seconds, Math.random),
    async (dueAt) => {
      const form = forms.next()
      if (form === undefined) return
      await visited(async () => {
        const thanks = await lanes.askWhenDue(dueAt, chapter, 'signing', form, thanksExpected)
        chapter.acknowledged(receiptIn(thanks) ?? '')
      })
    },
  )
  return chapter
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Figures of all rounds; those of the empty action are `null` where there is none. */
function figuresOf(measured: readonly Round[], waited: Ledger): Readonly<Record<string, number | null>> {
  const known = measured.flatMap(({ full, emptyAction }) => (emptyAction === null ? [] : [{ full, emptyAction }]))
  const ratios = known.map(({ full, emptyAction }) => full / emptyAction)
  const actions = mean(known.map(({ emptyAction }) => emptyAction))
  const full = mean(measured.map((round) => round.full))
  const orNull = (value: number, digits: number): number | null => (known.length === 0 ? null : rounded(value, digits))
  return {
    ratio: orNull(full / actions, 3),
    fullPerSecond: rounded(full, 1),
    emptyActionPerSecond: orNull(actions, 1),
    emptyRoutePerSecond: rounded(mean(measured.map((round) => round.emptyRoute)), 1),
    p50: rounded(waited.latencies('signing').quantile(0.5), 1),
    p99: rounded(waited.latencies('signing').quantile(0.99), 1),
    lowestRatio: orNull(Math.min(...ratios), 3),
    highestRatio: orNull(Math.max(...ratios), 3),
  }
}

const signFor = async (site: SignedOn, seconds: number): Promise<Omit<Taken, 'cpuSeconds'>> => {
  const chapter = chapterOf(site.book)
  const took = await closedLoop(site.lanes.count, seconds, (lane) => signing(site.lanes, site.forms)(lane, chapter))
  return { statements: chapter.latencies('signing').count(), seconds: took / 1000 }
}

/** Serves a site of its own, signs on it until the compiler has done its work, and does something with it. */
async function warmSite<Found>(
  name: string,
  environment: Readonly<Record<string, string>>,
  work: (site: SignedOn) => Promise<Found>,
): Promise<Found> {
  const beside = join(folder, name)
  mkdirSync(beside)
  const { found } = await measuredSite(beside, { ...behindProxy, ...environment }, 0, async ({ target, pid }) => {
    const book = ledger()
    const lanes = lanesTo(target, options.connections)
    const forms = await signingForms(lanes, book)
    await warmedUp(lanes, book, forms)
    const found = await work({ lanes, book, forms, pid })
    lanes.close()
    return { book, found }
  })
  rmSync(beside, { recursive: true })
  return found
}

/** Pairs of sites: two processes that are alike differ by as much as a log costs, so one pair says nothing. */
const pairs = 4
const twins = 2

/** Signs on new sites, two at a time: with the log and without, and with nothing between them. */
async function costOfLog(top: number): Promise<ReturnType<typeof logFigures>> {
  const together = (name: string, environments: Pair<Readonly<Record<string, string>>>): Promise<Pair<Taken>> =>
    warmSite(`${name}-one`, environments[0], (one) =>
      warmSite(`${name}-other`, environments[1], (other) =>
        measurePair([one, other], options.seconds / 2, signFor, top),
      ),
    )
  const apart: Pair<Taken>[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    tell(`Two new sites, one with the public log and one without: ${String(pair + 1)} of ${String(pairs)}…`)
    // Neither is always the one that was there first.
    if (pair % 2 === 0) apart.push(await together(`log-${String(pair)}`, [{}, withoutLog]))
    else {
      const [unlogged, logged] = await together(`log-${String(pair)}`, [withoutLog, {}])
      apart.push([logged, unlogged])
    }
  }
  const alike: Pair<Taken>[] = []
  for (let pair = 0; pair < twins; pair += 1) {
    tell(`Two that differ in nothing: ${String(pair + 1)} of ${String(twins)}…`)
    alike.push(await together(`twins-${String(pair)}`, [{}, {}]))
  }
  return logFigures(apart, alike)
}

tell('Building the site where it has changed, founding a collection…')
const { found, ending } = await measuredSite(
  folder,
  { ...behindProxy, ...withEmptyAction },
  options.statements,
  async ({ target }) => {
    const book = ledger()
    const lanes = lanesTo(target, options.connections)
    const forms = await signingForms(lanes, book)
    const measured = await measureInTurns(lanes, book, forms)
    const top = mean(measured.map(({ full }) => full))
    const waited = await waiting(lanes, book, forms, top)
    lanes.close()
    return { book, found: { top, figures: figuresOf(measured, waited) } }
  },
)
// With another site at work beside it neither would be measured alone: these two come when the first is gone.
const log = options.statements > 0 ? {} : await costOfLog(found.top)
writeFigures(
  { ...found.figures, ...log, ...ending, statements: options.statements, connections: options.connections },
  isJson,
  {
    fullPerSecond: 'Statements taken a second',
    emptyActionPerSecond: 'Empty actions a second',
    emptyRoutePerSecond: 'Empty routes a second',
    ratio: 'Ratio of statements to empty actions',
    lowestRatio: '  lowest of a round',
    highestRatio: '  highest of a round',
    withoutLogPerSecond: 'Statements taken a second without the log',
    withLogPerSecond: '  in turns with it',
    logRatio: '  ratio of with to without',
    logCpuRatio: '  the same for a second of a processor',
    twinRatios: '  of sites that differ in nothing',
    p50: 'At 70 % of that, half are thanked within, ms',
    p99: '  99 of 100 within, ms',
    acknowledged: 'Acknowledged',
    stored: 'Stored',
    peakMemoryMB: 'Most memory of the server, MB',
    statements: 'Statements there before',
    connections: 'Connections',
    nodeVersion: 'Node',
  },
)
