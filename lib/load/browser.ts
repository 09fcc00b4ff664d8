import type { Answer } from './answer-reader.ts'
import { closedUnanswered, connectionTo, type Connection, type Target } from './connection.ts'

/** One request. */
export interface Prepared {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
  /** Nobody reads the body of the answer: it is only seen whether it comes whole. */
  readonly isUnread?: boolean
}

/** What one visitor looks with: a few connections of their own, kept alive, all from one address. */
export interface Browser {
  readonly send: (prepared: Prepared) => Promise<Answer>
  readonly close: () => void
}

/** Browsers open no more to one host by HTTP/1.1. */
const usualConnections = 6

/** Milliseconds after which a connection is not used again: servers close theirs after 5 s, and may be about to. */
const longestIdle = 4000

/**
 * Opens a browser; its connections follow as they are needed.
 *
 * @param localAddress - From where its visitor comes.
 */
export function openBrowser(target: Target, localAddress?: string, mostConnections = usualConnections): Browser {
  const pool = connectionPool(() => connectionTo(target, localAddress), mostConnections)
  const sendOnce = async (request: Buffer, isBodyWanted: boolean): Promise<Answer> => {
    const connection = await pool.take()
    try {
      return await connection.send(request, isBodyWanted)
    } finally {
      pool.giveBack(connection)
    }
  }
  return {
    send: async (prepared) => {
      const request = requestBytes(target, prepared)
      const isWanted = prepared.isUnread !== true
      // One that was kept alive may be closed by the server just as the next request leaves (RFC 9112, section 9.3.1).
      const mayRepeat = pool.hasIdle() && prepared.method === 'GET'
      try {
        return await sendOnce(request, isWanted)
      } catch (error) {
        const wasUnanswered = error instanceof Error && error.message === closedUnanswered
        if (mayRepeat && wasUnanswered) return await sendOnce(request, isWanted)
        throw error
      }
    },
    close: pool.close,
  }
}

/** Connections that are used in turn, never two requests at once on one. */
interface ConnectionPool {
  readonly take: () => Connection | Promise<Connection>
  readonly giveBack: (connection: Connection) => void
  readonly hasIdle: () => boolean
  readonly close: () => void
}

function connectionPool(connect: () => Connection, most: number): ConnectionPool {
  const all = new Set<Connection>()
  const idle: { readonly connection: Connection; readonly since: number }[] = []
  const waiting: ((connection: Connection) => void)[] = []
  const open = (): Connection => {
    const connection = connect()
    all.add(connection)
    return connection
  }
  return {
    take: () => {
      for (let last = idle.pop(); last !== undefined; last = idle.pop()) {
        const { connection, since } = last
        if (connection.isOpen() && performance.now() - since < longestIdle) return connection
        connection.close()
        all.delete(connection)
      }
      return all.size < most ? open() : new Promise((resolve) => waiting.push(resolve))
    },
    giveBack: (connection) => {
      const next = waiting.shift()
      if (!connection.isOpen()) all.delete(connection)
      if (next !== undefined) next(connection.isOpen() ? connection : open())
      else if (connection.isOpen()) idle.push({ connection, since: performance.now() })
    },
    hasIdle: () => idle.length > 0,
    close: () => {
      for (const connection of all) connection.close()
      all.clear()
    },
  }
}

/** A request as it goes over the wire. */
export function requestBytes({ origin }: Target, { method, path, headers, body }: Prepared): Buffer {
  const lines = Object.entries({ host: new URL(origin).host, ...usualHeaders, ...headers })
  if (body !== undefined) lines.push(['content-length', String(body.length)])
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return body === undefined ? Buffer.from(head, 'latin1') : Buffer.concat([Buffer.from(head, 'latin1'), body])
}

const usualHeaders = {
  'user-agent': 'colligo-load/1',
  accept: '*/*',
  'accept-language': 'en',
  connection: 'keep-alive',
}
