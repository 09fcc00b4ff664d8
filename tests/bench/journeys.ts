/**
 * How many whole journeys, from the home page to the receipt and with all files, are done in a second. Started by
 * `bench.ts`.
 */
import { chapterOf, ledger } from '#lib/load/ledger'
import { journey } from '#lib/load/journey'
import { closedLoop } from '#lib/load/loops'
import { given, measuredSite, rounded, teller, writeFigures } from './measured-site.ts'

/** Seconds before anything counts. */
const warmUp = 5

const { folder, isJson, ...others } = given()
const options = others.options as { readonly seconds: number; readonly connections: number }
const tell = teller(isJson)

tell('Building the site where it has changed, founding a collection…')
const { found, ending } = await measuredSite(folder, {}, 0, async ({ target }) => {
  const book = ledger()
  let visitors = 0
  const go = async (seconds: number) => {
    const chapter = chapterOf(book)
    const until = performance.now() + seconds * 1000
    const scene = { target, book: chapter, until, nextVisitor: () => visitors++ }
    const took = await closedLoop(options.connections, seconds, async () => {
      await journey(scene, 'whole')
      return true
    })
    return { chapter, took }
  }
  tell('Warming up…')
  await go(warmUp)
  tell('Measuring…')
  const { chapter, took } = await go(options.seconds)
  const journeys = chapter.latencies('journey')
  return {
    book,
    found: {
      journeysPerSecond: rounded((journeys.count() * 1000) / took, 1),
      p50: rounded(journeys.quantile(0.5), 1),
      p99: rounded(journeys.quantile(0.99), 1),
      requestsPerSecond: rounded((chapter.all().count() * 1000) / took, 1),
      requestP99: rounded(chapter.all().quantile(0.99), 1),
    },
  }
})
writeFigures({ ...found, ...ending, connections: options.connections }, isJson, {
  journeysPerSecond: 'Journeys a second',
  requestsPerSecond: 'Requests a second',
  p50: 'Half of the journeys take, ms',
  p99: '99 of 100 at the most, ms',
  requestP99: '99 of 100 requests at the most, ms',
  acknowledged: 'Acknowledged',
  stored: 'Stored',
  peakMemoryMB: 'Most memory of the server, MB',
  connections: 'Visitors at the same time',
  nodeVersion: 'Node',
})
