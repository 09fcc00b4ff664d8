import { isForWatchers, type Knock } from './knock.ts'
import type { Visitor } from './visitor.ts'

/** The two sides of a site, and who may come to the organisers'. */
export interface SidesOptions {
  /** The address that the public sees. */
  readonly origin: string
  /** That of the organisers' side: the same where it has none of its own. */
  readonly organisersOrigin: string
  /** Whether an address is one of which organisers come; `null` where they come from everywhere. */
  readonly isOrganisersAddress: ((address: string) => boolean) | null
}

/** Where a request belongs: here, nowhere, or at another address of ours. */
export type Place = 'here' | 'nowhere' | { readonly elsewhere: string }

export interface Sides {
  /** The names under which this site is known. */
  readonly hosts: readonly string[]
  readonly placeOf: (knock: Knock, visitor: Visitor) => Place
  /** The address whose pages may send a form to here. */
  readonly originFor: (path: string) => string
}

/**
 * Keeps public pages and the organisers' apart (Implementing Regulation (EU) No 1179/2011, Annex, 2.5). On the public's host
 * nothing tells that there is another; on the organisers' links to public pages lead there.
 */
export function sides({ origin, organisersOrigin, isOrganisersAddress }: SidesOptions): Sides {
  const [host, own] = [new URL(origin).host, new URL(organisersOrigin).host]
  const isApart = host !== own
  const mayCome = (visitor: Visitor): boolean => isOrganisersAddress === null || visitor.isFrom(isOrganisersAddress)
  const onOwnHost = (knock: Knock): Place => {
    if (isOrganisers(knock.path) || isShared(knock)) return 'here'
    if (!knock.isReading) return 'nowhere'
    if (knock.path === '/') return { elsewhere: `${organisersOrigin}/organiser` }
    return { elsewhere: `${origin}${knock.path}${knock.query === '' ? '' : `?${knock.query}`}` }
  }
  if (!isApart && isOrganisersAddress === null) {
    return { hosts: [host], originFor: () => origin, placeOf: () => 'here' }
  }
  return {
    hosts: isApart ? [host, own] : [host],
    originFor: (path) => (isOrganisers(path) ? organisersOrigin : origin),
    placeOf: (knock, visitor) => {
      const isOnOwnHost = isApart && knock.host === own
      if ((!isOnOwnHost && !isOrganisers(knock.path)) || isForWatchers(knock.path)) return 'here'
      if (isApart && !isOnOwnHost) return 'nowhere'
      if (!mayCome(visitor)) return 'nowhere'
      return isApart ? onOwnHost(knock) : 'here'
    },
  }
}

/** Whether an address is of the protected side, or could be read as one. */
const isOrganisers = (path: string): boolean => path.length > 9 && /^\/organiser/iu.test(path.replace(encoded, decode))

const encoded = /%([0-9a-f]{2})/giu
const decode = (_code: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

/** What pages of both sides are made of: programs, type, the icon, and the pictures that organisers put up. */
const isShared = ({ path, isReading }: Knock): boolean =>
  isReading && /^\/(?:_next\/static|files|look)\/|^\/icon\.svg$/u.test(path)
