import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routing } from '#lib/i18n/routing'
import { publicPages } from '#tests/support/public-pages'
import { expect, test } from '#tests/support/site'

const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

interface Found {
  readonly messages: readonly { readonly url: string; readonly lastLine: number; readonly message: string }[]
}

test('the Nu checker finds no error on any page, in any language', async ({ site }) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'colligo-html-'))
  for (const locale of routing.locales) {
    for (const below of publicPages) {
      const html = await (await fetch(`${site.url}/${locale}${below}`)).text()
      writeFileSync(join(folder, `${locale}${below.replaceAll('/', '-')}.html`), html)
    }
  }
  const words = ['-Xss4m', '-jar', checker, '--errors-only', '--format', 'json', '--exit-zero-always', folder]
  const { stderr, error } = spawnSync('java', words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (error !== undefined) throw error
  const { messages } = JSON.parse(stderr) as Found
  expect(messages.slice(0, 20).map(({ url, lastLine, message }) => `${url}:${String(lastLine)} ${message}`)).toEqual([])
  rmSync(folder, { recursive: true })
})

/** Bytes that a first visit may transfer in all. */
const most = 120_000

for (const locale of ['en', 'pl', 'el', 'bg'] as const) {
  test(`a first visit in ${locale} transfers less than 120 kB, and no script`, async ({ page }) => {
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Network.enable')
    let bytes = 0
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    const scripts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url())
    })
    await page.goto(`/${locale}`)
    await page.evaluate(async () => {
      await document.fonts.ready
    })
    expect(scripts).toEqual([])
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(most)
  })
}
