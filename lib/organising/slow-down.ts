/** How patient a door is. */
interface Patience {
  /** How many failures are free: fingers slip. */
  readonly free: number
  /** The first wait, and the longest, in milliseconds. */
  readonly firstWait: number
  readonly longestWait: number
  /** Milliseconds without a failure after which those before are forgotten. */
  readonly memory: number
  /** How many are remembered at once. */
  readonly most: number
}

const withAccounts: Patience = {
  free: 5,
  firstWait: 15_000,
  longestWait: 15 * 60_000,
  memory: Infinity,
  most: 10_000,
}

/**
 * A whole family, an office or a village may be behind one network, and one who guesses among them: more is free, waits
 * are short enough for the others to get in between, and an hour's peace is forgiveness.
 */
export const withNetworks: Patience = {
  free: 30,
  firstWait: 5000,
  longestWait: 60_000,
  memory: 60 * 60_000,
  most: 10_000,
}

/**
 * Slows down whoever keeps failing, at one account or from one network: some tries are free, then each failure doubles the
 * wait. Known and unknown accounts are treated alike, so that the wait tells nothing. Lives in memory: a restart forgives.
 */
export interface SlowDown {
  /** Milliseconds still to wait before the next try; 0 where one is welcome. */
  readonly waitFor: (account: string, now: Date) => number
  readonly failed: (account: string, now: Date) => void
  readonly succeeded: (account: string) => void
  /** Lets tries at one account pass one after the other: many at once would all be through before the first failed. */
  readonly inTurn: <Value>(account: string, attempt: () => Promise<Value>) => Promise<Value>
}

export function slowDown(patience: Partial<Patience> = {}): SlowDown {
  const { free, firstWait, longestWait, memory, most } = { ...withAccounts, ...patience }
  const failures = new Map<string, { count: number; until: number }>()
  const turns = new Map<string, Promise<unknown>>()
  return {
    waitFor: (account, now) => Math.max(0, (failures.get(account)?.until ?? 0) - now.getTime()),
    failed: (account, now) => {
      const before = failures.get(account)
      const count = (before === undefined || now.getTime() - before.until > memory ? 0 : before.count) + 1
      const wait = count < free ? 0 : Math.min(firstWait * 2 ** (count - free), longestWait)
      failures.delete(account)
      failures.set(account, { count, until: now.getTime() + wait })
      // The oldest entry goes first; a flood of made-up accounts cannot fill the memory.
      const [oldest] = failures.keys()
      if (failures.size > most && oldest !== undefined) failures.delete(oldest)
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
