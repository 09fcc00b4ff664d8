import { createServer } from 'node:net'
import { hangUp } from '#lib/http/gate/hang-up'
import { rawRefusalOf } from '#lib/http/gate/raw-answers'

/** Stands at the door while no process serves: says in one line that the site is starting anew, and when to come back. */
export function placeholder(place: { readonly port: number; readonly host: string }): { readonly close: () => void } {
  const server = createServer((socket) => {
    hangUp(socket, rawRefusalOf('unsure', 2))
  })
  server.on('error', () => undefined)
  server.listen({ ...place, reusePort: process.platform === 'linux', exclusive: true })
  return { close: () => server.close() }
}
