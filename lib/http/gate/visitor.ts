import type { IncomingMessage } from 'node:http'
import { clientAddress, networkOf } from './client-address.ts'

/** Who asks, as far as the gate tells anybody. */
export interface Visitor {
  readonly network: string
  /** Whether the address is one of some: itself it is told to nobody. */
  readonly isFrom: (isOneOf: (address: string) => boolean) => boolean
}

/** Looked up when somebody asks: what is answered from memory is the same for everyone. */
class Sender implements Visitor {
  readonly #request: IncomingMessage
  readonly #isTrusted: (address: string) => boolean
  #network: string | undefined

  constructor(request: IncomingMessage, isTrusted: (address: string) => boolean) {
    this.#request = request
    this.#isTrusted = isTrusted
  }

  get network(): string {
    return (this.#network ??= networkOf(this.#address()))
  }

  isFrom(isOneOf: (address: string) => boolean): boolean {
    return isOneOf(this.#address())
  }

  #address(): string {
    const { socket, headers } = this.#request
    const forwarded = headers['x-forwarded-for']
    const hops = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
    return clientAddress(socket.remoteAddress ?? '', hops, this.#isTrusted)
  }
}

export const visitorOf = (request: IncomingMessage, isTrusted: (address: string) => boolean): Visitor =>
  new Sender(request, isTrusted)
