import type { IncomingMessage, ServerResponse } from 'node:http'
import { localeIn, pageHtml } from '#lib/http/memory/kept-pages'
import type { PageHtml } from '#lib/http/memory/page-html'
import type { Rendered } from '#lib/http/memory/renderer'
import type { WaitingLine } from '#lib/surge/waiting-line'

export interface WaitingRoom {
  /** Answers with the waiting page where a form must be waited for now. Tells whether it has. */
  readonly holds: (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ) => boolean | Promise<boolean>
}

/**
 * Has people wait for a form while more come than can be served: a page that opens the form by itself when their turn
 * has come. Whoever has a form already is never sent back here.
 */
export function waitingRoom({ line, isWaiting, render }: Surroundings): WaitingRoom {
  const template = templates(render)
  return {
    holds: (request, response, path, query) => {
      if (!isWaiting()) return false
      const turn = /(?:^|&)turn=([\w.-]{1,40})(?:&|$)/u.exec(query)?.[1] ?? ''
      const now = Date.now()
      const looked = turn === '' ? null : line.look(turn, now)
      if (looked === 'come') return false
      return template(localeIn(path)).then((page) => {
        if (page === null) return false
        const place = looked === null ? line.place(now) : { turn, seconds: looked.seconds }
        answer(request, response, page, `${path}?turn=${place.turn}${channelIn(query)}`, place.seconds)
        return true
      })
    },
  }
}

/** Whose link led here: whoever waits is still to count for them. */
function channelIn(query: string): string {
  const code = /(?:^|&)from=([a-z0-9-]{2,24})(?:&|$)/u.exec(query)?.[1]
  return code === undefined ? '' : `&from=${code}`
}

interface Surroundings {
  readonly line: WaitingLine
  readonly isWaiting: () => boolean
  readonly render: (path: string) => Promise<Rendered>
}

/** The waiting page of each language, rendered once. */
function templates(render: Surroundings['render']): (locale: string) => Promise<PageHtml | null> {
  const kept = new Map<string, PageHtml>()
  return async (locale) => {
    const known = kept.get(locale)
    if (known !== undefined) return known
    const { status, body } = await render(`/${locale}/busy`)
    if (status !== 200) return null
    const made = pageHtml(body.toString(), false)
    kept.set(locale, made)
    return made
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { html, policy }: PageHtml,
  next: string,
  seconds: number,
): void {
  const link = next.replaceAll('&', '&amp;')
  const body = Buffer.from(html.replaceAll('__SECONDS__', String(seconds)).replaceAll('__NEXT__', link))
  response.writeHead(503, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    'Retry-After': String(seconds),
    Refresh: `${String(seconds)}; url=${next}`,
    'Content-Length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
