import type { IncomingMessage, ServerResponse } from 'node:http'
import { renderSVG } from 'uqr'
import type { Receipt } from '#lib/collecting/take-statement'
import type { Instance } from '#lib/instance/instance'

/**
 * Answers with what belongs to a receipt and is kept nowhere: the code for another device's camera, an SVG that leads to
 * the page where the public log is asked, with what makes the commitment behind the address's `#`; and the log's signed
 * promise. `false` where the address is another.
 */
export function receiptCodes(instance: Pick<Instance, 'receipts' | 'publicLog'>, origin: string) {
  const made: Readonly<Record<string, Making>> = {
    '/log-code.svg': {
      make: ({ blind, digest }) => renderSVG(`${origin}/verify#${blind}.${digest}`, { ecc: 'L', border: 2 }),
      headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' },
    },
    '/log-promise.txt': {
      make: ({ commitment }) => instance.publicLog.promise(commitment),
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': 'attachment; filename="log-promise.txt"',
      },
    },
  }
  return (
    request: IncomingMessage,
    response: ServerResponse,
    { path, query }: { readonly path: string; readonly query: string },
  ): boolean => {
    const making = made[path]
    if (making === undefined) return false
    const receipt = instance.receipts.unwrap(/^receipt=([\w-]{1,500})$/u.exec(query)?.[1] ?? '')
    const body = receipt === null ? '' : making.make(receipt)
    response.writeHead(receipt === null ? 404 : 200, {
      ...making.headers,
      'Content-Length': Buffer.byteLength(body),
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cache-Control': 'no-store',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}

interface Making {
  readonly make: (receipt: Receipt) => string
  readonly headers: Readonly<Record<string, string>>
}
