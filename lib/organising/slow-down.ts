/** How many failures are free: fingers slip. */
const free = 5

/** The first wait, and the longest, in milliseconds. */
const firstWait = 15_000
const longestWait = 15 * 60_000

/**
 * Slows down whoever keeps failing at one account: five tries are free, then each failure doubles the wait. Known and
 * unknown accounts are treated alike, so that the wait tells nothing. Lives in memory: a restart forgives.
 */
export interface SlowDown {
  /** Milliseconds still to wait before the next try; 0 where one is welcome. */
  readonly waitFor: (account: string, now: Date) => number
  readonly failed: (account: string, now: Date) => void
  readonly succeeded: (account: string) => void
  /** Lets tries at one account pass one after the other: many at once would all be through before the first failed. */
  readonly inTurn: <Value>(account: string, attempt: () => Promise<Value>) => Promise<Value>
}

export function slowDown(mostAccounts = 10_000): SlowDown {
  const failures = new Map<string, { count: number; until: number }>()
  const turns = new Map<string, Promise<unknown>>()
  return {
    waitFor: (account, now) => Math.max(0, (failures.get(account)?.until ?? 0) - now.getTime()),
    failed: (account, now) => {
      const count = (failures.get(account)?.count ?? 0) + 1
      const wait = count < free ? 0 : Math.min(firstWait * 2 ** (count - free), longestWait)
      failures.delete(account)
      failures.set(account, { count, until: now.getTime() + wait })
      // The oldest entry goes first; a flood of made-up accounts cannot fill the memory.
      const [oldest] = failures.keys()
      if (failures.size > mostAccounts && oldest !== undefined) failures.delete(oldest)
    },
    succeeded: (account) => failures.delete(account),
    inTurn: async (account, attempt) => {
      const turn = (turns.get(account) ?? Promise.resolve()).then(attempt, attempt)
      turns.set(account, turn)
      try {
        return await turn
      } finally {
        if (turns.get(account) === turn) turns.delete(account)
      }
    },
  }
}
