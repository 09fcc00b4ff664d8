import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createRawServer, type AddressInfo, type Server as RawServer } from 'node:net'
import { execPath } from 'node:process'
import { afterEach, expect, test } from 'vitest'
import { ask, visited } from '#lib/load/ask'
import { openBrowser } from '#lib/load/browser'
import type { Target } from '#lib/load/connection'
import { pageWith } from '#lib/load/expected'
import { ledger } from '#lib/load/ledger'
import { cpuSeconds, processTree, residentBytes } from '#lib/load/process-tree'
import { slowConnections } from '#lib/load/slow-connections'

const open: (Server | RawServer)[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function listening(server: Server | RawServer): Promise<Target> {
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { address: '127.0.0.1', port, isTls: false, origin: `http://localhost:${String(port)}` }
}

const serving = (answer: RequestListener): Promise<Target> => listening(createServer(answer))

const page = { method: 'GET', path: '/en', headers: {} } as const
const isThere = pageWith('welcome')
const welcome: RequestListener = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>welcome</p></html>')
}

async function visit(target: Target, comesBackFor = 10_000) {
  const book = ledger()
  const browser = openBrowser(target, '127.9.9.9')
  const until = performance.now() + comesBackFor
  const isDone = await visited(() => ask({ browser, book, until }, 'home', page, isThere))
  browser.close()
  return { isDone, book }
}

test('a visitor who is asked to come back does so when told, and is served', async () => {
  const times: number[] = []
  const target = await serving((request, response) => {
    times.push(performance.now())
    if (times.length > 1) welcome(request, response)
    else response.writeHead(503, { 'Retry-After': '1' }).end('Too many people at once. Please come back.')
  })
  const { isDone, book } = await visit(target)
  expect(isDone).toBe(true)
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990)
  expect([book.refusals('home'), book.latencies('home').count()]).toEqual([1, 1])
  expect(book.troubles()).toEqual({})
})

test('a visitor who waits for their turn comes back with it', async () => {
  const asked: string[] = []
  const target = await serving((request, response) => {
    asked.push(request.url ?? '')
    if (asked.length > 1) welcome(request, response)
    else response.writeHead(503, { 'Retry-After': '0', Refresh: '0; url=/en?turn=7.a' }).end('It is your turn soon.')
  })
  expect((await visit(target)).isDone).toBe(true)
  expect(asked).toEqual(['/en', '/en?turn=7.a'])
})

test('a visitor who is refused to the end gives up, which is no error', async () => {
  const target = await serving((_, response) => {
    response.writeHead(503, { 'Retry-After': '30' }).end('Too many people at once.')
  })
  const { isDone, book } = await visit(target, 100)
  expect([isDone, book.gone(), book.refusals('home')]).toEqual([false, 1, 1])
  expect(book.troubles()).toEqual({})
})

test.each<readonly [string, RequestListener, string]>([
  ['an error page', (_, response) => response.writeHead(500).end('sorry'), 'home: status 500'],
  [
    'a page without what belongs on it',
    (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>nobody</p></html>'),
    'home: page without what belongs on it',
  ],
  [
    'a refusal that does not say when to come back',
    (_, response) => response.writeHead(503).end('busy'),
    'home: 503 that does not say when to come back',
  ],
  ['a connection that is dropped', (request) => request.socket.destroy(), 'home: connection closed unanswered'],
  [
    'an answer that is cut off',
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '50' })
      response.write('<p>wel', () => response.destroy())
    },
    'home: answer cut off',
  ],
])('%s is an error, by its name', async (_, answer, trouble) => {
  const { isDone, book } = await visit(await serving(answer))
  expect(isDone).toBe(false)
  expect(book.troubles()).toEqual({ [trouble]: 1 })
})

test('a server that cannot be reached is an error', async () => {
  const target = await serving(welcome)
  open.splice(0).forEach((server) => server.close())
  expect(Object.keys((await visit(target)).book.troubles())).toEqual(['home: not connected: ECONNREFUSED'])
})

test('a visitor comes from the network that they were given, over connections that are kept', async () => {
  const from = new Set<string>()
  const target = await serving((request, response) => {
    from.add(`${request.socket.remoteAddress ?? ''}:${String(request.socket.remotePort)}`)
    welcome(request, response)
  })
  const browser = openBrowser(target, '127.77.3.9')
  for (let turn = 0; turn < 5; turn += 1) await browser.send(page)
  expect([...from].map((one) => one.split(':')[0])).toEqual(['127.77.3.9'])
  await Promise.all(Array.from({ length: 40 }, () => browser.send(page)))
  expect(from.size).toBeLessThanOrEqual(6)
  browser.close()
})

test('a connection that the server has closed meanwhile is replaced without a word', async () => {
  const server = createServer({ keepAliveTimeout: 20 }, welcome)
  const browser = openBrowser(await listening(server))
  await browser.send(page)
  server.closeAllConnections()
  expect((await browser.send(page)).status).toBe(200)
  browser.close()
})

test('slow connections stay open as long as the server lets them, and come again', async () => {
  let opened = 0
  const target = await listening(
    createRawServer((socket) => {
      opened += 1
      socket.on('error', () => undefined)
      if (opened === 1) socket.destroy()
    }),
  )
  const slow = slowConnections(target, 4, ['127.0.100.1', '127.0.101.1'])
  await expect.poll(() => opened, { timeout: 5000 }).toBe(5)
  expect([slow.open(), slow.hungUpOn()]).toEqual([4, 1])
  slow.end()
})

test('the memory of a server is that of all its processes', () => {
  const tree = processTree(process.pid)
  expect(tree[0]).toBe(process.pid)
  expect(residentBytes([process.pid])).toBeGreaterThan(20 * 1024 * 1024)
  expect(residentBytes([process.pid, process.pid])).toBeGreaterThan(1.5 * residentBytes([process.pid]))
  expect(processTree(process.ppid)).toContain(process.pid)
})

test('what processes have worked is counted as Node itself counts it', () => {
  for (const until = process.cpuUsage().user + 300_000; process.cpuUsage().user < until;) Math.sqrt(until)
  const { user, system } = process.cpuUsage()
  // The system counts in hundredths, and this process goes on while it is asked.
  expect(Math.abs(cpuSeconds([process.pid]) - (user + system) / 1_000_000)).toBeLessThan(0.1)
  expect(cpuSeconds([process.pid, process.pid])).toBeGreaterThan(1.5 * cpuSeconds([process.pid]))
})

test.each([
  [
    'a running site, unless somebody says that it is a test instance',
    ['--url', 'https://collect.example.eu'],
    'really sign',
  ],
  ['an address that is none', ['--url', 'collect'], '--url takes an address'],
  ['a profile that there is not', ['--profile', 'panic'], 'no profile "panic"'],
  ['a number that is none', ['--seconds', 'many'], '--seconds takes a number'],
])('the load test does not begin on %s', (_, words, sentence) => {
  const given = words.includes('--profile') ? words : ['--profile', 'flood', ...words]
  const { status, stderr } = spawnSync(execPath, ['lib/cli/load.ts', ...given], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain(sentence)
})
