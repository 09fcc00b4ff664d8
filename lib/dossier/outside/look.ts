import { get as getPlain } from 'node:http'
import { get as getSecure } from 'node:https'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import type { IncomingHttpHeaders } from 'node:http'

/** One thing that anybody can see of the site from outside. */
export interface OutsideFinding {
  readonly what: string
  readonly found: string
  /** Whether it is as the requirements want it; `null` where it is only told. */
  readonly isGood: boolean | null
}

export interface OutsideLook {
  readonly url: string
  readonly findings: readonly OutsideFinding[]
}

/** Milliseconds that an answer is waited for. */
const patience = 8000

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

/** Looks at a site as anybody can: its TLS, its headers, what it says of itself. Sends no form. */
export async function lookFromOutside(url: string): Promise<OutsideLook> {
  const origin = new URL(url).origin
  const secure = origin.startsWith('https:')
  const home = await ask(`${origin}/en`)
  return {
    url: origin,
    findings: [
      ...(secure ? await lookAtTls(new URL(origin)) : [finding('TLS', 'The site is reached without TLS.', false)]),
      ...(secure ? [await lookAtPlainHttp(new URL(origin))] : []),
      ...(home === null ? [finding('First page', 'Nobody answers.', false)] : lookAtHeaders(home, secure)),
      await lookAtHealth(origin),
      await lookAtProtectedSide(origin),
    ],
  }
}

const finding = (what: string, found: string, isGood: boolean | null): OutsideFinding => ({ what, found, isGood })

function ask(address: string): Promise<Answer | null> {
  return new Promise((resolve) => {
    const get = address.startsWith('https:') ? getSecure : getPlain
    const request = get(address, { timeout: patience }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => {
      resolve(null)
    })
  })
}

function tls(url: URL, maxVersion?: 'TLSv1.1'): Promise<TLSSocket | null> {
  return new Promise((resolve) => {
    const port = Number(url.port === '' ? 443 : url.port)
    const old =
      maxVersion === undefined ? {} : { maxVersion, minVersion: 'TLSv1' as const, ciphers: 'DEFAULT@SECLEVEL=0' }
    // An address is no name to be told (RFC 6066, section 3).
    const name = isIP(url.hostname) === 0 ? { servername: url.hostname } : {}
    const socket = connect({ host: url.hostname, port, ...name, ...old }, () => {
      resolve(socket)
    })
    socket.setTimeout(patience, () => socket.destroy())
    socket.on('error', () => {
      resolve(null)
    })
  })
}

async function lookAtTls(url: URL): Promise<readonly OutsideFinding[]> {
  const socket = await tls(url)
  if (socket === null) return [finding('TLS', 'No connection with a certificate that this machine trusts.', false)]
  const protocol = socket.getProtocol() ?? 'unknown'
  const { name } = socket.getCipher()
  const { valid_to: until, issuer } = socket.getPeerCertificate()
  socket.end()
  const old = await tls(url, 'TLSv1.1')
  old?.end()
  const daysLeft = Math.floor((Date.parse(until) - Date.now()) / 86_400_000)
  return [
    finding('TLS version', protocol, protocol === 'TLSv1.3' || protocol === 'TLSv1.2'),
    finding('TLS cipher', name, null),
    finding('TLS 1.1 and older', old === null ? 'refused' : 'accepted', old === null),
    finding('Certificate', `of ${[issuer.O].flat()[0]}, ${String(daysLeft)} days left`, daysLeft > 14),
  ]
}

async function lookAtPlainHttp({ hostname }: URL): Promise<OutsideFinding> {
  const answer = await ask(`http://${hostname}/en`)
  if (answer === null) return finding('Port 80', 'nobody answers', true)
  const isSentOn =
    answer.status >= 301 && answer.status <= 308 && answer.headers.location?.startsWith('https://') === true
  return finding('Port 80', isSentOn ? 'sends on to https' : `answers ${String(answer.status)}`, isSentOn)
}

/** Headers that every page has to have, each with what must stand in it. */
const wanted: readonly (readonly [header: string, holds: RegExp])[] = [
  ['content-security-policy', /default-src 'none'/u],
  ['x-content-type-options', /^nosniff$/u],
  ['referrer-policy', /^(?:same-origin|no-referrer|strict-origin)/u],
  ['cross-origin-opener-policy', /^same-origin$/u],
  ['permissions-policy', /camera=\(\)/u],
]

const strictTransport: readonly (readonly [string, RegExp])[] = [
  ['strict-transport-security', /max-age=(?:[3-9]\d{7}|\d{9,})/u],
]

function lookAtHeaders({ status, headers }: Answer, isSecure: boolean): readonly OutsideFinding[] {
  return [
    finding('First page', `answers ${String(status)}`, status === 200),
    ...[...wanted, ...(isSecure ? strictTransport : [])].map(([header, holds]) => {
      const value = headers[header]
      const text = typeof value === 'string' ? value : ''
      return finding(header, text === '' ? 'missing' : text, holds.test(text))
    }),
    finding(
      'Cookies of the public side',
      headers['set-cookie'] === undefined ? 'none' : 'set',
      headers['set-cookie'] === undefined,
    ),
    finding(
      'Names of programs',
      String(headers['server'] ?? '') || (headers['x-powered-by'] === undefined ? 'none' : 'told'),
      null,
    ),
  ]
}

async function lookAtHealth(origin: string): Promise<OutsideFinding> {
  const health = await ask(`${origin}/health`)
  return finding('/health', health === null ? 'nobody answers' : String(health.status), health?.status === 200)
}

async function lookAtProtectedSide(origin: string): Promise<OutsideFinding> {
  const answer = await ask(`${origin}/organiser/keys`)
  const isShut = answer !== null && answer.status >= 300 && answer.status < 400
  return finding(
    'Protected side, without a session',
    answer === null ? 'nobody answers' : String(answer.status),
    isShut,
  )
}
