import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { gate, type GateOptions } from '#lib/http/gate/gate'

const [publicHost, ownHost] = ['collect.example.eu', 'organisers.example.eu']
const origin = `https://${publicHost}`
const organisersOrigin = `https://${ownHost}`

/** A gate on a real port; behind it something that tells by which host and path it was asked. */
async function aGate(options: Partial<GateOptions> = {}) {
  const refused: string[] = []
  const { server } = gate({
    origin,
    organisersOrigin,
    trustedProxies: ['127.0.0.1'],
    retryAfter: () => 7,
    fromMemory: (_request, response, { path }) => {
      const isKnown = path === '/en' || path === '/health' || path.startsWith('/_next/static/')
      if (isKnown) response.end(`from memory: ${path}`)
      return isKnown
    },
    pass: (incoming, response) => {
      incoming.resume()
      response.end(`passed: ${String(incoming.headers['x-forwarded-host'])} ${incoming.url ?? ''}`)
    },
    onRefused: (reason) => refused.push(reason),
    ...options,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const ask = async (host: string, path: string, more: { from?: string; body?: string; headers?: object } = {}) => {
    const { from = '192.0.2.7', body } = more
    const sent = request({
      host: '127.0.0.1',
      port,
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        host,
        'x-forwarded-for': from,
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body), 'content-type': type }),
        ...more.headers,
      },
      agent: false,
    })
    sent.end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    return { status: answer.statusCode, place: answer.headers.location, text: await text(answer) }
  }
  return { ask, refused }
}

const type = 'multipart/form-data; boundary=x'
const form = '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nines@example.eu\r\n--x--\r\n'
const signIn = '/organiser/sign-in'

describe('with a host of their own', () => {
  test('the organisers’ pages answer there, and the public’s on the public host', async () => {
    const { ask } = await aGate()
    expect(await ask(ownHost, signIn)).toMatchObject({ status: 200, text: `passed: ${ownHost} ${signIn}` })
    expect(await ask(publicHost, '/en/contact')).toMatchObject({ text: `passed: ${publicHost} /en/contact` })
    expect(await ask(publicHost, '/en')).toMatchObject({ text: 'from memory: /en' })
  })

  test('the public host knows nothing of them, however the address is written', async () => {
    const { ask, refused } = await aGate()
    const written = [
      '/organiser',
      '/organiser/',
      signIn,
      '/ORGANISER/sign-in',
      '/%6frganiser/sign-in',
      '/organise%72',
      '/organiser;x=1/sign-in',
      '/organiser?_rsc=1',
    ]
    for (const path of written) expect(await ask(publicHost, path), path).toMatchObject({ status: 404 })
    expect(refused).toEqual(written.map(() => 'no-such-thing'))
    const dotted = [
      '/_next/../organiser',
      '/health/../organiser/sign-in',
      '/en/%2e%2e/organiser',
      '/./organiser',
      '/api/.%2E/organiser',
    ]
    for (const path of dotted) expect(await ask(publicHost, path), path).toMatchObject({ status: 400 })
    expect((await ask(publicHost, '/organiser')).text).not.toContain(ownHost)
  })

  test('what their pages are made of is there too; links to public pages lead to the public host', async () => {
    const { ask } = await aGate()
    expect(await ask(ownHost, '/_next/static/a.js')).toMatchObject({ status: 200 })
    expect(await ask(ownHost, '/files/abc.png')).toMatchObject({ status: 200 })
    expect(await ask(ownHost, '/')).toMatchObject({ status: 307, place: `${organisersOrigin}/organiser` })
    expect(await ask(ownHost, '/en/news?page=2')).toMatchObject({ status: 307, place: `${origin}/en/news?page=2` })
    expect(await ask(ownHost, '/witness.mjs')).toMatchObject({ status: 307, place: `${origin}/witness.mjs` })
  })

  test('forms go to their own side alone, and from its own pages', async () => {
    const { ask } = await aGate()
    const from = (site: string) => ({ body: form, headers: { origin: site } })
    expect(await ask(ownHost, signIn, from(organisersOrigin))).toMatchObject({ status: 200 })
    expect(await ask(ownHost, signIn, from(origin))).toMatchObject({ status: 403 })
    expect(await ask(publicHost, signIn, from(organisersOrigin))).toMatchObject({ status: 404 })
    expect(await ask(publicHost, '/en/sign/EE', from(origin))).toMatchObject({ status: 200 })
    expect(await ask(publicHost, '/en/sign/EE', from(organisersOrigin))).toMatchObject({ status: 403 })
    expect(await ask(ownHost, '/en/sign/EE', from(organisersOrigin))).toMatchObject({ status: 404 })
    expect(await ask(ownHost, '/en/sign/EE', from(origin))).toMatchObject({ status: 404 })
  })

  test('other names are refused, and whoever watches may ask by any', async () => {
    const { ask } = await aGate()
    for (const host of ['example.eu', `${ownHost}.`, `${ownHost}:8443`, `x.${ownHost}`]) {
      expect(await ask(host, signIn), host).toMatchObject({ status: 421 })
    }
    for (const host of [ownHost, publicHost, '10.0.0.7:3000']) {
      expect(await ask(host, '/health')).toMatchObject({ status: 200 })
    }
  })
})

describe('with networks of their own', () => {
  const networks = { organisersNetworks: ['192.0.2.0/24', '2001:db8::/32', '203.0.113.9'] }

  test.each(['192.0.2.7', '203.0.113.9', '2001:db8::1', '::ffff:192.0.2.7'])('%s comes in', async (from) => {
    const { ask } = await aGate(networks)
    expect(await ask(ownHost, signIn, { from })).toMatchObject({ status: 200 })
  })

  test.each([
    '198.51.100.1',
    '203.0.113.8',
    '2001:db9::1',
    '127.0.0.1',
    // What a visitor has written stands left of what the front has seen.
    '192.0.2.7, 198.51.100.1',
    '192.0.2.7:443',
    'localhost',
    '',
  ])('%j finds nothing there, and reads the public pages all the same', async (from) => {
    const { ask } = await aGate(networks)
    for (const path of [signIn, '/', '/organiser', '/_next/static/a.js', '/en']) {
      expect(await ask(ownHost, path, { from }), path).toMatchObject({ status: 404 })
    }
    expect(await ask(ownHost, signIn, { from, body: form, headers: { origin: organisersOrigin } })).toMatchObject({
      status: 404,
    })
    expect(await ask(publicHost, '/en', { from })).toMatchObject({ status: 200 })
  })

  test('a header of a stranger’s is not believed', async () => {
    const { ask } = await aGate({ ...networks, trustedProxies: [] })
    expect(await ask(ownHost, signIn, { from: '192.0.2.7' })).toMatchObject({ status: 404 })
  })

  test('hold where both sides have one host', async () => {
    const { ask } = await aGate({ ...networks, organisersOrigin: origin })
    expect(await ask(publicHost, signIn)).toMatchObject({ status: 200 })
    expect(await ask(publicHost, '/', { from: '198.51.100.1' })).toMatchObject({ status: 200 })
    for (const path of [signIn, '/%6frganiser', '/Organiser']) {
      expect(await ask(publicHost, path, { from: '198.51.100.1' }), path).toMatchObject({ status: 404 })
    }
  })

  test('a slip of the pen is told', async () => {
    await expect(aGate({ organisersNetworks: ['192.0.2.0/33'] })).rejects.toThrow(
      'network of organisers "192.0.2.0/33"',
    )
  })
})

test('without either, nothing changes', async () => {
  const { ask } = await aGate({ organisersOrigin: origin })
  for (const path of [signIn, '/en']) expect(await ask(publicHost, path)).toMatchObject({ status: 200 })
  expect(await ask(ownHost, signIn)).toMatchObject({ status: 421 })
})
