import { setTimeout as sleep } from 'node:timers/promises'
import { arrivals } from './arrivals.ts'
import { journey } from './journey.ts'
import { chapterOf, errorsIn, refusalsIn, type Ledger } from './ledger.ts'
import { closedLoop, openLoop } from './loops.ts'
import { counted, sceneFor, telling, type Findings, type Order } from './run.ts'

/** How the top is found: so many signatories at the same time, for so many seconds. */
const top = { visitors: 48, seconds: 8 }
const times = 10
/** What may be: milliseconds of an accepted answer at p99, seconds until all is as before. */
const allowed = { p99: 5000, recovery: 10 }
/** Seconds after which nobody waits for a recovery any more. */
const longestRecovery = 60

/**
 * Ten times as many signatories as the host can take. Those who are let in must be served in time, the others refused
 * clearly, nothing lost, and all well again soon after.
 *
 * They go the short way, from the form on: the top is that of signing, not of loading pictures.
 */
export async function overload(order: Order, book: Ledger): Promise<Findings> {
  const measured = order.rate === null ? await topOf(order, book) : order.rate / times
  const rate = times * measured
  order.tell(`${rate.toFixed(0)} signatories a second, for ${String(order.seconds)} s…`)
  const chapter = chapterOf(book)
  // Nobody comes back once it is over: what follows is to be ordinary.
  const scene = { ...sceneFor(order, chapter, order.seconds), until: performance.now() + order.seconds * 1000 }
  const coming = telling(
    order,
    chapter,
    openLoop(
      arrivals(() => rate, order.seconds, Math.random),
      async (dueAt) => {
        await journey(scene, 'short', dueAt)
      },
    ),
  )
  await sleep(order.seconds * 1000)
  const recovery = await secondsToRecover(order, book)
  const { started } = await coming
  const [accepted, refused] = [chapter.all(), refusalsIn(chapter)]
  const p99 = accepted.quantile(0.99)
  return {
    figures: {
      topPerSecond: Number(measured.toFixed(1)),
      overloadPerSecond: Number(rate.toFixed(1)),
      came: started,
      acknowledgedThen: chapter.receipts().length,
      acceptedP99: Number(p99.toFixed(1)),
      refusedShare: Number((refused / Math.max(1, refused + accepted.count())).toFixed(3)),
      recoverySeconds: recovery === null ? null : Number(recovery.toFixed(1)),
    },
    sentences: [`${counted(started)} people came at ten times the top; ${counted(refused)} requests were refused.`],
    broken: brokenPromises(p99, recovery),
  }
}

function brokenPromises(p99: number, recovery: number | null): readonly string[] {
  const slow = `Accepted answers took ${counted(p99)} ms at p99; ${counted(allowed.p99)} are allowed.`
  const late = `All was well again after ${recovery?.toFixed(1) ?? 'more than 60'} s; 10 are allowed.`
  return [...(p99 > allowed.p99 ? [slow] : []), ...(recovery === null || recovery > allowed.recovery ? [late] : [])]
}

async function topOf(order: Order, book: Ledger): Promise<number> {
  order.tell('Looking for the top…')
  const chapter = chapterOf(book)
  const scene = sceneFor(order, chapter, top.seconds)
  const took = await closedLoop(top.visitors, top.seconds, async () => {
    await journey(scene, 'short')
    return true
  })
  return (chapter.receipts().length * 1000) / took
}

/** Seconds until a signatory gets every answer within one; `null` where that takes more than a minute. */
async function secondsToRecover(order: Order, book: Ledger): Promise<number | null> {
  const start = performance.now()
  const seconds = (): number => (performance.now() - start) / 1000
  while (seconds() < longestRecovery) {
    const chapter = chapterOf(book)
    const scene = { ...sceneFor(order, chapter, 0), until: performance.now() }
    const isThere = await journey(scene, 'short')
    if (isThere && errorsIn(chapter) === 0 && chapter.all().most() < 1000) return seconds()
    await sleep(250)
  }
  return null
}
