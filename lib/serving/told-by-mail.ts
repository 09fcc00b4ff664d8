import type { AlarmReceivers } from '#lib/config/alarm-receivers'
import type { MailServer } from '#lib/config/mail-server'
import type { Letter } from '#lib/mail/letter'
import { smtpPost } from '#lib/mail/smtp'

/** Who is told of what concerns whoever looks after the machine, and how. */
export interface Telling {
  readonly receivers: AlarmReceivers
  readonly mail: MailServer | null
  /** The address that the public sees, without a path. */
  readonly origin: string
}

/**
 * Writes to all who are told of alarms, one after the other.
 *
 * @returns Whether somebody could be told; what one mail server refuses for good it would refuse again.
 */
export async function toldByMail(
  { receivers: { emails }, mail }: Telling,
  letterTo: (to: string) => Letter,
): Promise<boolean> {
  if (mail === null || emails.length === 0) return false
  const post = smtpPost(mail)
  try {
    const sent: boolean[] = []
    for (const to of emails) sent.push((await post.deliver(letterTo(to))).outcome !== 'failed')
    return sent.includes(true)
  } finally {
    post.hangUp()
  }
}
