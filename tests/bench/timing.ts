/**
 * Whether anybody can tell from an answer, or from how long it takes, that a person had signed before: a neighbour's
 * details could then be used to ask. Started by `bench.ts`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '#lib/load/answer-reader'
import type { Prepared } from '#lib/load/browser'
import { receiptIn, thanksExpected } from '#lib/load/expected'
import { ledger, type Ledger } from '#lib/load/ledger'
import { compared } from './equivalence.ts'
import { behindProxy, lanesTo, type Lanes } from './lanes.ts'
import { given, measuredSite, rounded, teller, writeFigures } from './measured-site.ts'
import { signingForms, type SigningForms } from './prepared-forms.ts'

/** Pairs that are sent between two pauses in which forms are made. */
const batch = 250
/** Answers a second, one after the other: what is compared is the work, not the queue. */
const rate = 100
const margin = 0.05

const { folder, isJson, ...others } = given()
const options = others.options as { readonly pairs: number }
const tell = teller(isJson)

interface Turn {
  readonly form: Prepared
  readonly isFirst: boolean
}

/** Durations in milliseconds, and all the shapes that answers had. */
interface Seen {
  readonly first: number[]
  readonly repeated: number[]
  readonly shapes: { readonly first: Set<string>; readonly repeated: Set<string> }
}

async function measure(lanes: Lanes, book: Ledger, forms: SigningForms): Promise<Seen> {
  const seen: Seen = { first: [], repeated: [], shapes: { first: new Set(), repeated: new Set() } }
  // Those who sign for the first time now, beside those who did so in the batch before.
  for (let from = -batch; seen.repeated.length < options.pairs; from += batch) {
    const turns = await turnsOf(forms, from)
    const isWarmUp = from < 2 * batch
    for (const turn of turns) await send(lanes, book, turn, isWarmUp ? null : seen)
    tell(`${String(seen.repeated.length)} of ${String(options.pairs)} pairs`)
  }
  return seen
}

async function turnsOf(forms: SigningForms, from: number): Promise<readonly Turn[]> {
  const people = Array.from({ length: batch }, (_, index) => from + index)
  const made = people.map(async (index) => [
    { form: await forms.of(index + batch), isFirst: true },
    ...(index < 0 ? [] : [{ form: await forms.of(index), isFirst: false }]),
  ])
  const turns = (await Promise.all(made)).flat()
  return turns
    .map((turn) => ({ turn, order: Math.random() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ turn }) => turn)
}

async function send(lanes: Lanes, book: Ledger, { form, isFirst }: Turn, seen: Seen | null): Promise<void> {
  const sentAt = performance.now()
  const answer = await lanes.ask(0, book, 'signing', form, thanksExpected)
  const took = performance.now() - sentAt
  // A repeated statement is acknowledged alike; only first ones are stored and counted.
  if (isFirst) book.acknowledged(receiptIn(answer) ?? '')
  if (seen !== null) {
    seen[isFirst ? 'first' : 'repeated'].push(took)
    seen.shapes[isFirst ? 'first' : 'repeated'].add(shapeOf(answer))
  }
  await sleep(Math.max(0, 1000 / rate - took))
}

/** Belongs to the connection and not to the answer: each thousandth closes it, whoever sent it (RFC 9110, section 7.6.1). */
const ofConnection: ReadonlySet<string> = new Set(['connection', 'keep-alive'])

/** An answer with everything random in it blotted out, at its length. */
function shapeOf({ status, headers, body }: Answer): string {
  const blot = (text: string): string =>
    text
      .replace(/receipt=[\w-]+/gu, (receipt) => 'r'.repeat(receipt.length))
      .replace(/'nonce-[^']*'/gu, (nonce) => 'n'.repeat(nonce.length))
      // The time of day, which everybody has.
      .replace(/\d\d:\d\d:\d\d GMT/gu, 'hh:mm:ss GMT')
  const said = [...headers].filter(([name]) => !ofConnection.has(name))
  return blot(JSON.stringify([status, ...said, body.toString()]))
}

const areAlike = ({ first, repeated }: Seen['shapes']): boolean =>
  first.size === 1 && repeated.size === 1 && [...first].every((shape) => repeated.has(shape))

tell('Building the site where it has changed, founding a collection…')
const { found, ending } = await measuredSite(folder, behindProxy, 0, async ({ target }) => {
  const book = ledger()
  const lanes = lanesTo(target, 4)
  const forms = await signingForms(lanes, book)
  const { first, repeated, shapes } = await measure(lanes, book, forms)
  lanes.close()
  if (!areAlike(shapes)) tell([...shapes.first, '', ...shapes.repeated].join('\n'))
  const n = Math.min(options.pairs, first.length, repeated.length)
  const { secondMean, ...others } = compared(first.slice(0, n), repeated.slice(0, n), margin, Math.random)
  return { book, found: { n, repeatedMean: secondMean, ...others, answersAlike: areAlike(shapes) } }
})
const { trimmed, median, ...means } = found
const figures = {
  ...Object.fromEntries(
    Object.entries(means).map(([name, value]) => [name, typeof value === 'number' ? rounded(value, 4) : value]),
  ),
  trimmedRatio: rounded(trimmed.ratio, 4),
  medianRatio: rounded(median.ratio, 4),
  ...ending,
}
writeFigures(figures, isJson, {
  n: 'Pairs',
  firstMean: 'A first signature takes, ms',
  repeatedMean: 'A repeated one, ms',
  ratio: 'Ratio',
  lower90: '  90 % interval from',
  upper90: '  to',
  trimmedRatio: 'Ratio without the slowest 2 %',
  medianRatio: 'Ratio of the medians',
  equivalent: 'Equivalent within 5 %',
  answersAlike: 'Answers alike to the byte',
  nodeVersion: 'Node',
})
if (!found.equivalent || !found.answersAlike) process.exitCode = 1
