import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { controlNames } from '#lib/http/signing-form'
import { isMemberState } from '#lib/domain/member-states'
import { networkAddress, originOf, send, type Door, type Sent } from './door.ts'
import { callers, freshControls, hiddenOf, posted, proofOf, type Hidden } from './forms.ts'

/** A door of Mallory's own through which scanners reach ours as deep as can be. */
export interface Relay {
  readonly url: string
  /** Answers by status: shows that the scanner got through to the site. */
  readonly statuses: ReadonlyMap<number, number>
  readonly close: () => void
}

/**
 * Scanners know neither our forms' format nor what a proof of work is, and a budget for their network would stop them
 * before anything that they look for is reached. The relay does for them what a determined attacker would: each request
 * leaves from another network, a form is sent as a browser sends it, with the page's hidden controls and a new proof.
 */
export async function startRelay(target: Door): Promise<Relay> {
  const statuses = new Map<number, number>()
  const pages = new Map<string, Promise<Hidden>>()
  const pageOf = (path: string): Promise<Hidden> => {
    const page = pages.get(path) ?? hiddenOf(target, path)
    pages.set(path, page)
    return page
  }
  let sent = 0
  const server = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const outgoing = await translated(target, request, pageOf)
      const answer = await send(target, networkAddress(callers.relay, (sent += 1)), outgoing, 30_000)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      response.writeHead(answer.status, withoutFraming(answer.headers)).end(answer.text)
    }
    forward().catch(() => {
      hangUp(response)
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${String(port)}`, statuses, close }
}

/** What the site has not answered, the scanner is not answered either. */
const hangUp = (response: ServerResponse): void => {
  response.destroy()
}

const hopByHop = new Set(['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'origin'])

/** Headers of one hop (RFC 9110, section 7.6.1) are this relay's own. */
const kept = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      hopByHop.has(name) || value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  )

const withoutFraming = (headers: IncomingHttpHeaders): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      hopByHop.has(name) || value === undefined ? [] : [[name, value]],
    ),
  )

async function translated(
  target: Door,
  request: IncomingMessage,
  pageOf: (path: string) => Promise<Hidden>,
): Promise<Sent> {
  const { url: path = '/', method = 'GET' } = request
  const headers = kept(request.headers)
  const body = await bytesOf(request)
  const form = method === 'POST' ? await formIn(body, headers['content-type'] ?? '') : null
  if (form === null) return { method, path, headers, ...(body.length === 0 ? {} : { body }) }

  await complete(target, path, form, await pageOf(path).catch(() => new Map<string, string>()))
  const asBrowser = await posted(target, path, form)
  return { ...asBrowser, headers: { ...headers, ...asBrowser.headers, origin: originOf(target) } }
}

/** Adds what a browser would send of itself, and leaves alone what the scanner has set. */
async function complete(target: Door, path: string, form: FormData, page: Hidden): Promise<void> {
  for (const [name, value] of freshControls(page)) if (!form.has(name)) form.set(name, value)
  const [, memberState = ''] = /\/sign\/([A-Z]{2})$/u.exec(path) ?? []
  const isProven = (form.get(controlNames.proof) ?? '') !== ''
  if (isMemberState(memberState) && !isProven) form.set(controlNames.proof, await proofOf(target, memberState))
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

async function formIn(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    // Expected: whatever is no form is passed on as it is.
    return null
  }
}
