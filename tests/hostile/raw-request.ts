import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Duplex } from 'node:stream'
import type { Door } from './door.ts'

/** What came back on one connection. */
export interface Exchange {
  readonly answers: readonly RawAnswer[]
  /** Whether the other side has hung up, in whatever way. */
  readonly isClosed: boolean
  /** Bytes that were taken from us before that. */
  readonly sent: number
  readonly milliseconds: number
}

export interface RawAnswer {
  readonly status: number
  /** Status line and headers, as they came. */
  readonly head: string
  readonly body: string
}

/** Bytes as an attacker writes them: at once, or as long as the other side takes them. */
export type Bytes = string | Uint8Array | (() => Iterable<Uint8Array>)

/**
 * Writes bytes to a door as they are and reads what comes back, until the other side hangs up or has been silent.
 *
 * @param patience - Milliseconds in all.
 * @param quiet - Milliseconds of silence after an answer that end the exchange.
 */
export async function sendRaw(
  door: Door,
  bytes: Bytes,
  { from, patience, quiet = 400 }: { readonly from: string; readonly patience: number; readonly quiet?: number },
): Promise<Exchange> {
  const start = performance.now()
  const socket = opened(door, from)
  const chunks: Buffer[] = []
  let isClosed = false
  let sent = 0
  await new Promise<void>((resolve) => {
    let silence = setTimeout(resolve, patience)
    const limit = setTimeout(resolve, patience)
    const closed = (): void => {
      isClosed = true
      clearTimeout(limit)
      clearTimeout(silence)
      resolve()
    }
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      clearTimeout(silence)
      silence = setTimeout(resolve, quiet)
    })
    socket.once('close', closed).once('end', closed).on('error', closed)
    void write(socket, bytes, (count) => (sent += count))
  })
  socket.destroy()
  return {
    answers: answersIn(Buffer.concat(chunks).toString('latin1')),
    isClosed,
    sent,
    milliseconds: performance.now() - start,
  }
}

function opened(door: Door, from: string): Duplex {
  if (!door.isTls) return connect({ host: door.address, port: door.port, localAddress: from })
  const socket = connect({ host: door.address, port: door.port, localAddress: from })
  return connectTls({ socket, servername: 'localhost', rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] })
}

async function write(socket: Duplex, bytes: Bytes, took: (count: number) => void): Promise<void> {
  for (const chunk of typeof bytes === 'function' ? bytes() : [Buffer.from(bytes as string, 'latin1')]) {
    if (socket.destroyed) return
    if (!socket.write(chunk)) await roomIn(socket)
    took(chunk.length)
  }
}

/** Waits until more can be written, or nothing any more. */
function roomIn(socket: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done)
      resolve()
    }
    if (socket.destroyed) resolve()
    else socket.on('drain', done).on('close', done)
  })
}

/** Answers one after the other; good enough for ours and the twin's, which never quote a status line. */
function answersIn(text: string): readonly RawAnswer[] {
  return text
    .split(/(?=HTTP\/1\.[01] \d{3} )/u)
    .filter((part) => part.startsWith('HTTP/1.'))
    .map((part) => {
      const end = part.indexOf('\r\n\r\n')
      return {
        status: Number(part.slice(9, 12)),
        head: end === -1 ? part : part.slice(0, end),
        body: end === -1 ? '' : part.slice(end + 4),
      }
    })
}
