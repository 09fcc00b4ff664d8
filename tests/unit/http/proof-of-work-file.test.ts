import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { describe, expect, it, test } from 'vitest'
import { proofOfWorkFile, wordsIn } from '#lib/http/proof-of-work-file'
import { proofOfWorkFiles, proofOfWorkVersion } from '#lib/http/proof-of-work-files'
import { tellingWorker } from '#lib/http/proof-of-work-progress'
import { routing } from '#lib/i18n/routing'

test('the version in the addresses is the version that is installed', () => {
  const { version } = JSON.parse(readFileSync('node_modules/altcha/package.json', 'utf8')) as { version: string }
  expect(proofOfWorkVersion).toBe(version)
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
