import type { Target } from './connection.ts'
import { errorsIn, refusalsIn, type Ledger } from './ledger.ts'
import type { Scene } from './journey.ts'

/** What a load test is to do. */
export interface Order {
  readonly target: Target
  /** How long; what a profile does before and after comes on top. */
  readonly seconds: number
  readonly readers: number
  /** Seconds between a reader's looks at the counter. */
  readonly secondsBetweenLooks: number
  /** Visitors a second; `null` where the profile knows by itself. */
  readonly rate: number | null
  /** How many times as fast as it happened. */
  readonly speed: number
  readonly slowConnections: number
  readonly nextVisitor: () => number
  readonly tell: (line: string) => void
}

/** What a profile found. */
export interface Findings {
  /** In the order in which they are shown. */
  readonly figures: Readonly<Record<string, number | null>>
  /** What it comes to, in plain sentences. */
  readonly sentences: readonly string[]
  /** Promises that were not kept, in sentences; none where all is well. */
  readonly broken: readonly string[]
}

export type Profile = (order: Order, book: Ledger) => Promise<Findings>

/** Milliseconds for which those who were refused may still come back after the last visitor has come. */
const afterwards = 10_000

/** Where the visitors of the next seconds go. */
export const sceneFor = ({ target, nextVisitor }: Order, book: Ledger, seconds: number): Scene => ({
  target,
  book,
  nextVisitor,
  until: performance.now() + seconds * 1000 + afterwards,
})

/** Tells every few seconds how it goes, for as long as something lasts. */
export async function telling<Value>(order: Order, book: Ledger, work: Promise<Value>): Promise<Value> {
  const start = performance.now()
  const timer = setInterval(() => {
    order.tell(`  ${progressOf(book, (performance.now() - start) / 1000)}`)
  }, 5000)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}

function progressOf(book: Ledger, seconds: number): string {
  const all = book.all()
  return [
    `${seconds.toFixed(0).padStart(4)} s`,
    `${counted(book.receipts().length)} acknowledged`,
    `${counted(all.count())} answers, p99 ${all.quantile(0.99).toFixed(0)} ms`,
    `${counted(refusalsIn(book))} refused politely`,
    `${counted(errorsIn(book))} errors`,
  ].join(' · ')
}

/** A number as people read it. */
export const counted = (value: number): string => Math.round(value).toLocaleString('en-GB')
