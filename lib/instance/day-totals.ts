import type { DayTotalRow } from '#db/watching'
import type { DayTotalName } from '#lib/collecting/attempts'
import { brusselsDayOf } from '#lib/domain/day'
import { gatheredCounts, type GatheredCounts } from './gathered-counts.ts'

export interface DayTotals extends Pick<GatheredCounts, 'flush'> {
  /** Counts one more of each today: touches nothing but memory. */
  readonly count: (...names: readonly DayTotalName[]) => void
}

/** Plain totals of a day: see `gatheredCounts`. */
export function dayTotals(
  now: () => Date,
  isLive: () => boolean,
  add: (rows: readonly DayTotalRow[]) => void,
): DayTotals {
  const gathered = gatheredCounts(isLive, (counts) => {
    add([...counts].map(([name, counted]) => rowOf(name, counted)))
  })
  return {
    count: (...names) => {
      const day = brusselsDayOf(now())
      for (const name of names) gathered.count(`${day} ${name}`)
    },
    flush: gathered.flush,
  }
}

function rowOf(key: string, counted: number): DayTotalRow {
  const [day = '', name = ''] = key.split(' ', 2)
  return { day, name, counted }
}
