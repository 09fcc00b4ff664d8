import { brusselsDayOf, type Day } from '#lib/domain/day'
import { daysBetween } from '#lib/figures/how-far'
import type { Instance } from '#lib/instance/instance'
import { log, type LogEvents } from '#lib/log/events'
import { retentionCalendar } from '#lib/organising/retention'
import { urgencyOf } from '#lib/rules/retention'

/** What is to be said on a day of the deadlines that are near or past. */
export function retentionReminders(
  { retention }: Pick<Instance, 'retention'>,
  today: Day,
): readonly LogEvents['retention'][] {
  const destruction = retention.destruction()
  if (destruction !== null)
    return destruction.certificate === null ? [{ what: 'destruction-unfinished', daysLeft: 0 }] : []
  const { statementsDueOn, emailAddressesDueOn } = retentionCalendar(retention)
  return [
    { what: 'statements', on: statementsDueOn },
    { what: 'email-addresses', on: emailAddressesDueOn },
  ].flatMap(({ what, on }) => {
    const daysLeft = on === null ? Infinity : daysBetween(today, on)
    return urgencyOf(daysLeft) === null ? [] : [{ what, daysLeft }]
  })
}

const hour = 60 * 60 * 1000

/** Tells the host once a day of the deadlines that are near or past: whoever reads the log may be the last to notice. */
export function remindOfRetention(instance: Pick<Instance, 'retention' | 'now'>): void {
  let told: Day | null = null
  const look = (): void => {
    const today = brusselsDayOf(instance.now())
    if (told === today) return
    told = today
    for (const reminder of retentionReminders(instance, today)) log('retention', reminder)
  }
  look()
  setInterval(look, hour).unref()
}
