import { arrivals } from './arrivals.ts'
import { badForms, badSender } from './bad-proofs.ts'
import { openBrowser } from './browser.ts'
import { journey } from './journey.ts'
import { chapterOf, type Ledger } from './ledger.ts'
import { openLoop } from './loops.ts'
import { canChooseNetworks } from './networks.ts'
import { counted, sceneFor, telling, type Findings, type Order } from './run.ts'
import { slowConnections } from './slow-connections.ts'

/** Those who knock badly: so many networks, so many connections of each, bad proofs a second in all. */
const bad = { networks: 8, connections: 32, perSecond: 500 }
/** Those who sign meanwhile, a second. */
const honestRate = 5
/** Milliseconds within which 95 of 100 answers reach an honest signatory. */
const allowed = 1000

/** Bad proofs and slow connections from a few networks, while honest people sign from theirs. */
export async function flood(order: Order, book: Ledger): Promise<Findings> {
  const { target, seconds } = order
  const scene = sceneFor(order, book, seconds)
  const canChoose = canChooseNetworks(target.address)
  const addresses = Array.from({ length: bad.networks }, (_, index) =>
    canChoose ? `127.0.${String(100 + index)}.1` : undefined,
  )
  const bads = badSender(
    addresses.map((address) => openBrowser(target, address, bad.connections)),
    await badForms(scene),
    book,
  )
  const slow = slowConnections(target, order.slowConnections, addresses)
  const honest = chapterOf(book)
  let mostOpen = 0
  const looking = setInterval(() => {
    mostOpen = Math.max(mostOpen, slow.open())
  }, 200)
  const honestScene = { ...scene, book: honest }
  const [signing, flooding] = [
    openLoop(
      arrivals(() => honestRate, seconds, Math.random),
      async (dueAt) => {
        await journey(honestScene, 'whole', dueAt)
      },
    ),
    openLoop(
      arrivals(() => order.rate ?? bad.perSecond, seconds, Math.random),
      bads.send,
    ),
  ]
  await telling(order, book, Promise.all([signing, flooding]))
  clearInterval(looking)
  const hungUpOn = slow.hungUpOn()
  slow.end()
  return found(honest, { sent: (await flooding).started, ...bads.turned(), mostOpen, hungUpOn })
}

interface Bad {
  readonly sent: number
  readonly judged: number
  readonly cutShort: number
  readonly mostOpen: number
  readonly hungUpOn: number
}

function found(honest: Ledger, { sent, judged, cutShort, mostOpen, hungUpOn }: Bad): Findings {
  const p95 = honest.all().quantile(0.95)
  const slow = `Honest signatories waited ${counted(p95)} ms at p95; ${counted(allowed)} are allowed.`
  return {
    figures: {
      honestP95: Number(p95.toFixed(1)),
      honestP99: Number(honest.all().quantile(0.99).toFixed(1)),
      honestSigned: honest.receipts().length,
      badSent: sent,
      badJudged: judged,
      badCutShort: cutShort,
      slowMostOpen: mostOpen,
      slowHungUpOn: hungUpOn,
    },
    sentences: [
      `${counted(sent)} bad proofs: ${counted(judged)} judged, ${counted(cutShort)} cut short, none taken.`,
      `${counted(mostOpen)} slow connections at most were open; the server hung up ${counted(hungUpOn)} times.`,
    ],
    broken: p95 > allowed ? [slow] : [],
  }
}
