import type { AlarmReceivers } from '#lib/config/alarm-receivers'
import type { MailServer } from '#lib/config/mail-server'
import { brusselsDayOf } from '#lib/domain/day'
import { daysBetween } from '#lib/figures/how-far'
import type { Instance } from '#lib/instance/instance'
import { log } from '#lib/log/events'
import { rehearsalLetter } from '#lib/mail/rehearsal-letter'
import { smtpPost } from '#lib/mail/smtp'

const day = 24 * 60 * 60 * 1000

/** Between two e-mails about a rehearsal that nobody holds. */
const quiet = 14 * day

/** Between two looks. */
const interval = 60 * 60 * 1000

interface Settings {
  readonly receivers: AlarmReceivers
  readonly mail: MailServer | null
  /** The address that the public sees, without a path. */
  readonly origin: string
}

type Reminding = Pick<Instance, 'dueRehearsals' | 'reminders' | 'now'>

/**
 * Reminds of the rehearsal that is due longest: in the log once a day, and by e-mail to those who are told of alarms, when
 * it becomes due and every 14 days from then.
 */
export function rehearsalRounds(instance: Reminding, settings: Settings): { readonly round: () => Promise<void> } {
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
      if (await isTold(due, settings)) instance.reminders.keep()
    },
  }
}

/** Whether somebody could be told; what one mail server refuses for good it would refuse again. */
async function isTold(
  due: ReturnType<Instance['dueRehearsals']>[number],
  { receivers: { emails }, mail, origin }: Settings,
): Promise<boolean> {
  if (mail === null || emails.length === 0) return false
  const post = smtpPost(mail)
  try {
    const letters = emails.map((to) => rehearsalLetter(due, to, `${origin}/organiser/keys`))
    const sent: boolean[] = []
    for (const letter of letters) sent.push((await post.deliver(letter)).outcome !== 'failed')
    return sent.includes(true)
  } finally {
    post.hangUp()
  }
}

/** Looks each hour; one process of all does it. */
export function remindOfRehearsals(instance: Reminding, settings: Settings): void {
  const { round } = rehearsalRounds(instance, settings)
  // The database was busy or has failed; if it is broken, the writer ends the process.
  const look = (): void => void round().catch(() => undefined)
  look()
  setInterval(look, interval).unref()
}
