import type { Door } from './door.ts'
import type { Bytes, Exchange, RawAnswer } from './raw-request.ts'

/**
 * One knock, with what may come of it.
 *
 * - `refused`: a clear 4xx, or the connection is closed. Nothing of it is taken.
 * - `harmless`: it may be answered as if the odd part had not been there; nothing that Mallory sent decides anything.
 */
export interface Probe {
  readonly name: string
  readonly may: 'refused' | 'harmless'
  readonly bytes: (door: Door) => Bytes
  /** Waits for the other side to lose patience. */
  readonly isSlow?: boolean
  /** Sends far more than a form: left out of the short run. */
  readonly isHeavy?: boolean
}

/** What Mallory calls himself wherever he can: no answer may take his name over. */
export const mallory = 'mallory.example'

/** @returns What is wrong with what came back, or `null`. */
export function fault({ may }: Probe, door: Door, exchange: Exchange): string | null {
  const { isClosed } = exchange
  // 100 Continue and its like answer nothing yet.
  const answers = exchange.answers.filter(({ status }) => status >= 200)
  if (answers.length === 0) return isClosed ? null : 'neither answered nor closed'
  const failed = answers.find((answer) => answer.status >= 500 && !isBusy(answer))
  if (failed !== undefined) return `answered ${String(failed.status)}`
  if (may === 'refused') {
    const taken = answers.find(({ status }) => status < 400)
    return taken === undefined ? null : `taken: ${String(taken.status)}`
  }
  const misled = answers.find((answer) => tellsOf(answer, door))
  return misled === undefined ? null : 'the answer repeats what Mallory said of himself'
}

/** Over budget is a clear answer as long as it says when to come again (RFC 9110, section 15.6.4). */
const isBusy = ({ status, head }: RawAnswer): boolean => status === 503 && /^retry-after: \d+/imu.test(head)

/** Whether an answer leads to Mallory, carries his words, or shows what only organisers or nobody may see. */
const tellsOf = ({ status, head, body }: RawAnswer, { host }: Door): boolean =>
  head.includes('mallory') ||
  body.includes('mallory') ||
  /^location: (?:https?:)?[/\\]{2}(?!localhost)/imu.test(head.replace(host, 'localhost')) ||
  (status === 200 && /<h1[^>]*>Collection<|root:x:0|"dependencies"|COLLIGO_/u.test(body))
