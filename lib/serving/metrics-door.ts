import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Writes metrics as an answer. */
export function answerMetrics(request: IncomingMessage, response: ServerResponse, text: string): void {
  response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(request.method === 'HEAD' ? undefined : text)
}

/**
 * A door of its own for whoever watches, on this machine alone. No page is behind it, and it takes nothing.
 */
export function openMetricsDoor(port: number, text: () => string): Server {
  const server = createServer({ maxHeaderSize: 4096 }, (request, response) => {
    if (request.url === '/metrics' && (request.method === 'GET' || request.method === 'HEAD')) {
      answerMetrics(request, response, text())
    } else response.writeHead(404).end()
  })
  server.maxConnections = 8
  server.requestTimeout = 5000
  server.listen({ port, host: '127.0.0.1', exclusive: true })
  // A port that is taken costs the watch, not the collection.
  server.on('error', () => undefined)
  return server.unref()
}

/** Whether a request carries the token (RFC 6750, section 2.1). Compared in the same time whatever it is. */
export function bearsToken({ headers }: Pick<IncomingMessage, 'headers'>, token: string | null): boolean {
  const given = /^Bearer (\S{1,200})$/u.exec(headers.authorization ?? '')?.[1]
  return token !== null && given !== undefined && timingSafeEqual(digest(given), digest(token))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
