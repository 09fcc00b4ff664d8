export interface Rate {
  readonly count: (now: number) => void
  /** How many a second, seen over the last ten or so. */
  readonly perSecond: (now: number) => number
}

/** Seconds over which what happened fades to a third. */
const memory = 10

/** How often something happens, with recent seconds counting most. Times are milliseconds that never go back. */
export function rate(): Rate {
  let value = 0
  let at = 0
  const fade = (now: number): void => {
    value *= Math.exp((at - now) / 1000 / memory)
    at = now
  }
  return {
    count: (now) => {
      fade(now)
      value += 1 / memory
    },
    perSecond: (now) => {
      fade(now)
      return value
    },
  }
}
