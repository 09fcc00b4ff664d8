import { refusals } from './refusal.ts'

const guards = ['Connection: close', 'Cache-Control: no-store', 'X-Content-Type-Options: nosniff']

/** The answer to what is no request at all, or does not end: there is nobody else yet to write it. */
export function rawRefusal(code: string | undefined): string {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return raw('408 Request Timeout', '')
  return raw(code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request', '')
}

/** The answer to a connection whose request will not even be read. */
export const rawRefusalOf = (refusal: 'busy' | 'unsure', retryAfter: number): string =>
  raw('503 Service Unavailable', `${refusals[refusal][1]}\n`, `Retry-After: ${String(retryAfter)}`)

function raw(status: string, sentence: string, ...more: readonly string[]): string {
  const headers = [
    ...guards,
    ...more,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${String(sentence.length)}`,
  ]
  return `HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n${sentence}`
}
