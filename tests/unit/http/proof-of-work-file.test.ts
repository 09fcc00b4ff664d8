import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { describe, expect, it, test } from 'vitest'
import { proofOfWorkFile, wordsIn } from '#lib/http/proof-of-work-file'
import { proofOfWorkFiles, proofOfWorkVersion } from '#lib/http/proof-of-work-files'
import { tellingWorker } from '#lib/http/proof-of-work-progress'
import { routing } from '#lib/i18n/routing'

test('the version in the addresses is the version that is installed', () => {
  const { version } = JSON.parse(readFileSync('node_modules/altcha/package.json', 'utf8')) as { version: string }
  expect(proofOfWorkVersion.split('.').slice(0, 3).join('.')).toBe(version)
})

/** Tags of script, worker and style as they are under this version. */
const known = [
  '"9279be4c41950d2cbca5c927b017999a"',
  '"f1e932aceb2397a28a92d46de88b7d96"',
  '"1dea5c5931aa3ad5357b9f32a11a6590"',
]

test('browsers keep the files for ever: where their bytes have changed, the version in their addresses has too', async () => {
  const files = Object.values(proofOfWorkFiles).map((address) => proofOfWorkFile(address.split('/').at(-1)!))
  const tags = (await Promise.all(files)).map((file) => file?.tag)
  expect({ version: proofOfWorkVersion, tags }).toEqual({ version: '3.2.2.2', tags: known })
})

describe('the proof of work’s own files', () => {
  it.each(Object.entries(proofOfWorkFiles))('%s is served at its address', async (_use, address) => {
    expect(address.startsWith(`/altcha/${proofOfWorkVersion}/`)).toBe(true)
    const served = await proofOfWorkFile(address.split('/').at(-1)!)
    expect(served?.type).toBe(address.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8')
    expect(served?.text.length).toBeGreaterThan(1000)
  })

  it('the script is one that a browser can read, and starts the worker from its address', async () => {
    const { text } = (await proofOfWorkFile('widget.js'))!
    expect(() => new Script(text)).not.toThrow()
    expect(text).toContain(`new Worker('${proofOfWorkFiles.worker}')`)
  })

  it('the script speaks every language of the site', async () => {
    const { text } = (await proofOfWorkFile('widget.js'))!
    for (const locale of routing.locales) {
      const own = readFileSync(`node_modules/altcha/dist/${wordsIn(locale)}`, 'utf8')
      expect(locale === 'en' || text.includes(own), locale).toBe(true)
    }
  })

  it('the worker is the package’s own, with what tells its progress before it', async () => {
    const own = readFileSync('node_modules/altcha/dist/workers/pbkdf2.js', 'utf8')
    expect((await proofOfWorkFile('worker.js'))?.text).toBe(`${tellingWorker}\n${own}`)
  })
})

it.each([
  '',
  'widget',
  'WIDGET.JS',
  'widget.js/',
  '../package.json',
  'workers/pbkdf2.js',
  '/etc/passwd',
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
])('there is no file named %j', async (name) => {
  expect(await proofOfWorkFile(name)).toBeNull()
})
