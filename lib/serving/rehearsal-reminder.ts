import { brusselsDayOf } from '#lib/domain/day'
import { daysBetween } from '#lib/figures/how-far'
import type { Instance } from '#lib/instance/instance'
import { log } from '#lib/log/events'
import { rehearsalLetter } from '#lib/mail/rehearsal-letter'
import { toldByMail, type Telling } from './told-by-mail.ts'

const day = 24 * 60 * 60 * 1000

/** Between two e-mails about a rehearsal that nobody holds. */
const quiet = 14 * day

/** Between two looks. */
const interval = 60 * 60 * 1000

type Reminding = Pick<Instance, 'dueRehearsals' | 'reminders' | 'now'>

/**
 * Reminds of the rehearsal that is due longest: in the log once a day, and by e-mail to those who are told of alarms, when
 * it becomes due and every 14 days from then.
 */
export function rehearsalRounds(instance: Reminding, telling: Telling): { readonly round: () => Promise<void> } {
  let logged = ''
  return {
    round: async () => {
      const [due] = instance.dueRehearsals().toSorted((one, other) => (one.since < other.since ? -1 : 1))
      if (due === undefined) return
      const today = brusselsDayOf(instance.now())
      if (logged !== today) log('rehearsal-due', { reason: due.reason, days: daysBetween(due.since, today) })
      logged = today
      const last = instance.reminders.last()
      if (last !== null && instance.now().getTime() - Date.parse(last) < quiet) return
      if (await toldByMail(telling, (to) => rehearsalLetter(due, to, `${telling.origin}/organiser/keys`)))
        instance.reminders.keep()
    },
  }
}

/** Looks each hour; one process of all does it. */
export function remindOfRehearsals(instance: Reminding, telling: Telling): void {
  const { round } = rehearsalRounds(instance, telling)
  // The database was busy or has failed; if it is broken, the writer ends the process.
  const look = (): void => void round().catch(() => undefined)
  look()
  setInterval(look, interval).unref()
}
