import {
  firstHour,
  hourCounts,
  hourTotals,
  markSeen,
  markTold,
  raiseAlarm,
  readAlarms,
  untoldAlarms,
  type AlarmRow,
} from '#db/alarms'
import type { Database } from '#db/connection'
import { hourOf } from '#lib/domain/lane'
import { findBursts, hoursLater, median, sameHoursBefore } from '#lib/fraud/bursts'
import type { Alarm, AlarmKeeping } from '#lib/organising/alarms'

const hour = 3_600_000

/** Milliseconds for which an alarm that nobody could be told of is tried again. */
const stillNews = 24 * hour

/** Milliseconds for which what is usual is not asked again. */
const usualAge = 10 * 60_000

/** Joins alarms to the database. */
export function alarmsWith({ database, now }: { readonly database: Database; readonly now: () => Date }): AlarmKeeping {
  let usual = { count: 0, until: 0 }
  return {
    bursts: () => {
      const since = firstHour(database)
      if (since === null) return []
      const last = hourOf(now())
      return [last, hoursLater(last, -1)].flatMap((at) =>
        findBursts(hourCounts(database, [at, ...sameHoursBefore(at)]), at, since),
      )
    },
    raise: (burst) => alarmOrNull(raiseAlarm(database, burst, now())),
    latest: (limit) => readAlarms(database, limit).map(alarmFrom),
    untold: () => untoldAlarms(database, new Date(now().getTime() - stillNews)).map(alarmFrom),
    markTold: (id) => {
      markTold(database, id)
    },
    markSeen: (id) => alarmOrNull(markSeen(database, id, now())),
    usualHour: () => {
      const at = now().getTime()
      if (at >= usual.until) {
        const since = hourOf(new Date(at - 14 * 24 * hour))
        usual = { count: median(hourTotals(database, since)), until: at + usualAge }
      }
      return usual.count
    },
  }
}

const alarmOrNull = (row: AlarmRow | null): Alarm | null => (row === null ? null : alarmFrom(row))

const alarmFrom = ({ id, kind, memberState, hour: at, counted, usual, raisedAt, seenAt }: AlarmRow): Alarm => ({
  id,
  kind,
  memberState,
  hour: at,
  counted,
  usual,
  raisedAt: new Date(raisedAt),
  seenAt: seenAt === null ? null : new Date(seenAt),
})
