import { arrivals, type Rate } from './arrivals.ts'
import { journey } from './journey.ts'
import type { Ledger } from './ledger.ts'
import { openLoop } from './loops.ts'
import { counterPath, readers } from './readers.ts'
import { counted, sceneFor, telling, type Findings, type Order } from './run.ts'
import { worstDay } from './worst-day.ts'

/** Statements a second at which the UK Parliament's petitions site fell, on 21 March 2019: about 2,000 a minute. */
const revokeRate = 33

/** An initiative that everybody signs at once, while many more watch its counter. */
export async function revoke(order: Order, book: Ledger): Promise<Findings> {
  const rate = order.rate ?? revokeRate
  const findings = await surge(order, book, () => rate)
  const watched = `${counted(order.readers)} readers stand for a hundred times as many behind a shared cache.`
  return { ...findings, sentences: [...findings.sentences, watched] }
}

/** Milliseconds within which everybody gets an answer on the replayed day. */
const longestAllowed = 2000

/** The real initiative's worst day, faster. */
export async function realDay(order: Order, book: Ledger): Promise<Findings> {
  const findings = await surge(order, book, worstDay(order.speed, order.seconds))
  const most = book.all().most()
  return {
    ...findings,
    sentences: [
      ...findings.sentences,
      'The hours in which the real system failed are filled in between their neighbours.',
    ],
    broken: most <= longestAllowed ? [] : [`The slowest answer took ${counted(most)} ms; 2,000 are allowed.`],
  }
}

async function surge(order: Order, book: Ledger, rate: Rate): Promise<Findings> {
  const { seconds, target } = order
  const scene = sceneFor(order, book, seconds)
  const path = await counterPath(target)
  const over = new AbortController()
  const watching = readers(scene, order.readers, order.secondsBetweenLooks, path, over.signal)
  const signing = openLoop(arrivals(rate, seconds, Math.random), async (dueAt) => {
    await journey(scene, 'whole', dueAt)
  })
  const { started, skipped } = await telling(order, book, signing)
  over.abort()
  await watching
  let peak = 0
  for (let second = 0; second < seconds; second += 1) peak = Math.max(peak, rate(second))
  return {
    figures: {
      came: started,
      notSent: skipped,
      peakPerSecond: Number(peak.toFixed(1)),
      readers: order.readers,
      longestAnswer: Number(book.all().most().toFixed(1)),
    },
    sentences: [
      `${counted(started)} people came to sign, at most ${peak.toFixed(1)} a second; readers polled ${path}.`,
    ],
    broken: skipped === 0 ? [] : [`${counted(skipped)} visitors could not be sent: this machine is too slow for both.`],
  }
}
