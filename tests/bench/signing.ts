/**
 * What taking one statement of support costs, against an action and a route that do nothing, and against the same site
 * without the public log. Started by `bench.ts`.
 *
 * All are measured in one run, in turns, so that whatever else the machine does hits all of them.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { arrivals } from '#lib/load/arrivals'
import { visited } from '#lib/load/ask'
import type { Prepared } from '#lib/load/browser'
import { receiptIn, thanksExpected, type Check } from '#lib/load/expected'
import { chapterOf, ledger, type Kind, type Ledger } from '#lib/load/ledger'
import { closedLoop, openLoop } from '#lib/load/loops'
import { emptyActionForm, sentOn, withEmptyAction } from './empty-action.ts'
import { behindProxy, lanesTo, type Lanes } from './lanes.ts'
import { logFigures, measureLog, withoutLog, type LogRound, type SignedOn } from './log-cost.ts'
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

tell('Building the site where it has changed, founding a collection…')
/** Signs on a site and on another that is the same but for the log. */
async function costOfLog(logged: SignedOn, top: number): Promise<readonly LogRound[]> {
  tell('The same site without the public log…')
  const elsewhere = join(folder, 'without-log')
  mkdirSync(elsewhere)
  const { found } = await measuredSite(elsewhere, { ...behindProxy, ...withoutLog }, 0, async ({ target }) => {
    const book = ledger()
    const lanes = lanesTo(target, options.connections)
    const unlogged = { lanes, book, forms: await signingForms(lanes, book) }
    await warmedUp(lanes, book, unlogged.forms)
    const signFor = (site: SignedOn, seconds: number): Promise<number> =>
      rateOf(site.lanes, site.book, seconds, signing(site.lanes, site.forms), 'signing')
    const rounds = await measureLog([logged, unlogged], options.seconds, signFor, top)
    lanes.close()
    return { book, found: rounds }
  })
  return found
}

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
    // What was there before would be there in one database alone.
    const log = options.statements > 0 ? {} : logFigures(await costOfLog({ lanes, book, forms }, top))
    lanes.close()
    return { book, found: { ...figuresOf(measured, waited), ...log } }
  },
)
writeFigures({ ...found, ...ending, statements: options.statements, connections: options.connections }, isJson, {
  fullPerSecond: 'Statements taken a second',
  emptyActionPerSecond: 'Empty actions a second',
  emptyRoutePerSecond: 'Empty routes a second',
  ratio: 'Ratio of statements to empty actions',
  lowestRatio: '  lowest of a round',
  highestRatio: '  highest of a round',
  withoutLogPerSecond: 'Statements taken a second without the log',
  withLogPerSecond: '  in turns with it',
  logRatio: '  ratio of with to without',
  p50: 'At 70 % of that, half are thanked within, ms',
  p99: '  99 of 100 within, ms',
  acknowledged: 'Acknowledged',
  stored: 'Stored',
  peakMemoryMB: 'Most memory of the server, MB',
  statements: 'Statements there before',
  connections: 'Connections',
  nodeVersion: 'Node',
})
