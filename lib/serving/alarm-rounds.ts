import type { AlarmReceivers } from '#lib/config/alarm-receivers'
import type { MailServer } from '#lib/config/mail-server'
import type { Instance } from '#lib/instance/instance'
import { log } from '#lib/log/events'
import { alarmLetter } from '#lib/mail/alarm-letter'
import { smtpPost } from '#lib/mail/smtp'
import { raiseAlarms, type Alarm } from '#lib/organising/alarms'
import { postAlarm } from './alarm-webhook.ts'

const minute = 60_000

/** Between two looks at the counts; after the first failure to tell, doubled each time up to the longest. */
const [interval, firstWait, longestWait] = [5 * minute, minute, 60 * minute]

interface AlarmRounds {
  /** Looks, and tells what is to be told. */
  readonly round: () => Promise<void>
  readonly start: () => void
  readonly stop: () => void
}

interface Settings {
  readonly receivers: AlarmReceivers
  readonly mail: MailServer | null
  /** The address that the public sees, without a path. */
  readonly origin: string
}

/** Looks for bursts every five minutes and tells whoever is to be told; one process of all does it. */
export function alarmRounds(
  { organising, alarms, now }: Pick<Instance, 'organising' | 'alarms' | 'now'>,
  settings: Settings,
): AlarmRounds {
  const ways = waysToTell(settings)
  const told = new Set<string>()
  const waits = new Map<string, { readonly until: number; readonly wait: number }>()
  const tell = async (alarm: Alarm, { name, send }: Way): Promise<boolean> => {
    const own = `${String(alarm.id)} ${name}`
    if (told.has(own)) return true
    const waiting = waits.get(name)
    if (waiting !== undefined && now().getTime() < waiting.until) return false
    const isSent = await send(alarm)
    if (isSent) told.add(own)
    const wait = Math.min(longestWait, waiting === undefined ? firstWait : 2 * waiting.wait)
    if (isSent) waits.delete(name)
    else waits.set(name, { until: now().getTime() + wait, wait })
    log('alarm-told', { way: name.startsWith('mail') ? 'mail' : 'webhook', outcome: isSent ? 'sent' : 'failed' })
    return isSent
  }
  const round = async (): Promise<void> => {
    raiseAlarms(organising, alarms)
    if (ways.length === 0) return
    for (const alarm of alarms.untold()) {
      let isTold = true
      for (const way of ways) isTold = (await tell(alarm, way)) && isTold
      if (isTold) alarms.markTold(alarm.id)
    }
  }
  return repeated(round)
}

function repeated(round: AlarmRounds['round']): AlarmRounds {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const next = (): void => {
    if (isStopped) return
    timer = setTimeout(() => {
      // The database was busy or has failed; if it is broken, the writer ends the process.
      void round()
        .catch(() => undefined)
        .then(next)
    }, interval).unref()
  }
  return {
    round,
    start: next,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** One receiver. */
interface Way {
  readonly name: string
  readonly send: (alarm: Alarm) => Promise<boolean>
}

function waysToTell({ receivers: { emails, webhook }, mail, origin }: Settings): readonly Way[] {
  const link = `${origin}/organiser/suspects`
  const byMail = (server: MailServer): readonly Way[] =>
    emails.map((to, index) => ({
      name: `mail ${String(index)}`,
      send: async (alarm) => {
        const post = smtpPost(server)
        try {
          // One that the mail server refuses for good will not be taken later either.
          return (await post.deliver(alarmLetter(alarm, to, link))).outcome !== 'failed'
        } finally {
          post.hangUp()
        }
      },
    }))
  const byWebhook = (address: string): Way => ({
    name: 'webhook',
    send: async ({ kind, memberState, hour, counted, usual, raisedAt }) =>
      (await postAlarm(address, {
        kind,
        memberState,
        hour,
        counted,
        usual,
        raisedAt: raisedAt.toISOString(),
        link,
      })) === 'sent',
  })
  return [...(mail === null ? [] : byMail(mail)), ...(webhook === null ? [] : [byWebhook(webhook)])]
}
