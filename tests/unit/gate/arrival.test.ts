import { createServer, type IncomingMessage, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { arrivesWithin } from '#lib/http/gate/arrival'

const patience = 150

/** A server that reads nothing by itself, on a port of its own. */
async function served(listener: (request: IncomingMessage) => Promise<string>): Promise<Server> {
  const server = createServer((request, response) => {
    arrivesWithin(request, patience)
    listener(request).then(
      (said) => response.end(said),
      () => undefined, // Cut off in the middle: nobody is left to answer.
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

/** What comes back over one connection until the server hangs up. */
async function answered(server: Server, sent: string, rest = ''): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\n${sent}`)
  if (rest !== '') setTimeout(() => socket.write(rest), patience / 3)
  return await text(socket).catch(() => '')
}

test('half a request is cut off, whether anybody reads it or not', async () => {
  const read = await served(async (request) => await text(request))
  const unread = await served(async () => await new Promise(() => undefined))
  expect(await Promise.all([answered(read, 'ab'), answered(unread, 'ab')])).toEqual(['', ''])
})

test('one that comes in pieces, but in time, is answered', async () => {
  const server = await served(async (request) => await text(request))
  expect(await answered(server, 'ab', 'cd')).toContain('abcd')
})

test('one that has come may be answered at leisure', async () => {
  const server = await served(async (request) => {
    const body = await text(request)
    await pause(patience * 2)
    return body
  })
  expect(await answered(server, 'abcd')).toContain('abcd')
})
