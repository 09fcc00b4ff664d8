import { createHmac, randomBytes } from 'node:crypto'
import { hourOf, type LaneLabel } from '#lib/domain/lane'
import { recentCounts, type RecentCounts } from './recent-counts.ts'

/** What a request shows of where it comes from. Nothing of it is kept: see `laneWatch`. */
export interface Traits {
  /** As the gate names it; empty or `unknown` where it cannot be told. */
  readonly network: string
  readonly userAgent: string
  readonly languages: string
  /** Whether it came by the lane without a script. */
  readonly isPlain: boolean
}

export interface LaneWatch {
  /**
   * How a statement is to be labelled, by those that came before it. Counts nothing yet: forms with mistakes in them are
   * not statements.
   *
   * @param usual - Statements in a usual hour of this collection.
   *
   * @returns The label, and what to call once the statement is acknowledged, whether it is new or came again.
   */
  readonly look: (traits: Traits, at: Date, usual: number) => { readonly label: LaneLabel; readonly count: () => void }
  /** How many networks and looks are remembered. */
  readonly remembered: () => number
}

/**
 * From when on something stands out: once it is more than a floor, and more than a share of all that come, in a usual
 * hour or in this one.
 *
 * A lecture hall of 300 may sign at once, and a large school or office within the hour; a mobile network's customers
 * leave by few addresses, and where a collection is large they are many. The most common telephone of a Member State, in
 * its language, is a fifth of all visitors and more.
 */
const bounds = {
  network: { floor: 300, share: 0.1 },
  look: { floor: 500, share: 0.4 },
} as const

/** Networks, and looks, of an hour that are remembered at most; the one unseen longest is forgotten first. */
const most = 20_000

/** The hour under way. */
interface Now {
  hour: string
  day: string
  key: Buffer
  total: number
}

/**
 * Tells by which lane each statement comes. Networks and browsers are known for the hour alone, by digests under a key
 * that is drawn anew each day and leaves memory with it: no address, no name of a browser and no digest is ever written
 * anywhere. Only the label goes on.
 *
 * It refuses nobody and slows nobody. The first of a flood come as anybody does.
 */
export function laneWatch(drawKey: () => Buffer = () => randomBytes(32)): LaneWatch {
  const networks = recentCounts(most)
  const looks = recentCounts(most)
  const now: Now = { hour: '', day: '', key: Buffer.alloc(0), total: 0 }
  const turn = (at: Date): void => {
    const hour = hourOf(at)
    if (hour === now.hour) return
    const day = hour.slice(0, 10)
    if (day !== now.day) now.key = drawKey()
    Object.assign(now, { hour, day, total: 0 })
    networks.clear()
    looks.clear()
  }
  return {
    look: ({ network, userAgent, languages, isPlain }, at, usual) => {
      turn(at)
      const { hour } = now
      const crowd = Math.max(usual, now.total)
      const place = digest(now.key, 'network', network)
      const look = digest(now.key, 'look', `${String(userAgent.length)}:${userAgent}${languages}`)
      const isNamed = network !== '' && network !== 'unknown'
      const count = (): void => {
        // A form that was on its way when the hour turned: its key may be gone.
        if (hour !== now.hour) return
        now.total += 1
        if (isNamed) networks.add(place)
        looks.add(look)
      }
      const fromNetwork = isNamed && standsOut(networks, place, bounds.network, crowd)
      const isAlike = standsOut(looks, look, bounds.look, crowd)
      return { label: labelOf({ fromNetwork, isAlike, isPlain }), count }
    },
    remembered: () => networks.size() + looks.size(),
  }
}

const standsOut = (
  counts: RecentCounts,
  name: string,
  { floor, share }: (typeof bounds)[keyof typeof bounds],
  crowd: number,
): boolean => counts.of(name) >= Math.max(floor, share * crowd)

function labelOf(found: {
  readonly fromNetwork: boolean
  readonly isAlike: boolean
  readonly isPlain: boolean
}): LaneLabel {
  if (found.fromNetwork) return 'one-network'
  if (found.isAlike) return 'alike'
  return found.isPlain ? 'plain' : 'usual'
}

const digest = (key: Buffer, what: string, text: string): string =>
  createHmac('sha256', key).update(`${what}\n${text}`).digest('base64').slice(0, 16)
