import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isMemberState } from '#lib/domain/member-states'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { networkHeader } from './network-header.ts'

/**
 * Tells the framework what its pages are to know of a request that the gate lets in: the path as it was asked for, and
 * the nonce of a policy that holds for this one answer. Nothing of it can come from outside (CVE-2026-44581).
 *
 * @param network - Where the request comes from, for budgets in memory; none where it is the server's own.
 * @param host - The name under which the public knows this site: Next compares a form's origin with it once more.
 */
export function dressForFramework(
  request: IncomingMessage,
  response: ServerResponse | null,
  {
    path,
    host,
    network,
    isDevelopment,
  }: {
    readonly path: string
    readonly host: string
    readonly network: string
    readonly isDevelopment: boolean
  },
): void {
  const { headers } = request
  headers['x-forwarded-host'] = host
  headers[networkHeader] = network
  headers['x-path'] = path
  if (isUnknownForm(path)) {
    // Left to its page, an unknown form's answer would need a script to be seen.
    request.url = `${path.slice(0, 3)}/unknown/address`
  }
  // A page that is rendered to be kept is the same for everyone: no nonce, and its policy comes from the memory.
  if (response === null) return
  const nonce = Buffer.from(randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce, isDevelopment)
  headers['content-security-policy'] = policy
  headers['x-nonce'] = nonce
  response.setHeader('Content-Security-Policy', policy)
}

function isUnknownForm(path: string): boolean {
  const form = /^\/[a-z]{2}\/sign\/([^/]+)(?:\/plain)?$/u.exec(path)?.[1]
  return form !== undefined && !isMemberState(form)
}
