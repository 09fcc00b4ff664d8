import type { ServerResponse } from 'node:http'
import { withoutScripts, type PageHtml } from '#lib/http/memory/page-html'

/**
 * Takes the framework's scripts out of a page on its way out, for the form that works without any: it is rendered for
 * each visitor, so the memory cannot do that once. The page is held back until it is whole.
 *
 * What only the page knows goes into the head of the answer meanwhile, where a server action cannot put it: what is
 * wrong goes into the title, which is what a screen reader says first, and a full lane into status and `Retry-After`.
 */
export function shipWithoutScripts(response: ServerResponse): void {
  const chunks: Buffer[] = []
  const end = response.end.bind(response)
  // Sent early, the head could not be changed any more.
  response.flushHeaders = () => undefined
  response.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
    chunks.push(Buffer.from(chunk as Uint8Array))
    for (const then of rest) if (typeof then === 'function') queueMicrotask(then as () => void)
    return true
  }
  response.end = (...given: readonly unknown[]) => {
    const [last] = given
    if (typeof last === 'string' || last instanceof Uint8Array) chunks.push(Buffer.from(last as Uint8Array))
    const then = given.find((one) => typeof one === 'function') as (() => void) | undefined
    return end(bodyOf(response, Buffer.concat(chunks)), then)
  }
}

function bodyOf(response: ServerResponse, body: Buffer): Buffer {
  const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html')
  if (!isPage || response.headersSent || body.length === 0) return body
  const page = bare(body.toString())
  if (page === null) return body
  const { html, policy } = page
  const whole = Buffer.from(withTitle(html))
  const seconds = /\bdata-retry-after="(\d{1,4})"/u.exec(html)?.[1]
  if (seconds !== undefined) {
    response.statusCode = 429
    response.setHeader('Retry-After', seconds)
  }
  response.removeHeader('ETag')
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Content-Length', whole.length)
  return whole
}

/** The page without its scripts; `null` where it arrives in pieces, which a script puts together. */
function bare(html: string): PageHtml | null {
  try {
    return withoutScripts(html)
  } catch {
    // Expected of a page that was too slow to be whole: it comes as the framework made it.
    return null
  }
}

/** The title begins with the summary of what is wrong, where something is. */
function withTitle(html: string): string {
  const summary = /<h2 id="problem-summary"[^>]*>([^<]+)</u.exec(html)?.[1]
  return summary === undefined ? html : html.replace('<title>', () => `<title>${summary} – `)
}
