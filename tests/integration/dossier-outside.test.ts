import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { lookFromOutside } from '#lib/dossier/outside/look'

/** A site that answers as it is told, and its address. */
async function aSite(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

const locks = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=()',
}

const bad = async (url: string): Promise<readonly string[]> =>
  (await lookFromOutside(url)).findings.filter(({ isGood }) => isGood === false).map(({ what }) => what)

test('a site with every lock has nothing wrong but that it is reached without TLS', async () => {
  const url = await aSite((request, response) => {
    response.writeHead(request.url?.startsWith('/organiser') === true ? 307 : 200, locks).end('x')
  })
  expect(await bad(url)).toEqual(['TLS'])
})

test('what is missing or open is told by name', async () => {
  const url = await aSite((_request, response) => {
    response.writeHead(200, { ...locks, 'Referrer-Policy': 'unsafe-url', 'Set-Cookie': 'track=me' }).end('x')
  })
  expect(await bad(url)).toEqual([
    'TLS',
    'referrer-policy',
    'Cookies of the public side',
    'Protected side, without a session',
  ])
})

test('a site that nobody answers at is told, also over TLS', async () => {
  expect(await bad('http://127.0.0.1:9')).toContain('First page')
  expect(await bad('https://127.0.0.1:9')).toEqual(expect.arrayContaining(['TLS', 'First page', '/health']))
})
