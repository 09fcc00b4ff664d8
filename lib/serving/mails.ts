import { hasLocale } from 'next-intl'
import type { MailServer } from '#lib/config/mail-server'
import { wordsIn } from '#lib/i18n/translator'
import { routing } from '#lib/i18n/routing'
import type { DueConfirmation } from '#lib/instance/news'
import type { Instance } from '#lib/instance/instance'
import { log } from '#lib/log/events'
import { confirmation } from '#lib/mail/confirmation'
import type { Letter } from '#lib/mail/letter'
import { outboxRounds, type OutboxRounds } from '#lib/mail/outbox'
import { smtpPost } from '#lib/mail/smtp'

/**
 * Sends the e-mails that are due from this process, behind everything else that it does. Each is claimed, so that of
 * several processes one sends it, whichever of them were started anew meanwhile.
 */
export function mailRounds(
  instance: Pick<Instance, 'collection' | 'now' | 'outgoingMails'>,
  { mail, origin }: { readonly mail: MailServer; readonly origin: string },
  isDeferred: () => boolean,
): OutboxRounds {
  const { claim, drop, postpone } = instance.outgoingMails
  return outboxRounds({
    outbox: {
      claim: (until, most) =>
        claim(until, most).map((due) => ({ id: due.id, tries: due.tries, letter: letterFrom(due, instance, origin) })),
      drop,
      postpone,
    },
    post: smtpPost(mail),
    now: instance.now,
    isDeferred,
    onState: (code) => {
      log('mail-server', { state: code ?? 'working' })
    },
  })
}

function letterFrom(
  { reader, language }: DueConfirmation,
  { collection }: Pick<Instance, 'collection'>,
  origin: string,
): Letter | null {
  const { initiative } = collection()
  if (reader === null || initiative === null) return null
  const locale = hasLocale(routing.locales, language) ? language : routing.defaultLocale
  return confirmation(wordsIn(locale), { initiative, origin }, reader)
}
