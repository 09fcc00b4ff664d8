import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { maker as newMaker, type Maker } from '#lib/forms/maker'
import { routing } from '#lib/i18n/routing'
import { importInitiative } from '#lib/organising/collection-switch'
import { paperForms } from '#lib/serving/paper-forms'
import { certain } from '#tests/support/certain'
import { anInstance, initiativeOfToday } from '#tests/support/collection'
import { readPdf, unbroken } from '#tests/support/pdf'
import { aReceipt } from '#tests/support/receipts'

const identifier = 'f47ac10b-58cc-8372-a567-0e02b2c3d479'

interface Served {
  readonly ask: (path: string, more?: RequestInit) => Promise<Response>
  readonly instance: ReturnType<typeof anInstance>
  /** What had to be drawn. */
  readonly drawn: string[]
  readonly surge: { isDelayed: boolean }
}

/** Paper forms of a real collection, answered on a real port, drawn by a real thread. */
async function served(
  options: { readonly hasInitiative?: boolean; readonly limits?: Parameters<typeof newMaker>[0] } = {},
): Promise<Served> {
  const instance = anInstance()
  if (options.hasInitiative !== false) {
    certain(importInitiative(instance.organising, instance.collectionSwitch, initiativeOfToday()))
  }
  const maker = newMaker(options.limits)
  onTestFinished(maker.close)
  const [drawn, surge]: [string[], Served['surge']] = [[], { isDelayed: false }]
  const noted: Maker = {
    ...maker,
    form: (language, form) => {
      drawn.push(`${language} ${form.memberState}`)
      return maker.form(language, form)
    },
    receipt: (language, receipt) => {
      drawn.push(`${language} ${receipt.signedOn}`)
      return maker.receipt(language, receipt)
    },
  }
  const answer = paperForms({
    instance,
    maker: noted,
    origin: 'https://collect.example.eu',
    isDelayed: () => surge.isDelayed,
    retryAfter: () => 7,
  })
  const server = createServer((request: IncomingMessage, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const visitor = { network: '127.0.0.1', isFrom: () => false }
    void Promise.resolve(answer(request, response, { host: '', path, query, isReading: true }, visitor)).then(
      (isAnswered) => {
        if (!isAnswered) response.writeHead(404).end()
      },
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const ask: Served['ask'] = (path, more) =>
    fetch(`http://127.0.0.1:${String(port)}${path}`, { redirect: 'manual', ...more })
  return { ask, instance, drawn, surge }
}

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer())

describe('a paper form on the web', () => {
  test('is drawn once, however many ask, and then comes from memory', async () => {
    const { ask, drawn } = await served()
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask('/et/paper/EE.pdf')))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(drawn).toEqual(['et EE'])
    const [first] = answers
    expect(first!.headers.get('content-type')).toBe('application/pdf')
    expect(first!.headers.get('content-disposition')).toBe('inline; filename="ECI-2026-000001-EE-et.pdf"')
    expect(first!.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(first!.headers.get('content-security-policy')).toMatch(/^default-src 'none'; object-src 'self'/u)
    expect(readPdf(await bytesOf(first!)).info).toContain('Eesti')

    const tag = first!.headers.get('etag')!
    expect((await ask('/et/paper/EE.pdf', { headers: { 'If-None-Match': tag } })).status).toBe(304)
    const head = await ask('/et/paper/EE.pdf', { method: 'HEAD' })
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(10_000)
    expect(drawn).toHaveLength(1)
  })

  test.each([
    '/xx/paper/EE.pdf',
    '/et/paper/GB.pdf',
    '/et/paper/GR.pdf',
    '/et/paper/EE.pdf/',
    '/paper/EE.pdf',
    '/et/paper/ee.pdf',
  ])('is at no other address: %s', async (path) => {
    const { ask, drawn } = await served()
    expect((await ask(path)).status).toBe(404)
    expect(drawn).toEqual([])
  })

  test('is nowhere while there is no initiative', async () => {
    const { ask } = await served({ hasInitiative: false })
    expect((await ask('/et/paper/EE.pdf')).status).toBe(404)
  })

  test('is drawn anew once the register’s file was imported anew', async () => {
    const { ask, instance } = await served()
    expect(unbroken(readPdf(await bytesOf(await ask('/en/paper/EE.pdf'))).pages[0]!)).toContain('InesValadares')
    const changed = initiativeOfToday()
    const organisers = changed.organisers.map((one) => ({ ...one, name: one.name.replace('Ines', 'Inês') }))
    certain(importInitiative(instance.organising, instance.collectionSwitch, { ...changed, organisers }))
    await wait(100)
    expect(unbroken(readPdf(await bytesOf(await ask('/en/paper/EE.pdf'))).pages[0]!)).toContain('InêsValadares')
  })

  test('does not stop the thread that answers, though a crowd asks for hundreds of them', async () => {
    const { ask, drawn } = await served()
    const loop = monitorEventLoopDelay({ resolution: 5 })
    await ask('/en/paper/AT.pdf')
    loop.enable()
    const answers = await Promise.all(
      routing.locales
        .slice(0, 6)
        .flatMap((language) => memberStates.map((code) => ask(`/${language}/paper/${code}.pdf`))),
    )
    loop.disable()
    const statuses = answers.map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    expect(answers.find(({ status }) => status === 503)!.headers.get('retry-after')).toBe('7')
    // Sixteen may wait; as some are done, others may come.
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(16)
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(16)
    expect(drawn.length).toBeGreaterThan(16)
    expect(loop.percentile(50) / 1e6).toBeLessThan(20)
    expect((await ask('/en/paper/AT.pdf')).status).toBe(200)
  })

  test('waits while the site has more urgent work, unless it is drawn already', async () => {
    const { ask, surge } = await served()
    expect((await ask('/en/paper/EE.pdf')).status).toBe(200)
    surge.isDelayed = true
    expect((await ask('/en/paper/EE.pdf')).status).toBe(200)
    const other = await ask('/en/paper/EL.pdf')
    expect(other.status).toBe(503)
    expect(other.headers.get('retry-after')).toBe('7')
    surge.isDelayed = false
    expect((await ask('/en/paper/EL.pdf')).status).toBe(200)
  })
})

describe('a receipt to keep', () => {
  test('holds the identifier and the day, and is stored nowhere', async () => {
    const { ask, instance, drawn } = await served()
    const other = '00112233-4455-8677-8899-aabbccddeeff'
    const receiptOf = (one: string): Promise<Response> =>
      ask(`/el/signed/receipt.pdf?receipt=${instance.receipts.wrap(aReceipt({ identifier: one }))}`)
    const [first, second] = await Promise.all([receiptOf(identifier), receiptOf(other)])
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('etag')).toBeNull()
    expect(first.headers.get('content-disposition')).toMatch(
      /^attachment; filename="receipt\.pdf"; filename\*=UTF-8''%CE/u,
    )
    expect(drawn).toEqual(['el 2026-11-22'])
    const texts = [first, second].map(async (answer) => readPdf(await bytesOf(answer)).pages.join(''))
    const [one = '', two = ''] = await Promise.all(texts)
    expect(one).toContain(identifier)
    expect(one).not.toContain(other)
    expect(two).toContain(other)
    expect(one).toContain('22 Νοεμβρίου 2026')
    expect(one).toContain('https://collect.example.eu/el')
  })

  test.each(['', '?receipt=nothing-of-ours', '?receipt=', '?other=1'])(
    'leads to the page that says so where there is none: %s',
    async (query) => {
      const { ask, drawn } = await served()
      const answer = await ask(`/en/signed/receipt.pdf${query}`)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe('/en/signed')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(drawn).toEqual([])
    },
  )
})

describe('the thread that draws', () => {
  const [initiative, memberState] = [initiativeOfToday(), 'EE'] as const

  test('ends when nobody wants anything, and is there again for the next', async () => {
    const maker = newMaker({ mostWaiting: 4, idle: 20 })
    onTestFinished(maker.close)
    const first = await maker.form('en', { initiative, memberState })
    await wait(200)
    expect((await maker.form('en', { initiative, memberState }))!.equals(first!)).toBe(true)
  })

  test('says of what it cannot draw that it cannot, quotes nothing, and goes on', async () => {
    const maker = newMaker()
    onTestFinished(maker.close)
    const broken = { ...initiative, texts: [] }
    await expect(maker.form('en', { initiative: broken, memberState })).rejects.toThrow(/could not be drawn: Error$/u)
    expect((await maker.form('en', { initiative, memberState }))!.length).toBeGreaterThan(10_000)
  })

  test('turns away who would wait too long', async () => {
    const maker = newMaker({ mostWaiting: 2, idle: 1000 })
    onTestFinished(maker.close)
    const asked = [1, 2, 3].map(() => maker.form('en', { initiative, memberState }))
    expect(asked[2]).toBeNull()
    await Promise.all(asked.flatMap((one) => one ?? []))
  })
})
