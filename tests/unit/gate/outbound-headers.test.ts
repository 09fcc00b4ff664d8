import { createServer, get, type IncomingMessage, type OutgoingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { guardedResponse, reachOf, writeKeptHead, type Reach, type WholeHead } from '#lib/http/gate/outbound-headers'

/** What a visitor receives from a real server whose answers are guarded. */
async function answerOf(listener: RequestListener, reach: Reach = 'tls'): Promise<IncomingMessage> {
  const server = createServer({ ServerResponse: guardedResponse(reach) }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo
      get({ port, host: '127.0.0.1', agent: false }, (answer) => {
        answer.resume().once('end', () => {
          resolve(answer)
        })
      }).once('error', reject)
    })
  } finally {
    server.close()
  }
}

const secure = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'strict-transport-security': 'max-age=63072000',
  'x-frame-options': 'DENY',
}
const closed = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

describe('an answer carries the security headers', () => {
  it.each<[string, RequestListener]>([
    ['where nothing else is said', (_, response) => response.end('hello')],
    ['where its head is sent ahead', (_, response) => (response.flushHeaders(), response.end('hello'))],
    ['where it is streamed', (_, response) => (response.write('he'), response.end('llo'))],
    ['with a status alone', (_, response) => response.writeHead(200).end()],
    ['with a reason', (_, response) => response.writeHead(200, 'Fine').end()],
    ['with headers in an object', (_, response) => response.writeHead(200, { 'X-Mine': '1' }).end()],
    ['with a reason and headers', (_, response) => response.writeHead(200, 'Fine', { 'X-Mine': '1' }).end()],
    ['with headers in a flat list', (_, response) => response.writeHead(200, ['X-Mine', '1']).end()],
    [
      'with headers set before',
      (_, response) => response.setHeader('X-Mine', '1').writeHead(200, ['X-More', '1']).end(),
    ],
    ['with pairs of headers', (_, response) => response.writeHead(200, [['X-Mine', '1']] as unknown as string[]).end()],
    [
      'where its author dropped all headers first, as senders of files do on an error',
      (_, response) => {
        for (const name of response.getHeaderNames()) response.removeHeader(name)
        response.writeHead(404).end()
      },
    ],
  ])('%s', async (_how, listener) => {
    expect((await answerOf(listener)).headers).toMatchObject({ ...secure, ...closed })
  })

  it('an error as well', async () => {
    const { statusCode, headers } = await answerOf((_, response) => response.writeHead(500).end())
    expect(statusCode).toBe(500)
    expect(headers).toMatchObject({ ...secure, ...closed })
  })
})

describe('what its author said stays', () => {
  const theirs = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Content-Security-Policy': "default-src 'self'",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Length': 7,
    'Set-Cookie': ['a=1', 'b=2'],
  }
  const seen = {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'self'",
    'cross-origin-resource-policy': 'cross-origin',
    'x-length': '7',
    'set-cookie': ['a=1', 'b=2'],
    'referrer-policy': 'same-origin',
  }
  const flat = Object.entries(theirs).flatMap(([name, value]) => [value].flat().flatMap((one) => [name, String(one)]))

  it.each<[string, RequestListener]>([
    ['in an object', (_, response) => response.writeHead(200, theirs).end()],
    ['in a flat list', (_, response) => response.writeHead(200, flat).end()],
    ['in pairs', (_, response) => response.writeHead(200, Object.entries(theirs) as unknown as string[]).end()],
    ['one by one', (_, response) => response.setHeaders(new Map(Object.entries(theirs))).end()],
    [
      'over what was set before',
      (_, response) =>
        response.setHeader('cache-control', 'private').setHeader('x-length', 1).writeHead(200, flat).end(),
    ],
  ])('%s', async (_how, listener) => {
    expect((await answerOf(listener)).headers).toMatchObject(seen)
  })

  it('with status and reason', async () => {
    const { statusCode, statusMessage } = await answerOf((_, response) => response.writeHead(299, 'Fine', theirs).end())
    expect([statusCode, statusMessage]).toEqual([299, 'Fine'])
  })

  it('and broken headers are refused as ever', async () => {
    const { headers } = await answerOf((_, response) => {
      expect(() => response.writeHead(200, ['X-Alone'])).toThrow('Invalid value "undefined"')
      response.end()
    })
    expect(headers).toMatchObject(secure)
  })
})

it.each([
  ['image/svg+xml', 'image/svg+xml; charset=utf-8'],
  ['application/xml', 'application/xml; charset=utf-8'],
  ['text/csv; header=present', 'text/csv; header=present; charset=utf-8'],
  ['text/x-component', 'text/x-component; charset=utf-8'],
  ['text/html;charset=UTF-8', 'text/html;charset=UTF-8'],
  ['application/json', 'application/json'],
  ['image/png', 'image/png'],
  ['application/vnd.xml-like', 'application/vnd.xml-like'],
])('text says how its characters are written: %s', async (type, said) => {
  const answer = await answerOf((_, response) => response.writeHead(200, { 'Content-Type': type }).end())
  expect(answer.headers['content-type']).toBe(said)
  const kept: WholeHead = {}
  const again = await answerOf((_, response) => {
    writeKeptHead(response, () => ({ 'content-type': type }), kept)
    response.end()
  })
  expect(again.headers['content-type']).toBe(said)
})

it('before the last moment nothing is set: Next looks whether there is a Cache-Control, and sends on what is set', async () => {
  await answerOf((_, response) => {
    expect(response.getHeaderNames()).toEqual([])
    response.end()
  })
})

it('an answer cannot ask browsers to guess its type, or tell what serves it', async () => {
  const { headers } = await answerOf((_, response) =>
    response
      .setHeader('X-Powered-By', 'Next.js')
      .writeHead(200, { Server: 'nginx', 'X-Content-Type-Options': 'sniff' })
      .end(),
  )
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
  expect(headers).not.toHaveProperty('x-powered-by')
  expect(headers).not.toHaveProperty('server')
})

it('"you have it already" leaves policy and lifetime of the kept copy as they are', async () => {
  const { headers } = await answerOf((_, response) => response.writeHead(304).end())
  expect(headers).toMatchObject(secure)
  for (const name of Object.keys(closed)) expect(headers).not.toHaveProperty(name)
})

it('without TLS nobody is bound to TLS', async () => {
  const { headers } = await answerOf((_, response) => response.end(), 'plain')
  expect(headers).not.toHaveProperty('strict-transport-security')
  expect(headers).toHaveProperty('x-frame-options', 'DENY')
})

it('names below are bound to TLS where the host says so, and the site itself is reached by it', async () => {
  const reaches = [
    reachOf('https://a.example', true),
    reachOf('https://a.example', false),
    reachOf('http://a.example', true),
  ]
  const answers = await Promise.all(reaches.map((reach) => answerOf((_, response) => response.end(), reach)))
  expect(answers.map(({ headers }) => headers['strict-transport-security'])).toEqual([
    'max-age=63072000; includeSubDomains',
    'max-age=63072000',
    undefined,
  ])
})

describe('a head that is kept says what one made anew says', () => {
  const page = { 'Content-Type': 'text/html', 'Content-Length': 2, 'Cache-Control': 'public, max-age=30' }
  const framed = { ...page, 'Content-Security-Policy': "default-src 'none'; frame-ancestors *" }
  const forProgrammes = { ...page, 'Cross-Origin-Resource-Policy': 'cross-origin' }

  it.each<[string, OutgoingHttpHeaders, Reach]>([
    ['of a page, by TLS', page, 'tls'],
    ['of a page, without TLS', page, 'plain'],
    ['of a page that others may show', framed, 'tls-with-subdomains'],
    ['of a document that others may read', forProgrammes, 'plain'],
  ])('%s', async (_what, headers, reach) => {
    const kept: WholeHead = {}
    let made = 0
    const fromKept: RequestListener = (_, response) => {
      writeKeptHead(response, () => ((made += 1), headers), kept)
      response.end('ok')
    }
    const anew = await answerOf((_, response) => response.writeHead(200, headers).end('ok'), reach)
    const [first, second] = [await answerOf(fromKept, reach), await answerOf(fromKept, reach)]
    const expected = { ...anew.headers, date: expect.any(String) as string }
    expect(first.headers).toMatchObject(expected)
    expect(Object.keys(first.headers).toSorted()).toEqual(Object.keys(anew.headers).toSorted())
    expect(second.headers).toMatchObject(expected)
    expect(made).toBe(1)
  })

  it('and one site may be reached both ways', async () => {
    const kept: WholeHead = {}
    const listener: RequestListener = (_, response) => {
      writeKeptHead(response, () => page, kept)
      response.end('ok')
    }
    const [secured, open] = [await answerOf(listener, 'tls'), await answerOf(listener, 'plain')]
    expect(secured.headers).toHaveProperty('strict-transport-security')
    expect(open.headers).not.toHaveProperty('strict-transport-security')
  })
})
