import { arrivals } from './arrivals.ts'
import { journey } from './journey.ts'
import { chapterOf, errorsIn, refusalsIn, type Ledger } from './ledger.ts'
import { openLoop } from './loops.ts'
import { counted, sceneFor, telling, type Findings, type Order } from './run.ts'

/** Where the search begins, in signatories a second, and how it goes up. */
const [firstRate, growth] = [4, 1.5]
/** An answer that takes longer, in milliseconds, is none for half of those who wait; the last of a step may lag so. */
const [longestP99, longestLag] = [5000, 2000]
/** A million by hand: signing at more than this, the search is of no use. */
const highestRate = 5000

interface Step {
  readonly rate: number
  /** Whether everybody was served, in time, without a refusal. */
  readonly holds: boolean
  readonly p99: number
}

/**
 * How many statements this host takes: more and more signatories a second until it refuses some, keeps them waiting or
 * falls behind; then the highest rate that held is held for a third of the time.
 */
export async function million(order: Order, book: Ledger): Promise<Findings> {
  const stepSeconds = Math.max(4, order.seconds / 20)
  const found = await search(order, book, stepSeconds)
  const held = await hold(order, book, found, Math.max(10, order.seconds / 3))
  const perHour = held.rate * 3600
  const rounded = Math.floor(perHour / 1000) * 1000
  const hours = (1_000_000 / perHour).toFixed(1)
  return {
    figures: {
      searchedPerSecond: Number(found.toFixed(1)),
      heldPerSecond: Number(held.rate.toFixed(1)),
      heldP99: Number(held.p99.toFixed(1)),
      statementsPerHour: Math.round(perHour),
    },
    sentences: held.holds
      ? [`This host takes about ${counted(rounded)} statements an hour: a million in ${hours} hours.`]
      : [],
    broken: held.holds ? [] : [`This host did not hold even ${held.rate.toFixed(1)} signatories a second.`],
  }
}

/** The highest rate of which a step held: up until one does not, then three times half-way. */
async function search(order: Order, book: Ledger, seconds: number): Promise<number> {
  let [good, bad] = [0, highestRate]
  for (let rate = order.rate ?? firstRate; rate < highestRate; rate *= growth) {
    const { holds } = await step(order, book, rate, seconds)
    if (!holds) {
      bad = rate
      break
    }
    good = rate
  }
  for (let halving = 0; halving < 3; halving += 1) {
    const { rate, holds } = await step(order, book, (good + bad) / 2, seconds)
    if (holds) good = rate
    else bad = rate
  }
  return good
}

/** Holds nearly the highest rate for longer, and less where that was luck. */
async function hold(order: Order, book: Ledger, rate: number, seconds: number): Promise<Step> {
  let held = await step(order, book, 0.9 * rate, seconds)
  for (let turn = 0; turn < 3 && !held.holds; turn += 1) held = await step(order, book, 0.85 * held.rate, seconds)
  return held
}

async function step(order: Order, book: Ledger, rate: number, seconds: number): Promise<Step> {
  const chapter = chapterOf(book)
  const scene = sceneFor(order, chapter, seconds)
  const start = performance.now()
  const signing = openLoop(
    arrivals(() => rate, seconds, Math.random),
    async (dueAt) => {
      await journey(scene, 'whole', dueAt)
    },
  )
  await telling(order, book, signing)
  const lag = performance.now() - start - seconds * 1000
  const p99 = chapter.all().quantile(0.99)
  const isCalm = refusalsIn(chapter) === 0 && errorsIn(chapter) === 0
  const holds = isCalm && p99 <= longestP99 && lag <= longestLag
  const done = chapter.receipts().length
  order.tell(
    `${rate.toFixed(1)} a second for ${seconds.toFixed(0)} s: ${counted(done)} signed, p99 ${p99.toFixed(0)} ms, ` +
      (holds ? 'held' : whyNot(isCalm, p99, lag)),
  )
  return { rate, holds, p99 }
}

function whyNot(isCalm: boolean, p99: number, lag: number): string {
  if (!isCalm) return 'refusals or errors'
  return p99 > longestP99 ? 'too slow' : `behind by ${(lag / 1000).toFixed(1)} s`
}
