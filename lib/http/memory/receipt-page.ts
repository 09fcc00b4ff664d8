import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Receipt } from '#lib/collecting/take-statement'
import { pageHtml } from './kept-pages.ts'
import type { Rendered } from './renderer.ts'

/** Stands on the page that is kept, in the place of a statement's identifier. As long as one. */
const placeholder = '00000000-0000-8000-8000-000000000000'

interface Template {
  readonly html: string
  readonly policy: string
}

interface Surroundings {
  readonly render: (path: string) => Promise<Rendered>
  readonly receipts: {
    readonly wrap: (receipt: Receipt) => string
    readonly unwrap: (text: string) => Receipt | null
  }
}

/**
 * Answers the address of a receipt: the page is rendered once a language and day, and each gets its own identifier in
 * the placeholder's place. Without any script, so that nothing of the page has to change with it.
 */
export function receiptPage({ render, receipts }: Surroundings) {
  const kept = new Map<string, Promise<Template | null>>()

  const template = (path: string, signedOn: string | null): Promise<Template | null> => {
    const name = `${path} ${signedOn ?? 'over'}`
    const found = kept.get(name)
    if (found !== undefined) return found
    // Days pass: what is older than the last few is forgotten.
    if (kept.size > 200) kept.clear()
    const query = signedOn === null ? '' : `?receipt=${receipts.wrap({ identifier: placeholder, signedOn })}`
    const made = render(path + query).then(({ status, body }) =>
      status === 200 ? pageHtml(body.toString(), false) : null,
    )
    kept.set(name, made)
    made.then(
      (one) => {
        if (one === null) kept.delete(name)
      },
      () => kept.delete(name),
    )
    return made
  }

  return async (
    path: string,
    wrapped: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> => {
    const receipt = receipts.unwrap(wrapped)
    const page = await template(path, receipt?.signedOn ?? null)
    if (page === null) return false
    const body = Buffer.from(receipt === null ? page.html : page.html.replaceAll(placeholder, receipt.identifier))
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': page.policy,
      'Cache-Control': 'no-store',
      'Content-Length': body.length,
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
