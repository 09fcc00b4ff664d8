import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from './client-address.ts'
import { connectionCaps } from './connections.ts'
import { hangUp } from './hang-up.ts'
import { rawRefusalOf } from './raw-answers.ts'

/** Of one network: a campus behind one address needs many, a thousand slow ones are none. */
const mostPerNetwork = 400

/** Of all: far above what one process serves, far below what it can hold. */
const mostConnections = 4000

/**
 * Keeps any network from holding all connections, and refuses new ones in one line, without reading what they ask,
 * while the thread cannot keep up: what is queued then would be answered when nobody waits for it any more.
 *
 * @param busy - Seconds after which a new connection may try again; `null` where it is welcome now.
 */
export function watchConnections(
  server: Server,
  isTrusted: (address: string) => boolean,
  busy: () => number | null,
): void {
  const caps = connectionCaps({ mostPerNetwork })
  const serve = server.listeners('connection') as ((socket: Socket) => void)[]
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    // Through a proxy of ours come everybody's connections.
    if (!isTrusted(address)) {
      const retryAfter = caps.count() >= mostConnections ? 5 : busy()
      if (retryAfter !== null) {
        hangUp(socket, rawRefusalOf('busy', retryAfter))
        return
      }
      const network = networkOf(address)
      if (!caps.open(network)) {
        socket.destroy()
        return
      }
      socket.once('close', () => {
        caps.close(network)
      })
    }
    for (const one of serve) one.call(server, socket)
  })
}
