import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { readKnock } from '#lib/http/gate/knock'
import { fromMemory } from '#lib/serving/from-memory'
import { laneFull } from '#lib/serving/lane-full'
import { waitingRoom } from '#lib/serving/waiting-room'
import { waitingLine } from '#lib/surge/waiting-line'

const rendered = (html: string) => ({ status: 200, type: 'text/html', body: Buffer.from(html), headers: {} })

/** A site that keeps no page, and so leaves each to the framework. */
const nothingKept = {
  pages: { page: () => Promise.resolve(null) },
  staticFile: null,
  file: () => Promise.resolve(null),
  receipt: () => Promise.resolve(false),
  document: () => null,
  isChannel: () => false,
  count: () => undefined,
  status: () => {
    throw new Error('nobody asks for it')
  },
  metrics: () => '',
  isFull: () => true,
  retryAfter: () => 1,
} as const satisfies Omit<Parameters<typeof fromMemory>[0], 'waitingRoom'>

test('While very many sign, the form without a script is waited for as the other is, and then comes', async () => {
  let isWaiting = true
  const room = waitingRoom({
    line: waitingLine(Buffer.alloc(32, 1), () => 1),
    isWaiting: () => isWaiting,
    render: () => Promise.resolve(rendered('<p>__SECONDS__ <a href="__NEXT__">on</a></p>')),
  })
  const answer = fromMemory({ ...nothingKept, waitingRoom: room })
  const server = createServer((request, response) => {
    const knock = readKnock(request, [request.headers.host ?? ''])
    if (!knock.ok) throw new Error('the address is one of ours')
    const visitor = { network: '192.0.2.0/24', isFrom: () => false }
    void Promise.resolve(answer(request, response, knock.value, visitor)).then((isHeld) => {
      if (!isHeld) response.end('the form')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/bg/sign/BG/plain`
  const held = await fetch(url)
  expect(held.status).toBe(503)
  expect(held.headers.get('refresh')).toMatch(/^\d+; url=\/bg\/sign\/BG\/plain\?turn=/u)
  const fromPartner = await fetch(`${url}?turn=x&from=swifts`)
  expect(fromPartner.headers.get('refresh')).toMatch(/\?turn=[\w.-]+&from=swifts$/u)
  expect(await fromPartner.text()).toMatch(/href="\/bg\/sign\/BG\/plain\?turn=[\w.-]+&amp;from=swifts"/u)
  isWaiting = false
  expect(await (await fetch(url)).text()).toBe('the form')
})

test('A page that is opened is counted as its step, and a look at its head alone is not', async () => {
  const counted: string[] = []
  const room = waitingRoom({
    line: waitingLine(Buffer.alloc(32, 1), () => 1),
    isWaiting: () => false,
    render: () => Promise.resolve(rendered('')),
  })
  const answer = fromMemory({ ...nothingKept, waitingRoom: room, count: (step) => counted.push(step) })
  const server = createServer((request, response) => {
    const knock = readKnock(request, [request.headers.host ?? ''])
    if (!knock.ok) throw new Error('the address is one of ours')
    void Promise.resolve(answer(request, response, knock.value, { network: '192.0.2.0/24', isFrom: () => false })).then(
      (isAnswered) => {
        if (!isAnswered) response.end()
      },
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  for (const path of ['/en', '/mt/sign/MT', '/bg/sign/BG/plain', '/en/privacy', '/en/sign'])
    await fetch(`${url}${path}`)
  await fetch(`${url}/en`, { method: 'HEAD' })
  expect(counted).toEqual(['page-home', 'page-form', 'page-plain'])
})

test('That the lane is full is said in the language of the form, and rendered once for all', async () => {
  const asked: string[] = []
  const refuse = laneFull((path) => {
    asked.push(path)
    return Promise.resolve(rendered(`<script>1</script><a href="__FORM__/plain">${path}</a>`))
  })
  for (let times = 0; times < 50; times += 1) await refuse('/bg/sign/BG/plain', 5)
  const refusal = await refuse('/bg/sign/DE/plain', 61)
  expect(refusal).toMatchObject({ refusal: 'lane-full', retryAfter: 61 })
  expect(refusal.page?.html).toBe('<a href="/bg/sign/DE/plain">/bg/busy/plain?minutes=2</a>')
  expect(refusal.page?.policy).toContain("script-src 'none'")
  await refuse('/fi/sign/FI/plain', 100_000)
  expect(asked).toEqual(['/bg/busy/plain?minutes=1', '/bg/busy/plain?minutes=2', '/fi/busy/plain?minutes=10'])
})

test('Where the page cannot be rendered, the gate says it in its own words, and tries again', async () => {
  let times = 0
  const refuse = laneFull(() => {
    times += 1
    return times === 1
      ? Promise.reject(new Error('too slow'))
      : Promise.resolve(times === 2 ? { ...rendered(''), status: 503 } : rendered('<p>full</p>'))
  })
  expect(await refuse('/bg/sign/BG/plain', 5)).toEqual({ refusal: 'lane-full', retryAfter: 5 })
  expect(await refuse('/bg/sign/BG/plain', 5)).toEqual({ refusal: 'lane-full', retryAfter: 5 })
  expect((await refuse('/bg/sign/BG/plain', 5)).page?.html).toBe('<p>full</p>')
})
