/** Milliseconds for which counts are gathered: long enough that no row on disk moves with one visitor or statement. */
const span = 5 * 60_000

export interface GatheredCounts {
  /** Counts one more: touches nothing but memory. */
  readonly count: (name: string) => void
  /** Writes what has been gathered so far. */
  readonly flush: () => void
}

/**
 * Counts by name, gathered in memory and added from time to time. What a crash loses is five minutes of numbers that
 * nothing depends on; and no change on disk stands beside a visit or a statement.
 *
 * @param isLive - Whether statements count: what was gathered before they did belongs to the test, and goes with it.
 * @param add - Adds to the totals; may throw, and is then given the same again later.
 */
export function gatheredCounts(
  isLive: () => boolean,
  add: (counts: ReadonlyMap<string, number>) => void,
): GatheredCounts {
  const counts = new Map<string, number>()
  let countedLive = false
  let timer: NodeJS.Timeout | undefined
  const forgetTest = (): void => {
    const live = isLive()
    if (live && !countedLive) counts.clear()
    countedLive = live
  }
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    try {
      forgetTest()
      if (counts.size === 0) return
      add(counts)
      counts.clear()
    } catch {
      // Nobody is to suffer for a total.
      wait()
    }
  }
  const wait = (): void => {
    timer ??= setTimeout(flush, span).unref()
  }
  return {
    count: (name) => {
      forgetTest()
      counts.set(name, (counts.get(name) ?? 0) + 1)
      wait()
    },
    flush,
  }
}
