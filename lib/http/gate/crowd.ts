/** How much of the last turn of the event loop counts. */
const weight = 0.1
/** Shares of the doors at which somebody stood when the loop came by: from one on it is a crowd, until below the other. */
const [crowded, dispersed] = [0.5, 0.25]
/** Milliseconds that a crowd may stand before newcomers are sent away: a burst of readers is let in within less. */
const patience = 400

export interface Crowd {
  /** Counts somebody who was found at a door. */
  readonly came: (now: number) => void
  /** Whether more come than can be let in, and have for a while. */
  readonly isThere: (now: number) => boolean
}

/**
 * Notices that connections queue up in the kernel, where nobody sees them: a turn of the event loop takes one from each
 * door, so where most doors give one in each turn, others stand behind them, and wait for longer and longer.
 *
 * @param atEndOfTurn - `setImmediate`, as a rule.
 */
export function crowd(doors: number, atEndOfTurn: (then: () => void) => void): Crowd {
  let inThisTurn = 0
  let share = 0
  let since = Infinity
  let lastAt = 0

  return {
    came: (now) => {
      // Turns in which nobody came are not seen; after a while without anybody there is no crowd.
      if (now - lastAt > patience) {
        share = 0
        since = Infinity
      }
      lastAt = now
      inThisTurn += 1
      if (inThisTurn > 1) return
      atEndOfTurn(() => {
        share += weight * (Math.min(1, inThisTurn / doors) - share)
        inThisTurn = 0
        if (share < dispersed) since = Infinity
        else if (share > crowded) since = Math.min(since, now)
      })
    },
    isThere: (now) => now - since > patience && now - lastAt <= patience,
  }
}
