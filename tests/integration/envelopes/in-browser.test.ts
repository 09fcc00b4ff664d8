import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright'
import { expect, test } from 'vitest'
import { aCertificate, anAgeKey, anOpenpgpKey, onCurve } from '#tests/support/authorities'
import { browserPath } from '#tests/support/tools'
import { temporaryFolder } from '#tests/support/collection'

/** What runs in the browser: reads a key, wraps some bytes for it, and gives the envelope back. */
const script = `
import { readRecipientKey } from '#lib/envelopes/read-recipient-key'
import { wrapFor } from '#lib/envelopes/wrap'
globalThis.wrapped = async (key, size) => {
  const read = await readRecipientKey(key, new Date())
  if (!read.ok) return read.problem
  async function* bytes() { yield new Uint8Array(size).fill(7) }
  const recipient = { memberState: 'EE', authority: '', address: '', language: 'et', ...read.value }
  const letters = []
  for await (const piece of wrapFor(recipient, { name: 'package.zip', size, bytes: bytes() }).bytes) {
    for (const byte of piece) letters.push(byte.toString(16).padStart(2, '0'))
  }
  return letters.join('')
}`

test('a browser wraps from a file on the disk, with the network off, what other programs open', async () => {
  const root = join(import.meta.dirname, '../../..')
  const stdin = { contents: script, resolveDir: root, loader: 'ts' as const }
  const { outputFiles } = await build({ stdin, bundle: true, format: 'iife', platform: 'browser', write: false })
  const page = join(temporaryFolder(), 'page.html')
  const text = outputFiles[0]?.text.replaceAll('</script', String.raw`<\/script`) ?? ''
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>Envelopes</title><script>${text}</script>`)

  const executablePath = browserPath()
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
  try {
    const context = await browser.newContext({ offline: true })
    const tab = await context.newPage()
    await tab.goto(pathToFileURL(page).href)
    for (const authority of [
      aCertificate(['rsa:3072']),
      aCertificate(onCurve('P-256')),
      aCertificate(onCurve('P-384')),
      anOpenpgpKey('cv25519'),
      anAgeKey(),
    ]) {
      const call = `wrapped(${JSON.stringify(authority.key)}, 70000)`
      const envelope = Buffer.from(await tab.evaluate<string>(call), 'hex')
      for (const [program, open] of Object.entries(authority.open)) {
        expect(open(envelope)?.equals(Buffer.alloc(70_000, 7)), program).toBe(true)
      }
    }
  } finally {
    await browser.close()
  }
})
