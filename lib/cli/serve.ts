import next from 'next'
import { readEnvironment } from '#lib/config/environment'
import { gate } from '#lib/http/gate/gate'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

/** Serves the built site behind the gate until the process is told to stop. */
const { values } = optionsOr('Usage: ./run start [--port N] [--hostname ADDRESS]', {
  options: { port: { type: 'string', default: '3000' }, hostname: { type: 'string', default: '0.0.0.0' } },
})
const port = Number(values.port)
if (!Number.isInteger(port) || port < 1 || port > 65_535) stop('--port takes a number from 1 to 65535.', 2)
const app = next({ dev: false, hostname: values.hostname, port })
await app.prepare()
const answer = app.getRequestHandler()
const server = gate((request, response) => {
  void answer(request, response)
}, readEnvironment().origin)
server.once('error', ({ message }) => stop(`Cannot serve on port ${values.port}: ${message}`))
server.listen(port, values.hostname, () => {
  say(`Serving on port ${values.port}.`)
  process.send?.('serving')
})

/** Takes no new requests, finishes those that came, then ends. */
const end = (): void => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 10_000).unref()
}
process.once('SIGTERM', end)
process.once('SIGINT', end)
// Whoever started this process has gone without a word.
process.once('disconnect', end)
