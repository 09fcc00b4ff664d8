import type { Database } from '#db/connection'
import { firstWordsFrom } from '#db/log-tree'
import { eventBeginning } from '#lib/proofs/entries'

/** The event by which the log tells that the collection went live. */
export const wentLive = 'gone-live'

/** Where the log tells of going live: what stands before it were tests. `null` where it does not. */
export const testsEndAt = (database: Database): number | null => firstWordsFrom(database, eventBeginning(wentLive))
