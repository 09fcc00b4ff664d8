import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'

/** How long names are remembered under one key, in milliseconds. */
const day = 24 * 60 * 60 * 1000

/** Steps into which the time until a bucket is full again is cut, for forgetting. */
const steps = 64

/** What arithmetic with fractions may get wrong, in tokens. */
const tolerance = 1e-6

export interface BudgetOptions {
  /** Tokens that come back in a second. */
  readonly rate: number
  /** Tokens in a full bucket, and how far below nothing it can be charged. */
  readonly burst: number
  /** Buckets that are remembered at most. */
  readonly mostKeys?: number
  /** Random bytes, for tests. */
  readonly random?: (bytes: number) => Buffer
}

export type Taken = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number }

/** All times are milliseconds of a clock that never goes back. */
export interface Budgets {
  /** Pays before the work is done. What the bucket does not hold is refused and costs nothing. */
  readonly take: (key: string, cost: number, now: number) => Taken
  /** Pays for what turned out bad, afterwards and whether the bucket holds it or not, down to a debt of `burst`. */
  readonly charge: (key: string, cost: number, now: number) => void
  /** How full the bucket is, from 0 (also in debt) to 1. */
  readonly level: (key: string, now: number) => number
}

/**
 * Token buckets, one for each network, that stop a flood from one place without shutting out a campus or a village
 * behind one address: bursts are generous and honest use costs 1, so a lecture hall can sign at once; refused proofs
 * are charged more by the caller, so whoever sends nothing else is in debt within seconds and stays there.
 *
 * No address is stored. A bucket's name is an HMAC-SHA-256 (132 bits of it) under a random key that lives in memory
 * only and is thrown away every day, together with all buckets: a fresh start a day is what a flood gains by that.
 *
 * A bucket is one number, the moment at which it is full again (as in ITU-T I.371's rate algorithm). A full one says
 * nothing and is forgotten. Where there are too many, the one that is full soonest goes, of equals the oldest: made-up
 * networks push out one another, and a debt goes last.
 */
export function budgets({ rate, burst, mostKeys = 50_000, random = randomBytes }: BudgetOptions): Budgets {
  for (const [name, value] of Object.entries({ rate, burst, mostKeys })) {
    if (!(value > 0 && value < Infinity)) throw new RangeError(`A budget's ${name} has to be a number above 0.`)
  }
  /** Milliseconds in which one token comes back, and in which the deepest debt is paid. */
  const perToken = 1000 / rate
  const longest = 2 * burst * perToken
  const nameOf = dailyNames(random, () => {
    buckets.clear()
  })
  const buckets = soonestForgotten(mostKeys, longest)

  /** Milliseconds until the bucket is full again. */
  const lackOf = (name: string, now: number): number => Math.max(0, (buckets.get(name) ?? now) - now)
  const spend = (name: string, cost: number, now: number): void => {
    buckets.set(name, now + Math.min(longest, lackOf(name, now) + cost * perToken), now)
  }

  return {
    take: (key, cost, now) => {
      const name = nameOf(key, now)
      // What costs more than a full bucket holds is sold for a full bucket and a debt.
      const missing = Math.min(cost, burst) - (burst - lackOf(name, now) / perToken)
      if (missing > tolerance) return { ok: false, retryAfterSeconds: Math.ceil(missing / rate) }
      spend(name, cost, now)
      return { ok: true }
    },
    charge: (key, cost, now) => {
      spend(nameOf(key, now), cost, now)
    },
    level: (key, now) => Math.max(0, 1 - lackOf(nameOf(key, now), now) / perToken / burst),
  }
}

/** Names that cannot be read back, and after a day not even be made again. */
function dailyNames(random: (bytes: number) => Buffer, forget: () => void): (key: string, now: number) => string {
  let secret: KeyObject | undefined
  let renewedAt = -Infinity
  return (key, now) => {
    if (secret === undefined || now - renewedAt >= day) {
      const bytes = random(32)
      secret = createSecretKey(bytes)
      bytes.fill(0)
      renewedAt = now
      forget()
    }
    return createHmac('sha256', secret).update(key).digest('base64url').slice(0, 22)
  }
}

interface Buckets {
  /** When a bucket is full again; nothing where that has been so for long. */
  readonly get: (name: string) => number | undefined
  readonly set: (name: string, fullAt: number, now: number) => void
  readonly clear: () => void
}

/** A place in a closed chain: a bucket, or the chain's own end. */
interface Link {
  readonly name: string
  readonly fullAt: number
  before: Link
  after: Link
}

/**
 * Remembers when buckets are full, in a ring of time slots: as time goes on whole slots of full ones are forgotten, and
 * where room is needed the first of the nearest slot goes. Slots are chains, as the first of a JavaScript `Set` is
 * found only by walking over all that were deleted before it. Nothing here takes longer with more buckets.
 *
 * @param longest - Milliseconds from now to the latest moment that is ever set.
 */
function soonestForgotten(mostKeys: number, longest: number): Buckets {
  const width = longest / steps
  const slots = steps + 2
  const known = new Map<string, Link>()
  const ring: Link[] = []
  const slot = (number: number): Link => (ring[number % slots] ??= emptyChain())
  /** The number of the slot that holds the present. */
  let present = 0

  const forgetFirst = (chain: Link): void => {
    known.delete(chain.after.name)
    unlink(chain.after)
  }
  const forgetFull = (now: number): void => {
    const reached = Math.floor(now / width)
    for (present = Math.max(present, reached - slots); present < reached; present += 1) {
      while (!isEmpty(slot(present))) forgetFirst(slot(present))
    }
  }
  const forgetSoonest = (): void => {
    let nearest = present
    while (isEmpty(slot(nearest))) nearest += 1
    forgetFirst(slot(nearest))
  }

  return {
    get: (name) => known.get(name)?.fullAt,
    set: (name, fullAt, now) => {
      forgetFull(now)
      const former = known.get(name)
      if (former !== undefined) unlink(former)
      else if (known.size >= mostKeys) forgetSoonest()
      known.set(name, appended(slot(Math.floor(fullAt / width)), name, fullAt))
    },
    clear: () => {
      known.clear()
      ring.length = 0
    },
  }
}

function emptyChain(): Link {
  const end = { name: '', fullAt: 0 } as Link
  end.before = end
  end.after = end
  return end
}

const isEmpty = (end: Link): boolean => end.after === end

function appended(end: Link, name: string, fullAt: number): Link {
  const link = { name, fullAt, before: end.before, after: end }
  end.before.after = link
  end.before = link
  return link
}

function unlink({ before, after }: Link): void {
  before.after = after
  after.before = before
}
