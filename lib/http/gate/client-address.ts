import { BlockList, isIP, SocketAddress } from 'node:net'

/** What is looked at of X-Forwarded-For, from its right end: far more than any row of honest proxies writes. */
const longestForwardedFor = 1024
const mostHops = 16

/** What cannot be told: such visitors share one budget. */
const unknown = 'unknown'

/**
 * Who may speak for a visitor: the proxies that whoever runs this instance put in front of it.
 *
 * @param list - Addresses and networks in CIDR notation (RFC 4632, RFC 4291). Blank entries count for nothing.
 *
 * @throws Error - Where an entry is neither: a proxy with a typing error would put every visitor into one budget.
 */
export const trustedProxies = (list: readonly string[]): ((address: string) => boolean) =>
  addressesIn(list, 'trusted proxy')

/**
 * From where organisers come; `null` where no network is named, and they come from everywhere.
 *
 * @throws Error - Where an entry is neither an address nor a network.
 */
export const organisersNetworks = (list: readonly string[]): ((address: string) => boolean) | null =>
  list.every((entry) => entry.trim() === '') ? null : addressesIn(list, 'network of organisers')

function addressesIn(list: readonly string[], what: string): (address: string) => boolean {
  const known = new BlockList()
  for (const entry of list) if (entry.trim() !== '') add(known, entry.trim(), what)
  return (address) => {
    const canonical = canonicalAddress(address)
    return canonical !== null && known.check(canonical, familyOf(canonical))
  }
}

function add(trusted: BlockList, entry: string, what: string): void {
  const [, written = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/u.exec(entry) ?? []
  const address = canonicalAddress(written)
  if (address === null) throw wrong(entry, what)
  const family = familyOf(address)
  if (prefix === undefined) {
    trusted.addAddress(address, family)
    return
  }
  // Of `::ffff:10.0.0.0/104`, the first 96 bits only say that an IPv4 address follows.
  const bits = Number(prefix) - (family === 'ipv4' && written.includes(':') ? 96 : 0)
  if (bits < 0 || bits > (family === 'ipv4' ? 32 : 128)) throw wrong(entry, what)
  trusted.addSubnet(address, bits, family)
}

const wrong = (entry: string, what: string): Error =>
  new Error(
    `The ${what} "${entry}" is neither an address nor a network. ` +
      'Write it as 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32, or take it out.',
  )

/**
 * The address a request came from: the peer's own, unless the peer is a trusted proxy. Then it is the rightmost of
 * X-Forwarded-For that is no trusted proxy itself, since each proxy adds at the right whom it saw; what stands further
 * left, the visitor may have made up. A malformed entry (an address with its port is one) ends the walk, and the last
 * good hop counts.
 *
 * @param peer - The other end of the connection, as the socket names it.
 * @param forwardedFor - X-Forwarded-For; of a long one only the right end is read.
 *
 * @returns The address in one spelling, IPv4 as IPv4 however it was wrapped; `unknown` where the socket has gone.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: (address: string) => boolean,
): string {
  let last = canonicalAddress(peer ?? '') ?? unknown
  for (const hop of hopsIn(forwardedFor ?? '')) {
    if (!isTrusted(last)) return last
    const address = canonicalAddress(hop)
    if (address === null) return last
    last = address
  }
  return last
}

/** The hops from right to left. One that was cut through by the limit is left out: its rest may look like an address. */
function hopsIn(forwardedFor: string): readonly string[] {
  const hops = forwardedFor.slice(-longestForwardedFor).split(',')
  if (forwardedFor.length > longestForwardedFor) hops.shift()
  return hops
    .reverse()
    .slice(0, mostHops)
    .map((hop) => hop.trim())
}

/**
 * The network that a budget belongs to: /24 of IPv4, /48 of IPv6, which is what one customer gets (RFC 6177). Coarse on
 * purpose: with IPv6 a single household could otherwise come from a new address with every request.
 */
export function networkOf(address: string): string {
  const canonical = canonicalAddress(address)
  if (canonical === null) return unknown
  if (familyOf(canonical) === 'ipv4') return `${canonical.split('.').slice(0, 3).join('.')}.0/24`
  return `${groupsOf(canonical).slice(0, 3).join(':')}::/48`
}

/** The groups of an IPv6 address, its `::` written out. A dotted end counts as one, and never reaches the first six. */
function groupsOf(canonical: string): readonly string[] {
  const groups = canonical.split(':').filter((group) => group !== '')
  const left = canonical
    .replace(/::.*$/u, '')
    .split(':')
    .filter((group) => group !== '')
  return [...left, ...Array<string>(8 - groups.length).fill('0'), ...groups.slice(left.length)]
}

/** One spelling for one address (RFC 5952), IPv4-mapped ones as IPv4 (RFC 4291, section 2.5.5.2), without its zone. */
function canonicalAddress(written: string): string | null {
  const family = isIP(written)
  if (family === 0) return null
  if (family === 4) return written
  const address = written.replace(/%.*$/u, '')
  const spelled = new SocketAddress({ address, family: 'ipv6' }).address
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/u.exec(spelled)?.[1] ?? spelled
}

const familyOf = (canonical: string): 'ipv4' | 'ipv6' => (canonical.includes(':') ? 'ipv6' : 'ipv4')
