import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Receipt } from '#lib/collecting/take-statement'
import { pageHtml } from './kept-pages.ts'
import { receiptScriptAddress } from './receipt-script.ts'
import type { Rendered } from './renderer.ts'

/** Stands on the page that is kept, in the place of a statement's identifier. As long as one. */
const placeholder = '00000000-0000-8000-8000-000000000000'

interface Template {
  readonly html: string
  readonly policy: string
  /** What stands in it in the place of a receipt's own address; empty where there is no receipt. */
  readonly wrapped: string
}

interface Kept {
  readonly version: string
  readonly template: Promise<Template | null>
}

interface Surroundings {
  readonly render: (path: string) => Promise<Rendered>
  readonly receipts: {
    readonly wrap: (receipt: Receipt) => string
    readonly unwrap: (text: string) => Receipt | null
  }
  /** What the page shows beside the receipt, as one word: another word makes it old. */
  readonly version: () => string
}

/**
 * Answers the address of a receipt: the page is rendered once a language and day, and each gets its own identifier and
 * address in their placeholders' places. Of scripts it has one, of our own, that knows nothing of either.
 */
export function receiptPage({ render, receipts, version }: Surroundings) {
  const kept = new Map<string, Kept>()

  const template = (path: string, signedOn: string | null): Promise<Template | null> => {
    const name = `${path} ${signedOn ?? 'over'}`
    const current = version()
    const found = kept.get(name)
    if (found?.version === current) return found.template
    // Days pass: what is older than the last few is forgotten.
    if (kept.size > 200) kept.clear()
    const wrapped = signedOn === null ? '' : receipts.wrap({ identifier: placeholder, signedOn })
    const made = render(wrapped === '' ? path : `${path}?receipt=${wrapped}`).then((page) => templateOf(page, wrapped))
    kept.set(name, { version: current, template: made })
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
    const body = Buffer.from(receipt === null ? page.html : withReceipt(page, receipt, wrapped))
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

const withReceipt = ({ html, wrapped: own }: Template, { identifier }: Receipt, wrapped: string): string =>
  html.replaceAll(placeholder, identifier).replaceAll(own, wrapped)

function templateOf({ status, body }: Rendered, wrapped: string): Template | null {
  if (status !== 200) return null
  const { html, policy } = pageHtml(body.toString(), false)
  if (wrapped === '') return { html, policy, wrapped }
  return {
    html: html.replace('</body>', `<script type="module" src="${receiptScriptAddress}"></script></body>`),
    policy: policy.replace("script-src 'none'", "script-src 'self'"),
    wrapped,
  }
}
