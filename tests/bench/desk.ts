/**
 * What opening an export costs at the desk: in Chromium, from the disk, with the network cut. Started by
 * `./run -s bench desk`, told the number of statements; folder and shape of the answer as the other benches.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { argv, execPath, stdout } from 'node:process'
import { chromium } from 'playwright'
import { writeDesk } from '#lib/cli/desk-file'
import { shareText } from '#lib/shares/share-text'
import { anExportHeader, aStatement, testPrivateKey, writeExport } from '#tests/support/exports'
import { sharesOf } from '#tests/support/shares'
import { browserPath } from '#tests/support/tools'

const [folder = '', text = '100000', json = ''] = argv.slice(2)
const statements = Number(text)

const desk = join(folder, 'colligo-desk.html')
await writeDesk(desk)
const file = join(folder, 'estonia.colligo')
await writeExport(file, anExportHeader('EE'), made(statements))

function* made(count: number) {
  for (let index = 0; index < count; index += 1) yield aStatement('EE')
}

const executablePath = browserPath()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const context = await browser.newContext({ offline: true, locale: 'en-IE', acceptDownloads: true })
const page = await context.newPage()
await page.addInitScript(() => {
  Reflect.deleteProperty(globalThis, 'showSaveFilePicker')
})
await page.goto(`file://${desk}#opening`)
const room = page.locator('section:not([hidden])')
await room.getByLabel('The export').setInputFiles(file)
const [one, other] = await sharesOf(testPrivateKey, 2, 3)
if (one === undefined || other === undefined) throw new Error('a key was split among three')

async function begin(): Promise<void> {
  await room.getByLabel('Sheet 1').fill(shareText(one!))
  await room.getByLabel('Sheet 2').fill(shareText(other!))
  await room.getByRole('button', { name: 'Open the export' }).click()
}

/** Once until some statements are open, then cancelled: how long it takes until the page says so. */
async function cancelled(): Promise<number> {
  await begin()
  await room.getByText(/^Opening the statements of support/u).waitFor({ timeout: 600_000 })
  await room.getByText(/left\.$/u).waitFor({ timeout: 600_000 })
  const from = performance.now()
  await room.getByRole('button', { name: 'Cancel' }).click()
  await room.getByText('Cancelled. Everything opened so far is forgotten.').waitFor({ timeout: 60_000 })
  return performance.now() - from
}

const cancelMs = Math.round(await cancelled())
const watch = watchMemory()
const from = performance.now()
await begin()
await room.getByText(/^Opening the statements of support/u).waitFor({ timeout: 3_600_000 })
const openingFrom = performance.now()
await room.getByText(/are in the package\.$/u).waitFor({ timeout: 3_600_000 })
const until = performance.now()
const downloading = page.waitForEvent('download', { timeout: 600_000 })
await room.getByRole('button', { name: 'Save the package' }).click()
const saved = join(folder, 'package.zip')
await (await downloading).saveAs(saved)
// The checker that authorities run: it exits with 0 where schema, counts, hashes and signature are right.
execFileSync(execPath, ['lib/cli/verify-package.mjs', saved], { stdio: ['ignore', 'ignore', 'inherit'] })
const figures = {
  statements,
  statementsPerSecond: Math.round((statements / (until - openingFrom)) * 1000),
  seconds: Math.round((until - from) / 1000),
  cancelMs,
  peakMemoryMB: watch.stop(),
  packageBytes: statSync(saved).size,
}
await browser.close()
stdout.write(json === '--json' ? `${JSON.stringify(figures)}\n` : `${lines(figures)}\n`)

function lines(told: object): string {
  return Object.entries(told)
    .map(([name, value]) => `${name.padEnd(22)} ${String(value)}`)
    .join('\n')
}

/** The most memory of the page's process, with its workers; looked at ten times a second. */
function watchMemory(): { readonly stop: () => number } {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, ...rendererSizes())
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.round(peak / 1024)
    },
  }
}

/** Kilobytes of each process of Chromium that shows a page. */
function rendererSizes(): readonly number[] {
  return readdirSync('/proc').flatMap((id) => {
    try {
      if (!/^\d+$/u.test(id) || !readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer')) return []
      const [, size = '0'] = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
      return [Number(size)]
    } catch {
      // ENOENT: it has ended meanwhile.
      return []
    }
  })
}
