import { brusselsDayOf, type Day } from '#lib/domain/day'
import { daysBetween } from '#lib/figures/how-far'
import type { Instance } from '#lib/instance/instance'
import { log, type LogEvents } from '#lib/log/events'
import { retentionCalendar } from '#lib/organising/retention'
import { retentionLetter } from '#lib/mail/retention-letter'
import { urgencyOf, warningDays } from '#lib/rules/retention'
import { toldByMail, type Telling } from './told-by-mail.ts'

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

/** Whether whoever is told of alarms gets an e-mail on a day: on the days of warning, and each week once it is too late. */
const isWritten = ({ daysLeft }: LogEvents['retention']): boolean =>
  warningDays.some((days) => days === daysLeft) || (daysLeft <= 0 && daysLeft % 7 === 0)

/** Tells once a day of the deadlines that are near or past: in the log, which the host reads, and by e-mail. */
export function retentionRounds(
  instance: Pick<Instance, 'retention' | 'now'>,
  telling: Telling,
): { readonly round: () => Promise<void> } {
  let told: Day | null = null
  return {
    round: async () => {
      const today = brusselsDayOf(instance.now())
      if (told === today) return
      told = today
      const reminders = retentionReminders(instance, today)
      for (const reminder of reminders) log('retention', reminder)
      for (const reminder of reminders.filter(isWritten))
        await toldByMail(telling, (to) => retentionLetter(reminder, to, `${telling.origin}/organiser/retention`))
    },
  }
}

/** Looks each hour; one process of all does it. */
export function remindOfRetention(instance: Pick<Instance, 'retention' | 'now'>, telling: Telling): void {
  const { round } = retentionRounds(instance, telling)
  // The database was busy or has failed; if it is broken, the writer ends the process.
  const look = (): void => void round().catch(() => undefined)
  look()
  setInterval(look, hour).unref()
}
