/**
 * The floor beneath every page: `node:http` that knows the bytes of a few answers by heart and does nothing else. Started
 * by `pages.ts` as a process of its own, as the site is; gets the answers and says its port over the channel between them.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer as the site gave it; its body in base64. */
export interface BareAnswer {
  readonly path: string
  readonly type: string
  readonly body: string
}

process.once('message', (answers: readonly BareAnswer[]) => {
  const known = new Map(answers.map(({ path, type, body }) => [path, { type, body: Buffer.from(body, 'base64') }]))
  const server = createServer((request, response) => {
    const found = known.get(request.url ?? '')
    if (found === undefined) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Type': found.type, 'Content-Length': found.body.length }).end(found.body)
  })
  server.keepAliveTimeout = 75_000
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
process.once('disconnect', () => process.exit(0))
