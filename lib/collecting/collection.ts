import { isWithin } from '#lib/domain/collection-period'
import type { Day } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { editionFor, type Edition, type RulePack } from '#lib/domain/rule'

/** What decides whether statements are taken. */
export interface Collection {
  readonly initiative: Initiative | null
  /** The law under which statements are taken: chosen with the initiative, and kept from the first statement on. */
  readonly pack: RulePack
  /** Whether the organisers have opened it. */
  readonly isCollecting: boolean
  /** Whether statements count. Before, all of them are tests, and are wiped on going live. */
  readonly isLive: boolean
  /** Whether it has ended for good before its last day. */
  readonly isClosed: boolean
  /** Whether there is a public key that the organisers have been seen to open. */
  readonly hasRehearsedKey: boolean
  /** Why the machine itself takes none for now: its disk is nearly full, or its clock cannot be right. */
  readonly pausedBy: 'disk' | 'clock' | null
}

/** Why no statement is taken, in the order in which organisers can do something about it; or `open`. */
export type CollectionState = 'no-initiative' | 'no-key' | 'not-yet' | 'over' | 'not-opened' | 'paused' | 'open'

/** Whether what is signed now is a test, which the site says on every page. */
export const isTest = ({ isLive, isCollecting }: Collection): boolean => !isLive && isCollecting

/** The rules of each state, as the law stood when the initiative was registered. */
export const rulesOf = ({ pack, initiative }: Pick<Collection, 'pack' | 'initiative'>): Edition['rules'] =>
  (initiative === null ? pack : editionFor(pack, initiative.registeredOn)).rules

/**
 * Whether statements are taken on a day; tests also before the first. There is no way around a rehearsed key: without one a statement could only be
 * kept readable, or lost.
 */
export function stateOf(
  { initiative, isCollecting, isLive, isClosed, hasRehearsedKey, pausedBy }: Omit<Collection, 'pack'>,
  today: Day,
): CollectionState {
  if (initiative === null) return 'no-initiative'
  if (!hasRehearsedKey) return 'no-key'
  if (isClosed || today > initiative.period.closesOn) return 'over'
  if (!isCollecting) return 'not-opened'
  if (isLive && !isWithin(initiative.period, today)) return 'not-yet'
  return pausedBy === null ? 'open' : 'paused'
}
