import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { gate } from '#lib/http/gate/gate'

test('half a button’s action holds its place for a quarter of a minute, not for as long as a file may', async () => {
  const { server, admission } = gate({
    origin: 'https://collect.example.eu',
    trustedProxies: [],
    retryAfter: () => 7,
    fromMemory: () => false,
    pass: () => undefined, // A framework that waits for the rest of it.
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const head = [
    'POST /organiser HTTP/1.1',
    'Host: collect.example.eu',
    'Origin: https://collect.example.eu',
    'Next-Action: abc',
    'Content-Type: text/plain;charset=UTF-8',
    'Content-Length: 4',
  ]
  const before = performance.now()
  socket.write(`${head.join('\r\n')}\r\n\r\n[]`)
  expect(await text(socket).catch(() => '')).toBe('')
  expect(performance.now() - before).toBeLessThan(25_000)
  await expect.poll(admission.inside).toBe(0)
}, 40_000)
