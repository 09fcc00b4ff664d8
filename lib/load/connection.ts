import { connect as connectPlainly, type Socket } from 'node:net'
import { connect as connectOverTls } from 'node:tls'
import { answerReader, type Answer, type AnswerReader } from './answer-reader.ts'

/** The server under load. */
export interface Target {
  readonly address: string
  readonly port: number
  readonly isTls: boolean
  /** As the server knows itself: scheme, host and port. */
  readonly origin: string
}

/** One connection, kept alive. Node's own client costs four times as much, and runs on the cores that are measured. */
export interface Connection {
  /**
   * Sends one request; the next only when this one was answered.
   *
   * @throws Error whose message is short and the same for the same trouble, so that it can be counted.
   */
  readonly send: (request: Buffer, isBodyWanted?: boolean) => Promise<Answer>
  /** Whether another request may be sent. */
  readonly isOpen: () => boolean
  readonly close: () => void
}

/** The connection was closed before anything of an answer came: a browser sends a GET once more on another one. */
export const closedUnanswered = 'connection closed unanswered'

/** Milliseconds after which an answer counts as lost. */
const patience = 30_000

/** Who waits for an answer, and whether more may be asked. */
interface Exchange {
  asked: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | null
  isOpen: boolean
}

/**
 * Opens a connection.
 *
 * @param localAddress - From where: another of 127.0.0.0/8 is another network to a server on the same machine.
 */
export function connectionTo(target: Target, localAddress: string | undefined): Connection {
  const reader = answerReader()
  const exchange: Exchange = { asked: null, isOpen: true }
  const socket = socketTo(target, localAddress, (bytes) => {
    try {
      const answer = reader.read(bytes)
      if (answer !== null) settle(exchange, socket, answer)
    } catch (error) {
      fail(exchange, socket, error instanceof Error ? error.message : String(error))
    }
  })
  watch(exchange, socket, reader)
  return {
    send: (request, isBodyWanted = true) =>
      new Promise((resolve, reject) => {
        if (!exchange.isOpen) {
          reject(new Error(closedUnanswered))
          return
        }
        exchange.asked = { resolve, reject }
        reader.keepBody(isBodyWanted)
        socket.setTimeout(patience)
        socket.write(request)
      }),
    isOpen: () => exchange.isOpen && !socket.destroyed,
    close: () => {
      exchange.isOpen = false
      socket.destroy()
    },
  }
}

function watch(exchange: Exchange, socket: Socket, reader: AnswerReader): void {
  socket.once('close', () => {
    fail(exchange, socket, reader.isUntouched() ? closedUnanswered : 'answer cut off')
  })
  // Followed by `close`. Only that nobody could be reached is worth its own name.
  socket.once('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'ECONNREFUSED' || code === 'EADDRNOTAVAIL') fail(exchange, socket, `not connected: ${code}`)
  })
  socket.once('timeout', () => {
    fail(exchange, socket, 'no answer in 30 s')
  })
}

function fail(exchange: Exchange, socket: Socket, message: string): void {
  exchange.isOpen = false
  socket.destroy()
  const { asked } = exchange
  exchange.asked = null
  asked?.reject(new Error(message))
}

function settle(exchange: Exchange, socket: Socket, answer: Answer): void {
  const { asked } = exchange
  if (asked === null) {
    fail(exchange, socket, 'answer without a request')
    return
  }
  socket.setTimeout(0)
  if (answer.headers.get('connection')?.toLowerCase() === 'close') {
    exchange.isOpen = false
    socket.end()
  }
  exchange.asked = null
  asked.resolve(answer)
}

/** Where all plain connections read into, one after the other: a buffer for each read would keep the collector busy. */
const shared = Buffer.allocUnsafe(64 * 1024)

function socketTo(
  { address, port, isTls, origin }: Target,
  localAddress: string | undefined,
  read: (bytes: Buffer) => void,
): Socket {
  const from = localAddress === undefined ? {} : { localAddress }
  const to = { host: address, port, noDelay: true, ...from }
  if (isTls) return connectOverTls({ ...to, servername: new URL(origin).hostname }).on('data', read)
  const callback = (length: number): boolean => {
    read(shared.subarray(0, length))
    return true
  }
  return connectPlainly({ ...to, onread: { buffer: shared, callback } })
}
