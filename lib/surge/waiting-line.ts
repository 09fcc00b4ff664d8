import { createHmac, timingSafeEqual } from 'node:crypto'

/** For how long a turn that has come is kept, in milliseconds: phones are put away. */
const kept = 10 * 60_000
/** Nobody is sent away for less, nor told to wait longer than this at once, in milliseconds. */
const [leastWait, longestWait] = [3000, 15 * 60_000]

/** A place in the line: what the waiting page carries in its address. */
export interface Place {
  readonly turn: string
  readonly seconds: number
}

export interface WaitingLine {
  /** The next place in the line: whoever comes later goes later. */
  readonly place: (now: number) => Place
  /** Whether a turn has come; otherwise the seconds that are left of the promise. */
  readonly look: (turn: string, now: number) => 'come' | { readonly seconds: number } | null
}

/**
 * A line that keeps its promise: each gets a moment at which their turn comes, later than everybody's before them, and
 * from that moment on is let in whatever else happens. The moment is in the page's address, signed: nothing is stored,
 * and nobody can make one up.
 *
 * @param perSecond - How many can be let in each second, by what was seen lately.
 */
export function waitingLine(key: Uint8Array, perSecond: () => number): WaitingLine {
  let last = Number.NEGATIVE_INFINITY
  const sign = (due: number): string => createHmac('sha256', key).update(String(due)).digest('base64url').slice(0, 22)
  return {
    place: (now) => {
      const step = 1000 / Math.max(1, perSecond())
      last = Math.min(Math.max(last + step, now + leastWait), now + longestWait)
      const due = Math.ceil(last)
      return { turn: `${due.toString(36)}.${sign(due)}`, seconds: Math.ceil((due - now) / 1000) }
    },
    look: (turn, now) => {
      const [, moment = '', signature = ''] = /^([0-9a-z]{1,10})\.([\w-]{22})$/u.exec(turn) ?? []
      const due = Number.parseInt(moment, 36)
      if (signature === '' || !timingSafeEqual(Buffer.from(signature), Buffer.from(sign(due)))) return null
      if (now > due + kept) return null
      return now >= due ? 'come' : { seconds: Math.ceil((due - now) / 1000) }
    },
  }
}
