/** Counts by name that forget the name unseen longest, once there are too many. */
export interface RecentCounts {
  readonly of: (name: string) => number
  readonly add: (name: string) => void
  readonly size: () => number
  readonly clear: () => void
}

/** @param most - Names that are remembered at most. */
export function recentCounts(most: number): RecentCounts {
  // A Map goes through its entries in the order in which they were set: the first is the one unseen longest.
  const counts = new Map<string, number>()
  return {
    of: (name) => counts.get(name) ?? 0,
    add: (name) => {
      const before = counts.get(name) ?? 0
      counts.delete(name)
      counts.set(name, before + 1)
      for (const oldest of counts.keys()) {
        if (counts.size <= most) break
        counts.delete(oldest)
      }
    },
    size: () => counts.size,
    clear: () => {
      counts.clear()
    },
  }
}
