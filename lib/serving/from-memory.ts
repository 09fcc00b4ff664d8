import type { IncomingMessage, ServerResponse } from 'node:http'
import { isPlainLane } from '#lib/http/gate/form-addresses'
import type { FromMemory } from '#lib/http/gate/gate'
import { answerWith, documentOf, type Document } from '#lib/http/memory/document'
import { pageKindOf, type KeptPage, type KeptPages } from '#lib/http/memory/kept-pages'
import { receiptScript, receiptScriptAddress } from '#lib/http/memory/receipt-script'
import { prefix as staticPrefix } from '#lib/http/memory/static-files'
import { tokenPage } from '#lib/http/memory/token-page'
import type { Step } from '#lib/collecting/attempts'
import { isMemberState } from '#lib/domain/member-states'
import { preferredLocale } from '#lib/i18n/preferred-locale'
import { routing } from '#lib/i18n/routing'
import { answerMetrics } from './metrics-door.ts'
import type { Status } from './status.ts'
import type { WaitingRoom } from './waiting-room.ts'

interface Memory {
  /** `null` in development, where pages change at every save. */
  readonly pages: KeptPages | null
  readonly staticFile: ((path: string) => Document | null) | null
  /** Files of a package that Next's own routes serve, by their address. */
  readonly file: (path: string) => Promise<Document | null>
  readonly receipt: (
    path: string,
    wrapped: string,
    request: IncomingMessage,
    response: ServerResponse,
  ) => boolean | Promise<boolean>
  /** Documents for programs, feeds and pictures, by address and query; `null` where there is none. */
  readonly document: (path: string, query: string) => Document | null | Promise<Document | null>
  /** Whether organisers count signatures by this code. */
  readonly isChannel: (code: string) => boolean
  /** Counts one more page that was opened, in the plain totals of the day. */
  readonly count: (step: Step) => void
  readonly status: () => Status
  /** What whoever watches may read; `null` for everybody else. */
  readonly metrics: (request: IncomingMessage) => string | null
  readonly waitingRoom: WaitingRoom
  /** Whether more come than can be let in; with the seconds after which it may be better. */
  readonly isFull: () => boolean
  readonly retryAfter: () => number
}

/** Answers what is the same for everyone, by its address. What it does not know is left to the framework. */
export function fromMemory(memory: Memory): FromMemory {
  return (request, response, { path, query }) => {
    const { staticFile } = memory
    if (staticFile !== null && path.startsWith(staticPrefix)) {
      return withDocument(request, response, staticFile(path) ?? 'nothing')
    }
    switch (path) {
      case '/health/live':
        return live(response, memory)
      case '/health':
        return health(request, response, memory)
      case '/status.json':
        return asJson(request, response, memory.status(), 'public, max-age=5')
      case '/metrics':
        return metrics(request, response, memory)
      case receiptScriptAddress:
        return withDocument(request, response, receiptScript())
      case '/_next/image':
        return withDocument(request, response, 'nothing')
    }
    const document = path.startsWith('/altcha/') ? memory.file(path) : memory.document(path, query)
    if (document !== null) return kept(request, response, document)
    return elsewhere(memory, request, response, path, query)
  }
}

/** What is no document: a page, or the way to one. */
function elsewhere(
  memory: Memory,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): boolean | Promise<boolean> {
  if (lacksLanguage(path)) return toLanguage(request, response, path, query)
  if (preselects(path, query)) return toForm(response, path, query)
  return memory.pages === null ? false : page(memory, memory.pages, request, response, path, query)
}

function page(
  memory: Memory,
  pages: KeptPages,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): boolean | Promise<boolean> {
  if (/^\/[a-z]{2}\/signed$/u.test(path)) {
    const receipt = /^receipt=([\w-]{1,500})$/u.exec(query)?.[1]
    return memory.receipt(path, receipt ?? '', request, response)
  }
  // Rendered for each visitor, and waited for like the other form.
  if (isPlainLane(path)) {
    countPage(memory, request, 'page-plain')
    return memory.waitingRoom.holds(request, response, path, query)
  }
  const kind = pageKindOf(path)
  if (kind === null) return false
  if (kind.hasToken) return tokenPage(request, response, path, query, pages.page(path, kind))
  countPage(memory, request, opened[kind.name])
  const channel = kind.keepsChannel ? channelIn(query, memory) : ''
  if (kind.name !== 'form') return kept(request, response, pages.page(path, kind, channel))
  const held = memory.waitingRoom.holds(request, response, path, query)
  const form = (isHeld: boolean) => isHeld || kept(request, response, pages.page(path, kind, channel))
  return typeof held === 'boolean' ? form(held) : held.then(form)
}

/** The pages that are steps on the way to a statement, by their kinds. */
const opened: Readonly<Partial<Record<string, Step>>> = { initiative: 'page-home', form: 'page-form' }

/** Counts a look at a page, and not at its head alone. */
function countPage({ count }: Memory, { method }: IncomingMessage, step: Step | undefined): void {
  if (method === 'GET' && step !== undefined) count(step)
}

/** The code of the partner whose link led here, where organisers count signatures by it. */
function channelIn(query: string, { isChannel }: Pick<Memory, 'isChannel'>): string {
  const code = query === '' ? '' : (/(?:^|&)from=([a-z0-9-]{2,24})(?:&|$)/u.exec(query)?.[1] ?? '')
  return code !== '' && isChannel(code) ? code : ''
}

function kept(request: IncomingMessage, response: ServerResponse, document: KeptPage): boolean | Promise<boolean> {
  const answer = (found: Document | null): boolean => found !== null && withDocument(request, response, found)
  return document instanceof Promise ? document.then(answer) : answer(document)
}

/** Whether a link to the choice has already chosen: `?memberState=EE`, from an organiser's own site. */
const preselects = (path: string, query: string): boolean =>
  query !== '' && /^\/[a-z]{2}\/sign$/u.test(path) && isMemberState(new URLSearchParams(query).get('memberState') ?? '')

function toForm(response: ServerResponse, path: string, query: string): true {
  const asked = new URLSearchParams(query)
  const memberState = asked.get('memberState') ?? ''
  asked.delete('memberState')
  const rest = asked.toString()
  const place = `${path}/${memberState}${rest === '' ? '' : `?${rest}`}`
  response.writeHead(307, { Location: place, 'Cache-Control': 'no-store' }).end()
  return true
}

/** Addresses without a language of their own. */
const languageless = /^\/(?:organiser|api|health|_next|icon\.svg)(?:\/|$)/u

const languages: ReadonlySet<string> = new Set(routing.locales)

const lacksLanguage = (path: string): boolean =>
  !(languages.has(path.slice(1, 3)) && (path.length === 3 || path.startsWith('/', 3))) && !languageless.test(path)

/** Leads to the same page in the first language of the browser's that we speak. */
function toLanguage(request: IncomingMessage, response: ServerResponse, path: string, query: string): true {
  const locale = preferredLocale(request.headers['accept-language'] ?? '')
  const place = `/${locale}${path === '/' ? '' : path}${query === '' ? '' : `?${query}`}`
  response.writeHead(307, { Location: place, Vary: 'Accept-Language', 'Cache-Control': 'no-store' }).end()
  return true
}

const nothing = documentOf('There is nothing at this address.\n', 'text/plain; charset=utf-8', {})

function withDocument(request: IncomingMessage, response: ServerResponse, document: Document | 'nothing'): true {
  if (document === 'nothing') {
    response.writeHead(404, { 'Content-Type': nothing.type }).end(nothing.bodies.identity)
  } else answerWith(request, response, document)
  return true
}

/** Whether a form that is sent now would be let in: browsers ask before they send what somebody has typed. */
function live(response: ServerResponse, { isFull, retryAfter }: Memory): true {
  const headers = { 'Cache-Control': 'no-store', ...(isFull() ? { 'Retry-After': String(retryAfter()) } : {}) }
  response.writeHead(isFull() ? 503 : 204, headers).end()
  return true
}

/** For whoever restarts containers: 503 only where a restart is what helps. */
function health(request: IncomingMessage, response: ServerResponse, { status }: Memory): true {
  const now = status()
  const isStuck = now.collection === 'open' && !now.canRecord
  response.writeHead(isStuck ? 503 : 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(now))
  return true
}

const asJson = (request: IncomingMessage, response: ServerResponse, value: object, cacheControl: string): true =>
  withDocument(
    request,
    response,
    documentOf(JSON.stringify(value), 'application/json', {
      'Cache-Control': cacheControl,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    }),
  )

/** The same answer for a wrong token as for an address that is none. */
function metrics(request: IncomingMessage, response: ServerResponse, memory: Memory): true {
  const text = memory.metrics(request)
  if (text === null) return withDocument(request, response, 'nothing')
  answerMetrics(request, response, text)
  return true
}
