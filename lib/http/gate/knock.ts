import type { IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '#lib/domain/result'
import { refused, type Refused } from './refusal.ts'

/** A request as the gate sees it: which address, by which way, and whether it only reads. */
export interface Knock {
  /** The name under which we were asked: one of ours, but for addresses that whoever watches asks by any. */
  readonly host: string
  readonly path: string
  readonly query: string
  readonly isReading: boolean
}

/** Longest address that is looked at, in characters: a receipt's has about 250. */
const longestAddress = 2048

/** Whether whoever watches over the machine asks it, by any name: it tells nothing that a host decides. */
export const isForWatchers = (path: string): boolean => hostless.test(path)

const hostless = /^\/(?:health(?:\/live)?|status\.json|metrics)$/u

/**
 * Reads a request's first line and host, strictly: what is not written as browsers write it is an attempt to have two
 * servers read two different things.
 *
 * @param hosts - The names, with their ports, under which this site is known.
 */
export function readKnock(request: IncomingMessage, hosts: readonly string[]): Result<Knock, Refused> {
  const { method, headers } = request
  const read = readAddress(request.url ?? '')
  if (!read.ok) return read
  const { path, query } = read.value
  if (isOtherHost(request, hosts) && !isForWatchers(path)) return fail(refused('other-host'))
  const isReading = method === 'GET' || method === 'HEAD'
  if (isReading && bringsBody(headers)) return fail(refused('unasked-body'))
  return ok({ host: headers.host ?? '', path, query, isReading })
}

/** Node keeps the first of several hosts; a server in front may believe the last. */
const isOtherHost = ({ headers, rawHeaders }: IncomingMessage, hosts: readonly string[]): boolean =>
  !hosts.includes(headers.host ?? '') || hostsIn(rawHeaders) !== 1

function hostsIn(rawHeaders: readonly string[]): number {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  return hosts
}

function readAddress(url: string): Result<Pick<Knock, 'path' | 'query'>, Refused> {
  if (url.length > longestAddress) return fail(refused('address-too-long'))
  const [, path = '', query = ''] = address.exec(url) ?? []
  return path === '' || odd.test(path) ? fail(refused('no-address')) : ok({ path, query })
}

/** A path of this site and its query, in printable ASCII (RFC 9112, section 3.2.1). */
const address = /^(\/(?!\/)[!-~]*?)(?:\?([!-~]*))?$/u

/** What no address of ours has in its path, and what some servers read as another path. */
const odd = /[\\#<>"^`{|}]|%(?![0-9a-f]{2})|%(?:00|2f|5c)|\/(?:\.|%2e){1,2}(?:\/|$)/iu

const bringsBody = (headers: IncomingMessage['headers']): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0
