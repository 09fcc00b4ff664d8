/**
 * What Lighthouse says of every public page, on its own slow phone: the four scores, the largest paint and the weight.
 * Started by `bench.ts`. Its marks are the machine's as well: nothing else should run beside it.
 */
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { routing } from '#lib/i18n/routing'
import { browserPath } from '../support/tools.ts'
import { publicPages } from '../support/public-pages.ts'
import { given, measuredSite, teller } from './measured-site.ts'
import { ledger } from '#lib/load/ledger'

const { folder, isJson, ...others } = given()
const { language } = others.options as { readonly language: string }
const tell = teller(isJson)
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

interface Marks {
  readonly path: string
  readonly scores: Readonly<Record<string, number>>
  /** Largest contentful paint, in milliseconds. */
  readonly largestPaint: number
  readonly kilobytes: number
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Now and then Lighthouse misses the paint that it waits for, and marks the page with a nought: it looks once more. */
async function marksOf(url: string, path: string, port: number, tries = 3): Promise<Marks> {
  const result = await lighthouse(`${url}${path}`, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...categories],
  })
  if (result === undefined) throw new Error('Lighthouse said nothing')
  const { lhr } = result
  if (tries > 1 && lhr.audits['largest-contentful-paint']?.scoreDisplayMode === 'error') {
    return await marksOf(url, path, port, tries - 1)
  }
  const scoreOf = (name: string): number => Math.round((lhr.categories[name]?.score ?? 0) * 100)
  const numberOf = (audit: string): number => lhr.audits[audit]?.numericValue ?? 0
  for (const audit of Object.values(lhr.audits)) {
    if (audit.score !== null && audit.score < 0.9) tell(`    ${path} ${audit.id}: ${audit.displayValue ?? audit.title}`)
  }
  return {
    path,
    scores: Object.fromEntries(categories.map((name) => [name, scoreOf(name)])),
    largestPaint: Math.round(numberOf('largest-contentful-paint')),
    kilobytes: Math.round(numberOf('total-byte-weight') / 1000),
  }
}

if (!routing.locales.some((locale) => locale === language)) throw new Error('There is no such language.')
const { found } = await measuredSite(folder, {}, 0, async ({ target }) => {
  const port = await freePort()
  const executablePath = browserPath()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', `--remote-debugging-port=${String(port)}`],
  })
  const marks: Marks[] = []
  for (const below of publicPages.filter((page) => page !== '/nowhere' && page !== '/embed')) {
    const one = await marksOf(target.origin, `/${language}${below}`, port)
    tell(
      `${one.path.padEnd(24)} ${JSON.stringify(one.scores)} LCP ${String(one.largestPaint)} ms, ${String(one.kilobytes)} kB`,
    )
    marks.push(one)
  }
  await browser.close()
  return { book: ledger(), found: marks }
})
process.stdout.write(isJson ? `${JSON.stringify({ pages: found })}\n` : '')
