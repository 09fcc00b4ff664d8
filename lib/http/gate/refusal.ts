import type { IncomingMessage, ServerResponse } from 'node:http'

/** Why the gate lets a request go no further, with the status that says so (RFC 9110, section 15.5). */
export const refusals = {
  'length-required': [411, 'Send the length of the form with it.'],
  'too-large': [413, 'This is larger than any form of ours can be. Nothing has been stored.'],
  'too-many-fields': [413, 'This has more fields than any form of ours. Nothing has been stored.'],
  'no-form': [415, 'This is not a form of ours. Nothing has been stored. Please load the page again.'],
  'broken-form': [400, 'The form arrived broken. Nothing has been stored. Please go back and send it once more.'],
  foreign: [403, 'This form was sent from another site. Nothing has been stored.'],
  'no-form-here': [405, 'No form can be sent to this address. Nothing has been stored.'],
  'too-slow': [408, 'The form did not arrive in time. Nothing has been stored. Please go back and send it once more.'],
} as const satisfies Readonly<Record<string, readonly [status: number, sentence: string]>>

export type Refusal = keyof typeof refusals

/** What is still read of a refused request, in bytes and milliseconds, so that its sender gets to see the answer. */
const politeness = { bytes: 1024 * 1024, milliseconds: 2000 }

/** Answers in the gate's own words and hangs up, once the sender has finished or has had time enough to. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const [status, sentence] = refusals[refusal]
  const answer = (): void => {
    clearTimeout(timer)
    request.off('data', count)
    if (response.headersSent) return
    response.writeHead(status, headers).end(`${sentence}\n`)
  }
  let read = 0
  const count = (chunk: Buffer): void => {
    read += chunk.length
    if (read > politeness.bytes) answer()
  }
  const timer = setTimeout(answer, politeness.milliseconds)
  request.on('data', count).once('end', answer).once('close', answer)
}

const headers = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
}
