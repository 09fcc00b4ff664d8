import type { DayTotalName } from '#lib/collecting/attempts'

/** Seconds up to which a commit is counted, each bucket with those before it. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const

/** How long commits took, as Prometheus's histograms have it. */
export interface CommitTimes {
  readonly buckets: readonly (readonly [bound: number, count: number])[]
  readonly sum: number
  readonly count: number
}

/** What this process has counted since it started: numbers alone, of no visitor and no Member State. */
export interface Counted {
  readonly note: (name: DayTotalName) => void
  /** Times what a statement waits for: sealing and the disk. A repeated one waits as long, and is counted as well. */
  readonly timed: <Asked, Told>(work: (asked: Asked) => Promise<Told>) => (asked: Asked) => Promise<Told>
  /** Forms for which a receipt was given, and forms that came back to their sender. */
  readonly forms: () => { readonly acknowledged: number; readonly returned: number }
  /** Requests that the gate let go no further, by its reason. */
  readonly refused: () => ReadonlyMap<string, number>
  readonly commits: () => CommitTimes
}

/**
 * Counts in memory. What was wrong in a form is not told apart: with a scrape each few seconds it would be told of one
 * person, and the day's totals of the organisers hold it already.
 */
export function counted(): Counted {
  const forms = { acknowledged: 0, returned: 0 }
  const refused = new Map<string, number>()
  const within = bounds.map(() => 0)
  let [sum, count] = [0, 0]
  const time = (seconds: number): void => {
    sum += seconds
    count += 1
    for (const [place, bound] of bounds.entries()) if (seconds <= bound) within[place] = (within[place] ?? 0) + 1
  }
  return {
    note: (name) => {
      if (name === 'receipt') forms.acknowledged += 1
      if (name === 'form-problem') forms.returned += 1
      const reason = /^refused-(.+)$/u.exec(name)?.[1]
      if (reason !== undefined) refused.set(reason, (refused.get(reason) ?? 0) + 1)
    },
    timed: (work) => async (asked) => {
      const startedAt = performance.now()
      try {
        return await work(asked)
      } finally {
        time((performance.now() - startedAt) / 1000)
      }
    },
    forms: () => forms,
    refused: () => refused,
    commits: () => ({ buckets: bounds.map((bound, place) => [bound, within[place] ?? 0]), sum, count }),
  }
}
