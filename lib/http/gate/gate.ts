import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { inspectForm } from './form-body.ts'
import { refuse, type Refusal } from './refusal.ts'

/** Addresses to which a form of ours is sent: signing, and the organisers' side. */
const formAddress = /^\/(?:[a-z]{2}\/sign\/[A-Z]{2}|organiser(?:\/[\w-]+)*)$/u

const reading: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD'])

/**
 * Our own HTTP server in front of Next, in the same process: what can never become a statement is answered here,
 * clearly and before any work.
 *
 * @param pass - What stands behind the gate.
 */
export function gate(pass: RequestListener): Server {
  const server = createServer((request, response) => {
    void refusalOf(request).then((refusal) => {
      if (refusal === null) pass(request, response)
      else refuse(request, response, refusal)
    })
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  server.keepAliveTimeout = 5_000
  return server
}

async function refusalOf(request: IncomingMessage): Promise<Refusal | null> {
  if (reading.has(request.method)) return null
  const [path = ''] = (request.url ?? '').split('?')
  if (request.method !== 'POST' || !(formAddress.test(path) || path === '/health/live')) return 'no-form-here'
  if (path === '/health/live') return null
  if (isForeign(request)) return 'foreign'
  const inspected = await inspectForm(request)
  return inspected.ok ? null : inspected.problem
}

/**
 * Whether a browser sent a form of another site: `Origin` is then not ours, or `null` (RFC 6454, section 7.1). Programs
 * that are no browser send none; what they could misuse asks for its origin again.
 */
function isForeign({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return false
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host
}
