import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { gate } from '#lib/http/gate/gate'
import { networkBudgets } from '#lib/http/gate/network-budgets'

const origin = 'https://collect.example.eu'

/** A gate on a real port, with a framework behind it that lets everything happen. */
async function aDoor() {
  const made = gate({
    origin,
    trustedProxies: [],
    retryAfter: () => 7,
    fromMemory: () => false,
    pass: (_incoming, response) => response.end('through'),
  })
  made.server.listen(0, '127.0.0.1')
  await once(made.server, 'listening')
  onTestFinished(() => {
    made.server.closeAllConnections()
    made.server.close()
  })
  const { port } = made.server.address() as AddressInfo
  const form = '--xyz\r\nContent-Disposition: form-data; name="code"\r\n\r\n2b1f\r\n--xyz--\r\n'
  return async (path: string, more: Readonly<Record<string, string>> = {}, body = form) => {
    const headers = {
      host: new URL(origin).host,
      origin,
      'content-type': 'multipart/form-data; boundary=xyz',
      'content-length': String(Buffer.byteLength(body)),
      ...more,
    }
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false })
    sent.end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    await text(answer)
    return answer.statusCode
  }
}

test('the form by which a statement is taken back is let in: ours alone, and at its address alone', async () => {
  const post = await aDoor()
  expect(await post('/en/withdraw')).toBe(200)
  expect(await post('/en/withdraw', { origin: 'https://mallory.example' })).toBe(403)
  expect(await post('/en/withdraw', { origin: 'null' })).toBe(403)
  expect(await post('/en/withdraw', { 'content-type': 'application/json' }, '{}')).toBe(415)
  for (const path of ['/en/withdraw/done', '/withdraw', '/en/withdraw/', '/en/rights']) {
    expect(await post(path), path).toBe(405)
  }
})

test('a network takes twenty back at once, and is then told when to come again', async () => {
  const post = await aDoor()
  const answers: unknown[] = []
  for (let time = 0; time < 22; time += 1) answers.push(await post('/en/withdraw'))
  expect(answers.slice(0, 20)).toEqual(Array(20).fill(200))
  expect(answers.at(-1)).toBe(503)
  expect(await post('/en/sign/EE'), 'signing has its own').toBe(200)
})

test('all networks together leave the disk to those who sign', () => {
  const { take } = networkBudgets()
  const taken = Array.from({ length: 300 }, (_, network) => take('withdrawal', `192.0.2.${String(network)}`))
  const refused = taken.filter(({ ok }) => !ok)
  expect(refused.length).toBeGreaterThan(150)
  expect(refused.length).toBeLessThan(181)
})
