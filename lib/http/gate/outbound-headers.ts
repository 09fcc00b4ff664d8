import { ServerResponse, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { withCharset } from './charset.ts'

/** What every answer says unless its author said something else, as a badge does that other sites may show. */
const always: Readonly<Record<string, string>> = {
  // Not no-referrer: with it, browsers send a form of ours with `Origin: null`, as a forger's would be.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'X-Frame-Options': 'DENY',
}

/**
 * How the public reaches this site: not by TLS, by TLS, or by TLS with every name below its own, of which the host alone
 * knows whether they are reached so as well.
 */
export type Reach = 'plain' | 'tls' | 'tls-with-subdomains'

export const reachOf = (origin: string, hasSubdomains: boolean): Reach =>
  !origin.startsWith('https:') ? 'plain' : hasSubdomains ? 'tls-with-subdomains' : 'tls'

/** Two years, in seconds. Browsers leave it alone where it comes without TLS (RFC 6797, section 7.2). */
const strictTransport: Readonly<Record<Reach, Readonly<Record<string, string>>>> = {
  plain: {},
  tls: { 'Strict-Transport-Security': 'max-age=63072000' },
  'tls-with-subdomains': { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' },
}

/**
 * What an answer with content of its own says. Not one that says "you have it already" (304): its headers take the
 * place of those kept with the copy (RFC 9111, section 3.2), and a page under this policy would be dead.
 */
const withContent: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}

/**
 * An answer that carries the security headers, whoever writes it: pages, static files, errors, refusals.
 *
 * They are added in the last moment, when the head is written; Node does so through `writeHead` even where nobody
 * called it. Set beforehand they would do harm: Next gives pages and static files a Cache-Control only where none is
 * set yet, and copies an answer's headers into the requests that it sends to itself.
 */
abstract class GuardedResponse<Asked extends IncomingMessage = IncomingMessage> extends ServerResponse<Asked> {
  abstract get reach(): Reach

  override writeHead(status: number, ...rest: readonly unknown[]): this {
    take(this, rest.at(-1))
    complete(this, status, this.reach)
    const [reason] = rest
    return typeof reason === 'string' ? super.writeHead(status, reason) : super.writeHead(status)
  }

  /** The head as it is: it has been made whole. */
  writeWholeHead(head: string[]): void {
    super.writeHead(200, head)
  }
}

/** What a server's answers are to be made of. */
export const guardedResponse = (reach: Reach): typeof ServerResponse =>
  class<Asked extends IncomingMessage> extends GuardedResponse<Asked> {
    override get reach(): Reach {
      return reach
    }
  }

/** A head that is whole, by how the public reaches this site: names and values in turn. */
export type WholeHead = Partial<Record<Reach, string[]>>

/**
 * Writes a head of an answer with content (200) that is the same each time: made whole once and kept by whoever asks.
 * To put the security headers into each answer anew costs as much as everything else about it.
 *
 * @param kept - Where the whole head is kept between two answers.
 */
export function writeKeptHead(response: ServerResponse, headers: () => OutgoingHttpHeaders, kept: WholeHead): void {
  if (!(response instanceof GuardedResponse)) {
    response.writeHead(200, headers())
    return
  }
  const { reach } = response
  response.writeWholeHead((kept[reach] ??= wholeHead(headers(), reach)))
}

function wholeHead(headers: OutgoingHttpHeaders, reach: Reach): string[] {
  const given = new Set(Object.keys(headers).map((name) => name.toLowerCase()))
  const isForEverybody = String(headers['Content-Security-Policy']).includes('frame-ancestors *')
  const missing = {
    ...always,
    ...withContent,
    ...strictTransport[reach],
    'X-Content-Type-Options': 'nosniff',
  }
  const whole = Object.entries(headers).map(
    ([name, value]) =>
      [name, name.toLowerCase() === 'content-type' ? withCharset(String(value)) : String(value)] as const,
  )
  for (const [name, value] of Object.entries(missing)) if (!given.has(name.toLowerCase())) whole.push([name, value])
  return whole
    .filter(([name]) => !(isForEverybody && name === 'X-Frame-Options'))
    .flatMap(([name, value]) =>
      isForEverybody && name === 'Cross-Origin-Resource-Policy' ? [name, 'cross-origin'] : [name, value],
    )
}

/** Takes over the headers given to `writeHead`: an object, a flat list of names and values, or a list of pairs. */
function take(response: ServerResponse, headers: unknown): void {
  if (typeof headers !== 'object' || headers === null) return
  const pairs = pairsOf(headers)
  for (const [name] of pairs) response.removeHeader(name)
  for (const [name, value] of pairs)
    response.appendHeader(name, typeof value === 'number' ? String(value) : (value as string))
}

type Pair = readonly [name: string, value: unknown]

function pairsOf(headers: object): readonly Pair[] {
  if (!Array.isArray(headers)) return Object.entries(headers) as Pair[]
  if (Array.isArray(headers[0])) return headers as Pair[]
  const flat = headers as readonly string[]
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1]] as const] : []))
}

function complete(response: ServerResponse, status: number, reach: Reach): void {
  const missing = {
    ...always,
    ...(status === 304 ? {} : withContent),
    ...strictTransport[reach],
  }
  for (const [name, value] of Object.entries(missing)) if (!response.hasHeader(name)) response.setHeader(name, value)
  const type = response.getHeader('Content-Type')
  if (typeof type === 'string') response.setHeader('Content-Type', withCharset(type))
  // The older header knows no "everyone": a page that may be shown inside others goes without it.
  if (String(response.getHeader('Content-Security-Policy')).includes('frame-ancestors *')) {
    response.removeHeader('X-Frame-Options')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  }
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.removeHeader('X-Powered-By')
  response.removeHeader('Server')
}
