import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { PageHtml } from '../memory/page-html.ts'

/** Why the gate lets a request go no further, with the status that says so (RFC 9110, section 15.5). */
export const refusals = {
  'no-address': [400, 'This is no address of ours.'],
  'address-too-long': [414, 'This address is longer than any of ours.'],
  'other-host': [421, 'This site is not served here under that name.'],
  'unasked-body': [400, 'Nothing can be sent along with this request.'],
  'no-such-thing': [404, 'There is nothing at this address.'],
  'length-required': [411, 'Send the length of the form with it.'],
  'too-large': [413, 'This is larger than any form of ours can be. Nothing has been stored.'],
  'too-many-fields': [413, 'This has more fields than any form of ours. Nothing has been stored.'],
  'no-form': [415, 'This is not a form of ours. Nothing has been stored. Please load the page again.'],
  'broken-form': [400, 'The form arrived broken. Nothing has been stored. Please go back and send it once more.'],
  foreign: [403, 'This form was sent from another site. Nothing has been stored.'],
  'no-form-here': [405, 'No form can be sent to this address. Nothing has been stored.'],
  'too-slow': [408, 'The form did not arrive in time. Nothing has been stored. Please go back and send it once more.'],
  busy: [503, 'Very many people are here right now. Please try again in a moment: what was sent now was not stored.'],
  'too-much-at-once': [
    503,
    'Very much has come from your network. Please try again later: what was sent now was not stored.',
  ],
  'lane-full': [
    429,
    'Too many people are signing without JavaScript at the moment. Please try again later: what was sent now was not stored.',
  ],
  unsure: [
    503,
    'The site is starting anew. Please send your form once more: it counts once, however often it arrives.',
  ],
} as const satisfies Readonly<Record<string, readonly [status: number, sentence: string]>>

export type Refusal = keyof typeof refusals

/** A refusal, and where it will pass, when to come back, in seconds. */
export interface Refused {
  readonly refusal: Refusal
  readonly retryAfter?: number
  /** Says it in the visitor's language, where there is such a page. */
  readonly page?: PageHtml
}

export const refused = (refusal: Refusal, retryAfter?: number): Refused =>
  retryAfter === undefined ? { refusal } : { refusal, retryAfter }

/** What is still read of a refused request, in bytes and milliseconds, so that its sender gets to see the answer. */
const politeness = { bytes: 1024 * 1024, milliseconds: 2000 }

/** Answers in the gate's own words and hangs up, once the sender has finished or has had time enough to. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refused): void {
  const answer = (): void => {
    clearTimeout(timer)
    request.off('data', count)
    answerRefused(response, refusal)
  }
  let read = 0
  const count = (chunk: Buffer): void => {
    read += chunk.length
    if (read > politeness.bytes) answer()
  }
  const timer = setTimeout(answer, politeness.milliseconds)
  if (request.complete || sendsNothing(request)) {
    answer()
    return
  }
  request.on('data', count).once('end', answer).once('close', answer)
}

const sendsNothing = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0

/** Answers at once, whatever is still on its way. */
export function answerRefused(response: ServerResponse, { refusal, retryAfter, page }: Refused): void {
  if (response.headersSent) return
  const [status, sentence] = refusals[refusal]
  const after = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }
  if (page === undefined) response.writeHead(status, { ...headers, ...after }).end(`${sentence}\n`)
  else response.writeHead(status, { ...headers, ...after, ...headersOf(page) }).end(page.html)
}

const headersOf = ({ policy }: PageHtml): OutgoingHttpHeaders => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': policy,
})

const headers = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'",
  Connection: 'close',
}
