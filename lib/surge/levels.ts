/**
 * How far the site has drawn in, in order. Each level keeps what those before it did. The form goes last: until
 * `waiting` everybody can sign, and even then those whose turn it is.
 */
export const levels = ['calm', 'figures-delayed', 'charts-off', 'mail-deferred', 'harder-proof', 'waiting'] as const

export type Level = (typeof levels)[number]

/** What the server feels, measured about four times a second. */
export interface Pressure {
  /** Milliseconds that the oldest statement has been waiting to be recorded. */
  readonly queueAge: number
  /** Mean delay of the event loop in the last second, in milliseconds. */
  readonly loopDelay: number
  /** Share of the request slots in use, from 0 to 1. */
  readonly busy: number
}

interface Threshold {
  /** One of the three at or above this names the level. */
  readonly rise: Pressure
  /** All three below this let go of it. */
  readonly fall: Pressure
}

/**
 * When a level is named and when it is let go of. Waiting begins while an accepted statement still has three of the
 * five seconds it may take at worst.
 */
export const thresholds: Readonly<Record<Exclude<Level, 'calm'>, Threshold>> = {
  /** Nothing is taken away: figures are kept longer and say so. Early, as it costs nobody anything. */
  'figures-delayed': {
    rise: { queueAge: 100, loopDelay: 60, busy: 0.5 },
    fall: { queueAge: 50, loopDelay: 30, busy: 0.35 },
  },
  /** Charts are rendered for readers, not for signatories: the first to go once pages are felt to be slow. */
  'charts-off': {
    rise: { queueAge: 250, loopDelay: 120, busy: 0.65 },
    fall: { queueAge: 120, loopDelay: 60, busy: 0.5 },
  },
  /** E-mail can be sent in an hour; half a second in the queue is when the disk needs its writes for statements. */
  'mail-deferred': {
    rise: { queueAge: 500, loopDelay: 250, busy: 0.75 },
    fall: { queueAge: 250, loopDelay: 120, busy: 0.6 },
  },
  /** A second in the queue: the visitor's own machine spreads the arrivals. Late, as it is slow on old phones. */
  'harder-proof': {
    rise: { queueAge: 1000, loopDelay: 500, busy: 0.85 },
    fall: { queueAge: 500, loopDelay: 250, busy: 0.7 },
  },
  /** Two seconds, or hardly a slot left: from here on more come than can be served, and a page says when to return. */
  waiting: {
    rise: { queueAge: 2000, loopDelay: 1000, busy: 0.95 },
    fall: { queueAge: 1000, loopDelay: 500, busy: 0.8 },
  },
}

/** How long pressure has to last before a level rises, in milliseconds: one slow collection of garbage is no surge. */
export const riseAfter = 500

/** How long pressure has to be gone before one level is let go of: five of them take 6 to 7 of the 10 s allowed. */
export const fallAfter = 1200

export interface Surge {
  /** Takes a measurement and says the level from now on. */
  readonly sample: (pressure: Pressure, now: number) => Level
  readonly level: () => Level
  /** When the present level began. */
  readonly since: () => number
  /** Whether the site has drawn in as far as this, or further. */
  readonly atLeast: (level: Level) => boolean
}

/**
 * Watches the pressure and says how far to draw in. It rises at once to whatever level the pressure has named for half
 * a second, and falls one level at a time: drawing in late costs statements, letting go early makes it come back.
 *
 * @param now - Milliseconds of a clock that never goes back, here and in every measurement.
 */
export function surge(now: number): Surge {
  /** Since when each level has been named without a break; `Infinity` where it is not. */
  const namedSince = Object.fromEntries(levels.map((level) => [level, Infinity])) as Record<Level, number>
  let current: Level = 'calm'
  let since = now
  let quietSince = Infinity

  const atLeast = (level: Level): boolean => levels.indexOf(current) >= levels.indexOf(level)
  const move = (to: Level, at: number): void => {
    current = to
    since = at
    quietSince = Infinity
  }
  const rise = (pressure: Pressure, at: number): void => {
    for (const level of levels) {
      namedSince[level] = reaches(pressure, level, 'rise') ? Math.min(namedSince[level], at) : Infinity
    }
    const held = levels.findLast((level) => at - namedSince[level] >= riseAfter)
    if (held !== undefined && !atLeast(held)) move(held, at)
  }
  const fall = (pressure: Pressure, at: number): void => {
    const below = levels[levels.indexOf(current) - 1]
    if (below === undefined) return
    if (at - quietSince >= fallAfter && !reaches(pressure, current, 'fall')) move(below, at)
    quietSince = reaches(pressure, current, 'fall') ? Infinity : Math.min(quietSince, at)
  }

  return {
    sample: (pressure, at) => {
      rise(pressure, at)
      fall(pressure, at)
      return current
    },
    level: () => current,
    since: () => since,
    atLeast,
  }
}

/** Whether one of the three measures is at or above a level's threshold; `calm` has none and always holds. */
function reaches(pressure: Pressure, level: Level, way: keyof Threshold): boolean {
  if (level === 'calm') return true
  const { queueAge, loopDelay, busy } = thresholds[level][way]
  return pressure.queueAge >= queueAge || pressure.loopDelay >= loopDelay || pressure.busy >= busy
}
