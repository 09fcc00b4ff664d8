import type { IncomingMessage } from 'node:http'

/**
 * Cuts off a request that has not arrived whole in time. Node knows one such time for all requests, which has to be that of
 * the largest; what no one here reads, such as a button's action, would else hold its place as long as a file may.
 */
export function arrivesWithin(request: IncomingMessage, milliseconds: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy()
  }, milliseconds)
  timer.unref()
  request.once('close', () => {
    clearTimeout(timer)
  })
}
