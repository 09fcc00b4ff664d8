import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { gate, type Gate } from '#lib/http/gate/gate'

const origin = 'https://collect.example.eu'
const host = 'collect.example.eu'

interface Door extends Gate {
  readonly port: number
  /** What came through to the other side. */
  readonly through: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }[]
  /** Answers that the other side still owes. */
  readonly owed: (() => void)[]
}

/** A gate on a real port, with a framework behind it that says what it was asked. */
async function aDoor(
  options: { readonly isSlow?: boolean; readonly trustedProxies?: readonly string[] } = {},
): Promise<Door> {
  const through: Door['through'] = []
  const owed: Door['owed'] = []
  const made = gate({
    origin,
    trustedProxies: options.trustedProxies ?? [],
    retryAfter: () => 7,
    fromMemory: (_request, response, { path }) => {
      if (path === '/broken') throw new Error('out of memory')
      if (path === '/kept') response.end('from memory')
      return path === '/kept'
    },
    pass: (incoming, response) => {
      void text(incoming).then((body) => {
        through.push({ path: incoming.url ?? '', headers: { ...incoming.headers }, body })
        const answer = (): unknown => response.end('from the framework')
        if (options.isSlow === true) owed.push(answer)
        else answer()
      })
    },
  })
  made.server.listen(0, '127.0.0.1')
  await once(made.server, 'listening')
  onTestFinished(() => {
    made.server.closeAllConnections()
    made.server.close()
  })
  return { ...made, through, owed, port: (made.server.address() as AddressInfo).port }
}

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly from?: string
}

async function ask(
  { port }: Door,
  path: string,
  { method = 'GET', headers = {}, body, from = '127.0.0.1' }: Asked = {},
) {
  const length: Record<string, string> = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    localAddress: from,
    headers: { host, ...length, ...headers },
    agent: false,
  })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) }
}

const boundary = 'xyz'
const formType = { 'content-type': `multipart/form-data; boundary=${boundary}`, origin }
const formBody = (fields: number): string =>
  `${Array.from({ length: fields }, (_, index) => `--${boundary}\r\nContent-Disposition: form-data; name="${String(index)}"\r\n\r\nx\r\n`).join('')}--${boundary}--\r\n`

describe('the gate', () => {
  test('answers from memory what is the same for everyone, and has the rest answered', async () => {
    const door = await aDoor()
    expect((await ask(door, '/kept')).text).toBe('from memory')
    expect((await ask(door, '/other')).text).toBe('from the framework')
    expect(door.through.map(({ path }) => path)).toEqual(['/other'])
  })

  test('outlives what goes wrong in its memory', async () => {
    expect(await ask(await aDoor(), '/broken')).toMatchObject({ status: 503, headers: { 'retry-after': '7' } })
  })

  test('puts every lock on every answer, its own refusals included', async () => {
    const door = await aDoor()
    for (const path of ['/kept', '/other', '/a%00b']) {
      const { headers } = await ask(door, path)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/u)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['cache-control']).toBe('no-store')
    }
  })

  test('hands on a form as it came, and nothing that only the inside may say', async () => {
    const door = await aDoor()
    const body = formBody(3)
    const foreign = {
      'x-forwarded-for': '1.2.3.4',
      'x-middleware-subrequest': 'proxy',
      'x-colligo-kept': 'yes',
    }
    const answer = await ask(door, '/en/sign/EE', { method: 'POST', headers: { ...formType, ...foreign }, body })
    expect(answer.status).toBe(200)
    const [came] = door.through
    expect(came?.body).toBe(body)
    for (const name of Object.keys(foreign)) expect(came?.headers[name]).toBeUndefined()
    expect(came?.headers['x-forwarded-host']).toBe(host)
    expect(came?.headers['x-path']).toBe('/en/sign/EE')
    const nonce = came?.headers['x-nonce'] as string
    expect(nonce).toMatch(/^[\w+/]{40,}=*$/u)
    expect(came?.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
  })

  test.each([
    ['a form to a place that takes none', '/en', { method: 'POST', headers: formType, body: formBody(1) }, 405],
    ['an action called by a visit', '/en/sign/EE', { headers: { 'next-action': 'abc' } }, 405],
    [
      'a form of another site',
      '/en/sign/EE',
      { method: 'POST', headers: { ...formType, origin: 'https://x.example' }, body: formBody(1) },
      403,
    ],
    [
      'a form of nowhere',
      '/en/sign/EE',
      { method: 'POST', headers: { ...formType, origin: 'null' }, body: formBody(1) },
      403,
    ],
    ['a form of too many fields', '/en/sign/EE', { method: 'POST', headers: formType, body: formBody(65) }, 413],
    [
      'a form that is too large',
      '/en/sign/EE',
      { method: 'POST', headers: formType, body: formBody(1).padEnd(65_537) },
      413,
    ],
    ['a broken form', '/en/sign/EE', { method: 'POST', headers: formType, body: '--xyz oh' }, 400],
    ['another host', '/en', { headers: { host: 'other.example' } }, 421],
    ['another way of asking', '/en', { method: 'OPTIONS' }, 405],
    ['a visit with a body', '/en', { headers: { 'content-length': '2' }, body: 'xx' }, 400],
  ] as const)('refuses %s, clearly and without letting it through', async (_what, path, asked, status) => {
    const door = await aDoor()
    const answer = await ask(door, path, asked)
    expect(answer.status).toBe(status)
    expect(answer.text).toMatch(/^[A-Z].*\.\n$/u)
    expect(answer.headers.connection).toBe('close')
    expect(door.through).toEqual([])
  })

  test('refuses a form of unknown length', async () => {
    const door = await aDoor()
    const answer = await ask(door, '/en/sign/EE', {
      method: 'POST',
      headers: { ...formType, 'transfer-encoding': 'chunked' },
    })
    expect(answer.status).toBe(411)
  })

  test('stops a flood of one network, and no other', async () => {
    const door = await aDoor()
    const sign = (from: string) =>
      ask(door, '/en/sign/EE', { method: 'POST', headers: formType, body: formBody(1), from })
    const answers = []
    for (let count = 0; count < 330; count += 1) answers.push(await sign('127.7.7.7'))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(300)
    const last = answers.at(-1)
    expect(last?.status).toBe(503)
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
    expect((await sign('127.8.8.8')).status).toBe(200)
    // A school next door in the same network shares its budget; its neighbours in the next do not.
    expect((await sign('127.7.8.7')).status).toBe(200)
  })

  test('takes bad proofs for more than honest ones', async () => {
    const door = await aDoor()
    for (let count = 0; count < 30; count += 1) door.budgets.chargeBadProof('127.7.7.0/24')
    const answer = await ask(door, '/en/sign/EE', {
      method: 'POST',
      headers: formType,
      body: formBody(1),
      from: '127.7.7.7',
    })
    expect(answer.status).toBe(503)
  })

  test('believes a proxy of ours about who asks, and nobody else', async () => {
    const believed = { 'x-forwarded-for': '198.51.100.7' }
    const door = await aDoor({ trustedProxies: ['127.0.0.1/32'] })
    await ask(door, '/other', { headers: believed })
    await ask(door, '/other', { headers: believed, from: '127.0.0.2' })
    expect(door.through.map(({ headers }) => headers['x-colligo-network'])).toEqual(['198.51.100.0/24', '127.0.0.0/24'])
  })

  test('lets in so many, has some wait, tells the rest when to come back, and forgets none', async () => {
    const door = await aDoor({ isSlow: true })
    const answers = Array.from({ length: 300 }, (_, index) =>
      ask(door, '/other', { from: `127.1.${String(index % 250)}.1` }),
    )
    const refused = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (door.refusedSoFar() < 40) return
        clearInterval(look)
        resolve()
      }, 20)
    })
    await refused
    while (door.admission.inside() > 0) {
      door.owed.shift()?.()
      await new Promise(setImmediate)
    }
    const statuses = (await Promise.all(answers)).map(
      ({ status, headers }) => [status, headers['retry-after']] as const,
    )
    const served = statuses.filter(([status]) => status === 200)
    expect(served.length).toBeGreaterThan(200)
    expect(statuses.filter(([status, after]) => status === 503 && after === '7').length).toBe(300 - served.length)
    expect(door.admission.inside()).toBe(0)
  })

  test('says what to do where it cannot know what became of a form', async () => {
    const door = await aDoor({ isSlow: true })
    const answer = ask(door, '/en/sign/EE', { method: 'POST', headers: formType, body: formBody(1) })
    while (door.owed.length === 0) await new Promise(setImmediate)
    door.breakOff()
    const { status, text: said, headers } = await answer
    expect(status).toBe(503)
    expect(said).toContain('counts once')
    expect(headers['retry-after']).toBe('5')
  })

  test('answers what is no request at all, and hangs up', async () => {
    const door = await aDoor()
    for (const [raw, status] of [
      ['rubbish\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
      [`GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ] as const) {
      const socket = connect(door.port, '127.0.0.1')
      socket.write(raw)
      expect((await text(socket)).split('\r\n')[0]).toContain(String(status))
    }
  })

  test('keeps a network from holding every connection', async () => {
    const door = await aDoor()
    const sockets = Array.from({ length: 420 }, () =>
      connect({ port: door.port, host: '127.0.0.1', localAddress: '127.9.9.9' }),
    )
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
    })
    let closed = 0
    for (const socket of sockets) socket.on('error', () => undefined).on('close', () => (closed += 1))
    while (closed < 20) await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await ask(door, '/kept')).status).toBe(200)
    expect(closed).toBe(20)
  })
})
