import { readChannels } from '#db/channels'
import type { Database } from '#db/connection'
import { keepResult, readResults } from '#db/results'
import {
  addToDayTotals,
  readDays,
  readDayTotals,
  readDoubts,
  readHours,
  readLanguages,
  readWholeTallies,
} from '#db/watching'
import type { Collection } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { isMemberState } from '#lib/domain/member-states'
import type { AuthorityResult, ResultKeeping } from '#lib/organising/results'
import type { Watching } from '#lib/organising/watching'
import { dayTotals, type DayTotals } from './day-totals.ts'

interface Surroundings {
  readonly database: Database
  readonly now: () => Date
  readonly collection: () => Collection
}

export interface WatchingSide {
  readonly watching: Watching
  readonly resultKeeping: ResultKeeping
  /** Counts one more of something in the plain totals of the day. */
  readonly countToday: DayTotals['count']
}

/** Joins what organisers watch to the database: tallies, which are as small with a million statements as with ten. */
export function watchingWith({ database, now, collection }: Surroundings): WatchingSide & {
  readonly flushTotals: DayTotals['flush']
} {
  const results = (): readonly AuthorityResult[] =>
    readResults(database).flatMap(({ memberState, ...reported }) =>
      isMemberState(memberState) ? [{ memberState, ...reported }] : [],
    )
  const isLive = (): boolean => collection().isLive
  const totals = dayTotals(now, isLive, (rows) => {
    addToDayTotals(database, rows)
  })
  return {
    countToday: totals.count,
    flushTotals: totals.flush,
    watching: {
      now,
      collection,
      results,
      tallies: () => readWholeTallies(database),
      hoursFrom: (hour) => readHours(database, hour),
      days: () => readDays(database),
      languages: () => readLanguages(database),
      doubts: () => readDoubts(database),
      dayTotalsFrom: (day) => readDayTotals(database, day),
      channels: () => readChannels(database),
    },
    resultKeeping: {
      results,
      keep: (result) => {
        keepResult(database, result)
      },
      today: () => brusselsDayOf(now()),
    },
  }
}
