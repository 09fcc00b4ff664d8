import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { memberStates } from '#lib/domain/member-states'
import { answerWith } from '#lib/http/memory/document'
import { publicDocuments } from '#lib/serving/public-documents'
import { aForm, anInstance, anOpenCollection } from '#tests/support/collection'
import { certain } from '#tests/support/certain'
import { signStatement } from '#lib/collecting/sign-statement'
import type { Instance } from '#lib/instance/instance'

const origin = 'https://collect.example.eu'

/** The documents of an instance behind a real port. */
async function served(instance: Instance, isDelayed: () => boolean = () => false) {
  const document = publicDocuments({ instance, isDelayed, origin })
  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    void Promise.resolve(document(path, query)).then((found) => {
      if (found === null) response.writeHead(404).end()
      else answerWith(request, response, found)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`, { headers })
  return { document, ask }
}

interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly operationId: string
          readonly parameters?: readonly {
            readonly name: string
            readonly required: boolean
            readonly example?: string
          }[]
          readonly responses: {
            readonly 200: {
              readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>
            }
          }
        }
      }
    >
  >
  readonly components: { readonly schemas: Readonly<Record<string, Parameters<typeof z.fromJSONSchema>[0]>> }
}

describe('open data', () => {
  test('is what its description says: every address answers in its type and fits its schema', async () => {
    const { ask } = await served(await anOpenCollection())
    const api = (await (await ask('/api/v1/openapi.json')).json()) as OpenApi
    expect(api.openapi).toBe('3.1.0')
    const operations = Object.entries(api.paths).map(([path, { get }]) => ({ path, ...get }))
    expect(operations.length).toBeGreaterThan(18)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { path, parameters = [], responses } of operations) {
      const needed = parameters.filter(({ required, example }) => required && example !== undefined)
      const query = new URLSearchParams(
        needed.filter(({ name }) => !path.includes(`{${name}}`)).map(({ name, example }) => [name, example ?? '']),
      )
      const address = needed.reduce((text, { name, example }) => text.replace(`{${name}}`, example ?? ''), path)
      const answer = await ask(query.size === 0 ? address : `${address}?${query.toString()}`)
      expect(answer.status, address).toBe(200)
      const [[type, { schema }] = ['', { schema: {} }]] = Object.entries(responses[200].content)
      expect(answer.headers.get('content-type')?.split(';')[0], address).toBe(type)
      const name = schema.$ref?.split('/').at(-1)
      if (name === undefined) continue
      const fits = z.fromJSONSchema(api.components.schemas[name]!).safeParse(await answer.json())
      expect(fits.error?.issues, address).toBeUndefined()
    }
  })

  test('may be read from any page, and says how long it can be kept', async () => {
    let isDelayed = false
    const { ask } = await served(await anOpenCollection(), () => isDelayed)
    const answer = await ask('/api/v1/progress', { Origin: 'https://elsewhere.example' })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(answer.headers.get('cache-control')).toBe(
      'public, max-age=30, stale-while-revalidate=600, stale-if-error=1500',
    )
    isDelayed = true
    await new Promise((resolve) => setTimeout(resolve, 60))
    const later = await ask('/api/v1/progress')
    expect(later.headers.get('cache-control')).toBe(
      'public, max-age=300, stale-while-revalidate=3600, stale-if-error=9000',
    )
    const { asOf, nextAt } = (await later.json()) as { asOf: string; nextAt: string }
    expect(Date.parse(nextAt) - Date.parse(asOf)).toBe(30 * 60_000)
  })

  test('keeps the first address for counters as it was', async () => {
    const { ask } = await served(await anOpenCollection())
    const answer = await ask('/api/progress')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=30')
    expect(Object.keys((await answer.json()) as object)).toEqual(['count', 'asOf', 'figuresAreDelayed'])
  })

  test.each(['/api/v1/progress', '/en/news.atom', '/fr/badge.svg', '/en/picture.png', '/embed.js', '/sitemap.xml'])(
    'is sent once to whoever has it already: %s',
    async (path) => {
      const { ask } = await served(await anOpenCollection())
      const tagOf = async (): Promise<string> => (await ask(path)).headers.get('etag') ?? ''
      expect(await tagOf()).toMatch(/^"[0-9a-f]+(?:-\w+)?"$/u)
      // It is compressed a moment after it was made, and has another tag then.
      await expect.poll(async () => (await ask(path, { 'If-None-Match': await tagOf() })).status).toBe(304)
      const again = await ask(path, { 'If-None-Match': '*' })
      expect([again.status, await again.text()]).toEqual([304, ''])
    },
  )

  test.each(['verify-package.mjs', 'witness.mjs'])(
    'has the programs beside it by which authorities check packages, and anybody the log: %s',
    async (name) => {
      const { ask } = await served(await anOpenCollection())
      const answer = await ask(`/${name}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
      expect(await answer.text()).toBe(readFileSync(`lib/cli/${name}`, 'utf8'))
    },
  )

  test('has the program beside it by which an authority opens what is sealed to its own key', async () => {
    const { ask } = await served(await anOpenCollection())
    const answer = await ask('/open-statements.py')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/x-python; charset=utf-8'])
    expect(await answer.text()).toBe(readFileSync('lib/cli/open-statements.py', 'utf8'))
  })

  test('is made once for a crowd, and anew when something has changed', async () => {
    let now = new Date()
    const instance = await anOpenCollection({ now: () => now })
    const { document } = await served(instance)
    const first = document('/api/v1/progress', '')
    const [picture] = await Promise.all([document('/en/picture.png', ''), document('/en/picture.png', '')])
    for (let visit = 0; visit < 1000; visit += 1) expect(document('/api/v1/progress', '')).toBe(first)
    expect(await document('/en/picture.png', '')).toBe(picture)

    for (const memberState of memberStates.slice(0, 10)) {
      certain(await signStatement(instance.collecting, await aForm(instance, memberState)))
    }
    expect(document('/api/v1/progress', '')).toBe(first)
    now = new Date(now.getTime() + 5 * 60_000)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(document('/api/v1/progress', '')).not.toBe(first)
    // A picture takes long to draw: until it is done, the one from before is answered with.
    expect(await document('/en/picture.png', '')).toBe(picture)
    await expect.poll(() => document('/en/picture.png', '')).not.toBe(picture)
  })

  test('has nothing to say before there is an initiative, but tells search engines what there is', async () => {
    const { ask } = await served(anInstance())
    for (const path of ['/api/v1/progress', '/api/report/map', '/en/picture.png', '/en/news.atom', '/oembed?url=x']) {
      expect((await ask(path)).status, path).toBe(404)
    }
    expect(await (await ask('/robots.txt')).text()).toContain(`Sitemap: ${origin}/sitemap.xml`)
    expect(await (await ask('/sitemap.xml')).text()).not.toContain('/en/progress')
  })

  test.each(['/en/news.atom', '/bg/news.rss', '/sitemap.xml', '/el/badge.svg'])('is well-formed: %s', async (path) => {
    const { ask } = await served(await anOpenCollection())
    const checked = spawnSync('xmllint', ['--noout', '--nonet', '-'], {
      input: await (await ask(path)).text(),
      encoding: 'utf8',
    })
    expect(checked.stderr).toBe('')
    expect(checked.status).toBe(0)
  })

  test('draws a picture of the size that networks want, in every language', async () => {
    const { ask } = await served(await anOpenCollection())
    for (const locale of ['en', 'el', 'bg', 'ga']) {
      const picture = Buffer.from(await (await ask(`/${locale}/picture.png`)).arrayBuffer())
      expect(picture.subarray(1, 4).toString()).toBe('PNG')
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630])
      expect(picture.length).toBeLessThan(200_000)
    }
  })
})
