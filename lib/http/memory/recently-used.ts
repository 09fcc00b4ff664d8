/** A map that forgets what was not asked for longest, once what it keeps weighs too much. */
export interface RecentlyUsed<Value> {
  readonly get: (name: string) => Value | undefined
  readonly set: (name: string, value: Value) => void
  /** Says what a value weighs, once that is known; 0 until then. */
  readonly weigh: (name: string, weight: number) => void
  readonly delete: (name: string) => void
}

/** @param most - The weight of all that is kept at most. */
export function recentlyUsed<Value>(most: number): RecentlyUsed<Value> {
  // A Map goes through its entries in the order in which they were set: the first is the one unused longest.
  const kept = new Map<string, { readonly value: Value; readonly weight: number }>()
  let total = 0
  const remove = (name: string): void => {
    total -= kept.get(name)?.weight ?? 0
    kept.delete(name)
  }
  const place = (name: string, value: Value, weight: number): void => {
    remove(name)
    kept.set(name, { value, weight })
    total += weight
    for (const oldest of kept.keys()) {
      if (total <= most || oldest === name) break
      remove(oldest)
    }
  }
  return {
    get: (name) => {
      const found = kept.get(name)
      if (found !== undefined) place(name, found.value, found.weight)
      return found?.value
    },
    set: (name, value) => {
      place(name, value, kept.get(name)?.weight ?? 0)
    },
    weigh: (name, weight) => {
      const found = kept.get(name)
      if (found !== undefined) place(name, found.value, weight)
    },
    delete: remove,
  }
}
