import type { Server } from 'node:http'
import { createServer, type Server as SocketServer } from 'node:net'

/** Listening sockets on the one port. */
export const doors = 32

/** Connections that wait in the kernel for each: whoever knocks while others are let in is not told to come back. */
const backlog = 1024

export interface OpenDoors {
  /** Takes no new connection; resolves once those that are open have ended. */
  readonly close: () => Promise<void>
}

/**
 * Has a server listen with several sockets on one port (SO_REUSEPORT; elsewhere than on Linux with one). A turn of the
 * event loop takes one connection from each socket, and a busy loop turns a hundred times a second: with a single one,
 * a crowd would wait in front of a door while nobody is inside.
 */
export async function openDoors(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<OpenDoors> {
  const reusePort = process.platform === 'linux'
  const others = Array.from({ length: reusePort ? doors - 1 : 0 }, () =>
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket)),
  )
  const all: readonly SocketServer[] = [server, ...others]
  for (const one of all) await listening(one, { port, host, backlog, reusePort, exclusive: true })
  return {
    close: async () => {
      server.closeIdleConnections()
      await Promise.all(
        all.map(
          (one) =>
            new Promise<void>((resolve) =>
              one.close(() => {
                resolve()
              }),
            ),
        ),
      )
    },
  }
}

const listening = (server: SocketServer, options: Parameters<SocketServer['listen']>[0]): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(options, () => {
      server.off('error', reject)
      resolve()
    })
  })
