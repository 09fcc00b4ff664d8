import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { gate } from '#lib/http/gate/gate'

const origin = 'https://collect.example.eu'
const host = 'collect.example.eu'
const oneClick = '/et/updates/one-click?token=x'
const urlEncoded = { 'content-type': 'application/x-www-form-urlencoded' }
const wish = 'List-Unsubscribe=One-Click'

/** A gate on a real port, with a framework behind it that says what it was sent. */
async function aDoor() {
  const made = gate({
    origin,
    trustedProxies: [],
    retryAfter: () => 7,
    fromMemory: () => false,
    pass: (incoming, response) => {
      void text(incoming).then((body) => response.end(`through: ${body}`))
    },
  })
  made.server.listen(0, '127.0.0.1')
  await once(made.server, 'listening')
  onTestFinished(() => {
    made.server.closeAllConnections()
    made.server.close()
  })
  const { port } = made.server.address() as AddressInfo
  return async (path: string, body: string, headers: Readonly<Record<string, string>>) => {
    const length = String(Buffer.byteLength(body))
    const all = { host, 'content-length': length, ...headers }
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers: all, agent: false })
    sent.end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    return { status: answer.statusCode, text: await text(answer) }
  }
}

const formOf = (boundary = 'xyz') => ({
  type: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  body: `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`,
})

describe('a mail program that leaves on its reader’s behalf', () => {
  test('is let in, in either coding, without an origin or with its own', async () => {
    const post = await aDoor()
    const { type, body } = formOf()
    expect(await post(oneClick, wish, urlEncoded)).toEqual({ status: 200, text: `through: ${wish}` })
    expect(await post(oneClick, body, type)).toEqual({ status: 200, text: `through: ${body}` })
    const webmail = { ...urlEncoded, origin: 'https://mail.example.com' }
    expect(await post(oneClick, wish, webmail)).toMatchObject({ status: 200 })
  })

  test('says little: what is large, or no form, is not for this address', async () => {
    const post = await aDoor()
    expect(await post(oneClick, 'x'.repeat(1025), urlEncoded)).toMatchObject({ status: 413 })
    expect(await post(oneClick, '{}', { 'content-type': 'application/json' })).toMatchObject({ status: 415 })
    expect(await post(oneClick, wish, {})).toMatchObject({ status: 415 })
  })

  test('a provider’s machines may do so for a thousand customers in a minute', async () => {
    const post = await aDoor()
    for (let reader = 0; reader < 200; reader += 1) {
      expect(await post(oneClick, wish, urlEncoded)).toMatchObject({ status: 200 })
    }
  })
})

describe('the forms of the news', () => {
  test.each(['/en/updates', '/en/updates/confirm', '/en/updates/leave'])(
    '%s takes our own form, not another site’s, and none but a form',
    async (path) => {
      const post = await aDoor()
      const { type, body } = formOf()
      expect(await post(path, body, { ...type, origin })).toMatchObject({ status: 200 })
      for (const other of ['https://mail.example.com', 'null']) {
        expect(await post(path, body, { ...type, origin: other })).toMatchObject({ status: 403 })
      }
      expect(await post(path, wish, { ...urlEncoded, origin })).toMatchObject({ status: 415 })
    },
  )

  test.each(['/en/updates/sent', '/en/updates/confirm/x', '/en/news', '/updates', '/en/updates/'])(
    '%s takes none',
    async (path) => {
      const { type, body } = formOf()
      expect(await (await aDoor())(path, body, { ...type, origin })).toMatchObject({ status: 405 })
    },
  )

  test('a network may ask sixty times at once, and is then told to come back', async () => {
    const post = await aDoor()
    const { type, body } = formOf()
    const answers: unknown[] = []
    for (let time = 0; time < 64; time += 1) answers.push((await post('/en/updates', body, { ...type, origin })).status)
    expect(answers.slice(0, 60)).toEqual(Array(60).fill(200))
    expect(answers.at(-1)).toBe(503)
    expect(await post('/en/sign/EE', body, { ...type, origin }), 'signing has its own').toMatchObject({ status: 200 })
  })
})
