import type { Answer } from '#lib/load/answer-reader'
import { ask } from '#lib/load/ask'
import { openBrowser, type Prepared } from '#lib/load/browser'
import type { Target } from '#lib/load/connection'
import type { Check } from '#lib/load/expected'
import type { Kind, Ledger } from '#lib/load/ledger'
import { addressOf } from '#lib/load/networks'

/**
 * Connections that are kept open, as those of a proxy in front are: what they cost belongs to the journeys. Each
 * request names a visitor of its own, in a network of its own, whom the server believes in because it trusts the proxy.
 */
export interface Lanes {
  readonly target: Target
  readonly count: number
  /**
   * @throws VisitOver where the answer is not the expected one, or a refusal; both then stand in the ledger.
   */
  readonly ask: (lane: number, book: Ledger, kind: Kind, prepared: Prepared, check: Check) => Promise<Answer>
  /** The same over whichever lane is free, for visitors who come when they come. */
  readonly askWhenDue: (dueAt: number, book: Ledger, kind: Kind, prepared: Prepared, check: Check) => Promise<Answer>
  readonly close: () => void
}

/** The setting with which a server takes this machine for its proxy. */
export const behindProxy = { COLLIGO_TRUSTED_PROXIES: '127.0.0.0/8' } as const

/** Connections for visitors who come when they come, for each lane. */
const spare = 4

export function lanesTo(target: Target, count: number): Lanes {
  const browsers = Array.from({ length: count }, (_, lane) => openBrowser(target, addressOf(lane), spare))
  let visitors = 0
  const via = (lane: number, dueAt: number, book: Ledger, kind: Kind, prepared: Prepared, check: Check) => {
    const browser = browsers[lane % count]
    if (browser === undefined) throw new RangeError('no such lane')
    const headers = { ...prepared.headers, 'x-forwarded-for': visitorAt(visitors++) }
    // Nobody comes back: a refusal in a bench is a finding.
    return ask({ browser, book, until: 0 }, kind, { ...prepared, headers }, check, dueAt)
  }
  return {
    target,
    count,
    ask: (lane, book, kind, prepared, check) => via(lane, performance.now(), book, kind, prepared, check),
    askWhenDue: (dueAt, book, kind, prepared, check) => via(visitors, dueAt, book, kind, prepared, check),
    close: () => {
      for (const browser of browsers) browser.close()
    },
  }
}

/** Another network for each of 16 million visitors (RFC 6890 reserves 10.0.0.0/8 and 240.0.0.0/4 for no one real). */
const visitorAt = (index: number): string =>
  `${String(240 + ((index >> 16) % 15))}.${String((index >> 8) & 255)}.${String(index & 255)}.9`
