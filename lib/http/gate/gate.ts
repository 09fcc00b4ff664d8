import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { inspectForm } from './form-body.ts'
import { refuse, type Refusal } from './refusal.ts'

/** Addresses to which a form of ours is sent: signing, and the organisers' side. */
const formAddress = /^\/(?:[a-z]{2}\/sign\/[A-Z]{2}|organiser(?:\/[\w-]+)*)$/u

const reading: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD'])

/** Connections at the same time: far above what one process serves, far below what it can hold. */
const mostConnections = 4000

/**
 * Our own HTTP server in front of Next, in the same process: what can never become a statement is answered here,
 * clearly and before any work.
 *
 * @param pass - What stands behind the gate.
 * @param origin - The address that the public sees: a proxy in front may name another host to us.
 */
export function gate(pass: RequestListener, origin: string): Server {
  const server = createServer((request, response) => {
    void refusalOf(request, origin).then((refusal) => {
      if (refusal !== null) {
        refuse(request, response, refusal)
        return
      }
      // Next compares a form's origin with this once more; what came from outside counts for nothing.
      const { origin: sent = origin } = request.headers
      request.headers['x-forwarded-host'] = new URL(URL.canParse(sent) ? sent : origin).host
      pass(request, response)
    })
  })
  // Nothing here changes to another protocol; left alone, such a connection would stay open for ever.
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.maxConnections = mostConnections
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  server.keepAliveTimeout = 5_000
  return server
}

async function refusalOf(request: IncomingMessage, origin: string): Promise<Refusal | null> {
  if (reading.has(request.method)) return null
  const [path = ''] = (request.url ?? '').split('?')
  if (request.method !== 'POST' || !(formAddress.test(path) || path === '/health/live')) return 'no-form-here'
  if (path === '/health/live') return null
  if (isForeign(request, origin)) return 'foreign'
  const inspected = await inspectForm(request)
  return inspected.ok ? null : inspected.problem
}

/**
 * Whether a browser sent a form of another site: `Origin` is then not ours, or `null` (RFC 6454, section 7.1). Programs
 * that are no browser send none; what they could misuse asks for its origin again.
 */
function isForeign({ headers }: IncomingMessage, origin: string): boolean {
  if (headers.origin === undefined || headers.origin === origin) return false
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host
}
