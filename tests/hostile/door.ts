import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'

/** Where a site is knocked at: an address and port of this machine, and the name it must be asked for by. */
export interface Door {
  readonly address: string
  readonly port: number
  /** What belongs into `Host`. */
  readonly host: string
  readonly isTls: boolean
}

/** The door of a site that is served at `http://localhost:PORT`. */
export const doorOf = (url: string): Door => {
  const { port, host, protocol } = new URL(url)
  return { address: '127.0.0.1', port: Number(port), host, isTls: protocol === 'https:' }
}

export const originOf = ({ host, isTls }: Door): string => `${isTls ? 'https' : 'http'}://${host}`

/**
 * An address of this machine in a network of its own (/24), so that who attacks does not use up what honest people of
 * another network are allowed. All of 127.0.0.0/8 leads here on Linux.
 *
 * @param series - 1 to 250; each kind of caller has one.
 * @param index - A whole number from 0; 250 networks, then they come again.
 */
export const networkAddress = (series: number, index: number): string =>
  `127.${String(series)}.${String(index % 250)}.9`

export interface Sent {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly milliseconds: number
}

/**
 * Sends one well-formed request on a connection of its own.
 *
 * @param from - The source address (of this machine).
 * @param patience - Milliseconds until an answer that has not ended counts as none.
 *
 * @throws Error where the connection is refused, broken off, or too slow.
 */
export function send(door: Door, from: string, sent: Sent, patience = 15_000): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body } = sent
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const request = (door.isTls ? httpsRequest : httpRequest)(
      {
        host: door.address,
        port: door.port,
        localAddress: from,
        agent: false,
        method,
        path,
        headers: { host: door.host, ...headers },
        // Who attacks and who signs here both know that the certificate was made for the test.
        rejectUnauthorized: false,
        signal: AbortSignal.timeout(patience),
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const milliseconds = performance.now() - start
          const { statusCode: status = 0, headers } = response
          resolve({ status, headers, text: Buffer.concat(chunks).toString(), milliseconds })
        })
      },
    )
    request.once('error', reject)
    request.end(body)
  })
}
