import type { Database } from '#db/connection'
import { forgetUnconfirmedReaders } from '#db/news-readers'
import { forgetOldSessions } from '#db/sessions'
import { forgetExpiredChallenges } from '#db/statements'
import { firstDayToConfirm } from '#lib/news/read-news'

const hour = 60 * 60 * 1000

/** Does something now and every hour. */
export function hourly(work: () => void): NodeJS.Timeout {
  work()
  return setInterval(work, hour).unref()
}

/**
 * Removes what nobody can use any more: spent challenges past their time, ended sessions, addresses that nobody has
 * confirmed.
 */
export function clean(database: Database, now: () => Date): void {
  forgetExpiredChallenges(database, now())
  forgetOldSessions(database, new Date(now().getTime() - 24 * hour))
  forgetUnconfirmedReaders(database, firstDayToConfirm(now()))
}
