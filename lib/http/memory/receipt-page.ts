import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Receipt } from '#lib/collecting/take-statement'
import { pageHtml } from './kept-pages.ts'
import { receiptScriptAddress } from './receipt-script.ts'
import { writeKeptHead, type WholeHead } from '../gate/outbound-headers.ts'
import type { Rendered } from './renderer.ts'

/** Stands on the page that is kept, in the place of what is one person's own. As long as that. */
const placeholders = {
  identifier: '00000000-0000-8000-8000-000000000000',
  blind: 'b1'.repeat(32),
  digest: 'd1'.repeat(32),
} as const

interface Template {
  readonly whole: Buffer
  /** The same with places for what is one person's own; none where there is nobody's receipt on it. */
  readonly pieces: readonly Piece[]
  readonly policy: string
  /** Bytes of the page, and the head of answers with it. */
  readonly length: number
  readonly head: WholeHead
}

interface Kept {
  readonly version: string
  readonly template: Template | Promise<Template | null>
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

  const template = (path: string, signedOn: string | null): Kept['template'] => {
    const name = `${path} ${signedOn ?? 'over'}`
    const current = version()
    const found = kept.get(name)
    if (found?.version === current) return found.template
    // Days pass: what is older than the last few is forgotten.
    if (kept.size > 200) kept.clear()
    const blank = signedOn === null ? null : blankReceipt(receipts, signedOn)
    const made = render(blank === null ? path : `${path}?receipt=${blank.wrapped}`).then((page) =>
      templateOf(page, blank),
    )
    kept.set(name, { version: current, template: made })
    made.then(
      (one) => {
        if (one === null) kept.delete(name)
        else if (kept.get(name)?.template === made) kept.set(name, { version: current, template: one })
      },
      () => kept.delete(name),
    )
    return made
  }

  return (
    path: string,
    wrapped: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): boolean | Promise<boolean> => {
    const receipt = receipts.unwrap(wrapped)
    const found = template(path, receipt?.signedOn ?? null)
    const fill = (page: Template | null): boolean => {
      if (page === null) return false
      answer(request, response, page, receipt === null ? [page.whole] : withReceipt(page, receipt, wrapped))
      return true
    }
    return found instanceof Promise ? found.then(fill) : fill(found)
  }
}

function answer(request: IncomingMessage, response: ServerResponse, page: Template, parts: readonly Buffer[]): void {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  writeKeptHead(
    response,
    () => ({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': page.policy,
      'Cache-Control': 'no-store',
      'Content-Length': length,
    }),
    // Identifiers are of one length, and so is what they are wrapped in.
    length === page.length ? page.head : {},
  )
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  response.cork()
  for (const part of parts.slice(0, -1)) response.write(part)
  response.end(parts.at(-1))
}

/**
 * What is one person's own is laid between the pieces that were made once. Only the part of the page with it is new
 * memory: 25 kB for each answer would keep the collection of garbage busier than anything else.
 */
function withReceipt({ pieces }: Template, receipt: Receipt, wrapped: string): readonly Buffer[] {
  const own = { ...receipt, wrapped }
  const laid = pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(own[piece]) : piece))
  const [first, last] = [laid.at(0), laid.at(-1)]
  if (first === undefined || last === undefined || laid.length < 3) return laid
  return [first, Buffer.concat(laid.slice(1, -1)), last]
}

const owned = ['identifier', 'commitment', 'blind', 'digest', 'wrapped'] as const

type Piece = Buffer | (typeof owned)[number]

/** The receipt of the page that is kept, with its address. */
type Blank = Receipt & { readonly wrapped: string }

function blankReceipt(receipts: Surroundings['receipts'], signedOn: string): Blank {
  const wrapped = receipts.wrap({ ...placeholders, commitment: '', signedOn })
  // What the page will find in it: the commitment follows from the others.
  const receipt = receipts.unwrap(wrapped) ?? { ...placeholders, commitment: '', signedOn }
  return { ...receipt, wrapped }
}

/** The page in pieces: what is one person's own, by its name, and what lies between. */
function piecesOf(html: string, blank: Blank): readonly Piece[] {
  const names = new Map(owned.flatMap((name) => (blank[name] === '' ? [] : [[blank[name], name]])))
  return html
    .split(new RegExp(`(${[...names.keys()].join('|')})`, 'u'))
    .map((part) => names.get(part) ?? Buffer.from(part))
}

function templateOf({ status, body }: Rendered, blank: Blank | null): Template | null {
  if (status !== 200) return null
  const { html, policy } = pageHtml(body.toString(), false)
  if (blank === null) return withHead({ whole: Buffer.from(html), pieces: [], policy })
  const whole = html.replace('</body>', `<script type="module" src="${receiptScriptAddress}"></script></body>`)
  return withHead({
    whole: Buffer.from(whole),
    pieces: piecesOf(whole, blank),
    policy: policy.replace("script-src 'none'", "script-src 'self'"),
  })
}

const withHead = (page: Omit<Template, 'length' | 'head'>): Template => ({
  ...page,
  length: page.whole.length,
  head: {},
})
