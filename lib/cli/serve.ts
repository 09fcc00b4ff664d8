import { parseArgs } from 'node:util'
import next from 'next'
import { gate } from '#lib/http/gate/gate'
import { say, stop } from './terminal.ts'

/** Serves the built site behind the gate until the process is told to stop. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '3000' }, hostname: { type: 'string', default: '0.0.0.0' } },
})
const port = Number(values.port)
const app = next({ dev: false, hostname: values.hostname, port })
await app.prepare()
const answer = app.getRequestHandler()
const server = gate((request, response) => {
  void answer(request, response)
})
server.once('error', ({ message }) => stop(`Cannot serve on port ${values.port}: ${message}`))
server.listen(port, values.hostname, () => {
  say(`Serving on port ${values.port}.`)
})

/** Takes no new requests, finishes those that came, then ends. */
const end = (): void => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 10_000).unref()
}
process.once('SIGTERM', end)
process.once('SIGINT', end)
