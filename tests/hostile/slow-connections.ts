import { connect, type Socket } from 'node:net'
import { networkAddress, type Door } from './door.ts'
import { callers } from './forms.ts'
import { boundary, signing } from './probes/request-bytes.ts'

/** Networks over which our own slow connections are spread; slowhttptest has one. */
const networks = 20

export interface SlowConnections {
  /** Hangs up; returns how many of the connections the other side still held. */
  readonly end: () => number
}

/**
 * Opens connections that send their headers, or a form's body, a few bytes a second, and such that read nothing of what
 * they have asked for: slowhttptest's three ways at once, from several networks.
 */
export function openSlowConnections(door: Door, count: number): SlowConnections {
  const sockets = Array.from({ length: count }, (_, index) => slowly(door, index))
  const dripping = setInterval(() => {
    for (const { socket, drop } of sockets) if (drop !== '' && !socket.destroyed) socket.write(drop)
  }, 1000)
  return {
    end: () => {
      clearInterval(dripping)
      const held = sockets.filter(
        ({ socket, isOver }) => !socket.destroyed && socket.readyState === 'open' && !isOver(),
      ).length
      for (const { socket } of sockets) socket.destroy()
      return held
    },
  }
}

const starts = [
  { head: (host: string) => `GET /en HTTP/1.1\r\nHost: ${host}\r\n`, drop: 'X-A: b\r\n' },
  {
    head: (host: string) =>
      `POST ${signing} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 4096\r\n\r\n`,
    drop: 'x',
  },
  { head: (host: string) => `GET /en HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(3), drop: '' },
] as const

function slowly(
  door: Door,
  index: number,
): { readonly socket: Socket; readonly drop: string; readonly isOver: () => boolean } {
  const { head, drop } = starts[index % starts.length]!
  const localAddress = networkAddress(callers.slow, index % networks)
  const socket = connect({ host: door.address, port: door.port, localAddress })
  let isOver = false
  const over = (): void => {
    isOver = true
  }
  // Whoever reads nothing sees no end either; such connections count as held.
  if (drop !== '') socket.on('data', over)
  socket.once('end', over).once('close', over).on('error', over)
  socket.write(head(door.host))
  return { socket, drop, isOver: () => isOver }
}
