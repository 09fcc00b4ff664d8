import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { directoryEntries } from '#lib/hosting/directory/entries'
import { writeDirectory } from '#lib/hosting/directory/write'
import type { InstanceSettings } from '#lib/hosting/settings-files'
import { routing } from '#lib/i18n/routing'
import { initiativeDocument } from '#lib/publishing/open-figures'
import { statusOf } from '#lib/serving/status'
import { anOpenCollection, initiativeOfToday, temporaryFolder } from '#tests/support/collection'

const origin = 'https://initiatives.example.eu'

/** A collection's process, as far as anybody in front of it can tell. */
async function aServer(answer: (path: string) => unknown, name = 'swifts'): Promise<InstanceSettings> {
  const hosts: (string | undefined)[] = []
  const server = createServer((request: IncomingMessage, response) => {
    hosts.push(request.headers.host)
    const body = answer(request.url ?? '')
    response.writeHead(body === undefined ? 404 : 200).end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
    expect(hosts.every((host) => host === `${name}.example.eu`)).toBe(true)
  })
  const { port } = server.address() as AddressInfo
  const address = `https://${name}.example.eu`
  return { name, port, origin: address, organisersOrigin: address, variables: {} }
}

const surge = { level: () => 'calm' as const, since: () => 0, atLeast: () => false }

/** What a real collection publishes. */
async function published(name = 'swifts') {
  const instance = await anOpenCollection()
  instance.collectionSwitch.setCollecting(true)
  const site = { ...instance.site(), isPractice: false }
  const document = initiativeDocument({
    ...{ initiative: initiativeOfToday(), pack: instance.collection().pack },
    ...{ origin: 'https://elsewhere.example', state: 'open', site },
    ...{ figuresAreDelayed: false, today: '2026-11-30', news: [] },
    figures: { count: null, asOf: new Date(), byMemberState: [], days: [] } as never,
  })
  return aServer(
    (path) =>
      path === '/status.json' ? statusOf(instance, surge) : path === '/api/v1/initiative' ? document : undefined,
    name,
  )
}

const writtenFrom = async (...instances: readonly InstanceSettings[]): Promise<string> => {
  const folder = join(temporaryFolder(), 'out')
  writeDirectory(folder, await directoryEntries(instances), origin, new Date('2026-11-30T12:00:00Z'))
  return folder
}

test('it shows what each collection publishes of itself, in 24 languages, with a feed in each', async () => {
  const folder = await writtenFrom(await published(), await published('rivers'))
  expect(readdirSync(folder).toSorted()).toEqual([...routing.locales, 'style.css'].toSorted())
  const titles = new Set<string>()
  for (const locale of routing.locales) {
    const page = readFileSync(join(folder, locale, 'index.html'), 'utf8')
    expect(page).toContain(`<html lang="${locale}">`)
    expect(page).toContain(`href="https://swifts.example.eu/${locale}/sign"`)
    expect(page).toContain(`href="https://rivers.example.eu/${locale}/sign"`)
    expect(page).not.toMatch(/elsewhere|<script|style=|undefined|\{/u)
    expect(page.match(/hreflang=/gu)).toHaveLength(routing.locales.length)
    titles.add(/<title>(.*)<\/title>/u.exec(page)?.[1] ?? '')
    const feed = join(folder, locale, 'feed.rss')
    execFileSync('xmllint', ['--noout', feed])
    expect(readFileSync(feed, 'utf8')).toContain(`<link>https://swifts.example.eu/${locale}</link>`)
  }
  expect(titles.size).toBe(routing.locales.length)
})

test('a page of none says so, and is whole', async () => {
  const folder = await writtenFrom()
  expect(readFileSync(join(folder, 'en', 'index.html'), 'utf8')).toContain('There is no initiative here yet.')
  execFileSync('xmllint', ['--noout', '--html', join(folder, 'mt', 'index.html')], { stdio: 'ignore' })
})

const good = {
  registrationNumber: 'ECI(2026)000001',
  opensOn: '2026-11-01',
  closesOn: '2027-11-01',
  isPractice: false,
  texts: [{ language: 'en', isOriginal: true, title: 'Swifts' }],
}
const serving = (document: unknown, collection: unknown = 'open') =>
  aServer((path) => (path === '/status.json' ? { collection } : document))

describe('what another process says is not believed further than it is shown', () => {
  it('a title is text', async () => {
    const title = '<script>alert(1)</script>"\'&\u0000\uD800'
    const folder = await writtenFrom(await serving({ ...good, texts: [{ ...good.texts[0], title }] }))
    for (const file of ['en/index.html', 'de/index.html', 'en/feed.rss']) {
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text, file).not.toContain('<script>alert')
    }
    execFileSync('xmllint', ['--noout', join(folder, 'en/feed.rss')])
  })

  it.each([
    ['a practice', { ...good, isPractice: true }],
    ['no JSON', '{'],
    ['nothing', undefined],
    ['no days', { ...good, opensOn: 'soon' }],
    ['no title', { ...good, texts: [] }],
    ['a long number', { ...good, registrationNumber: 'x'.repeat(61) }],
    ['a megabyte', { ...good, more: 'x'.repeat(1024 * 1024) }],
  ])('%s is left out', async (_what, document) => {
    expect(await directoryEntries([await serving(document)])).toEqual([])
  })

  it('a state that nobody knows is “not open”: there is no button to sign', async () => {
    const [entry] = await directoryEntries([await serving(good, 'wide-open')])
    expect(entry?.state).toBe('not-open')
  })

  it('one that does not answer keeps no other out', async () => {
    const silent = { ...(await serving(good)), port: 1 }
    expect(await directoryEntries([silent, await serving(good)])).toHaveLength(1)
  })
})

test('its words are there in every language, each its own', () => {
  const words = JSON.parse(readFileSync('messages/directory.json', 'utf8')) as Record<string, Record<string, string>>
  expect(Object.keys(words).toSorted()).toEqual([...routing.locales].toSorted())
  for (const key of ['title', 'intro', 'none']) {
    const said = Object.values(words).map((one) => one[key] ?? '')
    expect(new Set(said).size).toBe(routing.locales.length)
    expect(said.every((text) => text !== '' && !text.includes("'"))).toBe(true)
  }
})
