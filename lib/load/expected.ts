/** What each answer must be. A load test that takes any 200 for a success measures error pages. */
import type { Answer } from './answer-reader.ts'

/** Says what is wrong with an answer; `null` where nothing is. */
export type Check = (answer: Answer) => string | null

/** A page of ours that holds a certain text. */
export const pageWith =
  (marker: string | RegExp): Check =>
  ({ status, headers, body }) => {
    if (status !== 200) return `status ${String(status)}`
    if (!(headers.get('content-type') ?? '').startsWith('text/html')) return 'no page'
    const html = body.toString()
    const isThere = typeof marker === 'string' ? html.includes(marker) : marker.test(html)
    return isThere && html.trimEnd().endsWith('</html>') ? null : 'page without what belongs on it'
  }

/** Which type a file must come as, by its ending. */
const types: Readonly<Record<string, RegExp>> = {
  css: /^text\/css/u,
  js: /^(?:application|text)\/javascript/u,
  svg: /^image\/svg\+xml/u,
  ico: /^image\//u,
  woff2: /^font\/woff2/u,
}

/** A file that a page names. */
export const fileNamed =
  (path: string): Check =>
  ({ status, headers, length }) => {
    if (status !== 200) return `status ${String(status)}`
    const [, ending = ''] = /\.(\w+)(?:\?|$)/u.exec(path) ?? []
    const isRight = types[ending]?.test(headers.get('content-type') ?? '') ?? true
    return isRight && length > 0 ? null : 'file that is none'
  }

export const challengeExpected: Check = ({ status, body }) => {
  if (status !== 200) return `status ${String(status)}`
  return /^\{"parameters":\{.*"signature":"[0-9a-f]{64}"\}$/su.test(body.toString()) ? null : 'no challenge'
}

/** The receipt in the address to which a signatory is sent on; `undefined` where they were not thanked. */
export const receiptIn = ({ status, headers }: Answer): string | undefined =>
  status === 303 ? /^\/[a-z]{2}\/signed\?receipt=([\w-]+)$/u.exec(headers.get('location') ?? '')?.[1] : undefined

export const thanksExpected: Check = (answer) =>
  receiptIn(answer) === undefined ? `not thanked, status ${String(answer.status)}` : null

/** The receipt's page shows the identifier of the statement. */
export const receiptShown: Check = pageWith(/>[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[\da-f]{4}-[\da-f]{12}</u)

/** The counter, or that it has not changed since. */
export const counterExpected: Check = (answer) => {
  const { status, headers, body } = answer
  if (status === 304) return null
  if (status !== 200) return `status ${String(status)}`
  if ((headers.get('content-type') ?? '').startsWith('text/html')) return pageWith('href="/en/sign"')(answer)
  return /"[A-Za-z]+":\s*\d+/u.test(body.toString()) ? null : 'counter without a number'
}
