import { textIn, type Initiative } from '#lib/domain/initiative'
import type { Words } from '#lib/i18n/translator'
import { confirmAddress, leaveAddress, oneClickAddress } from '#lib/news/readers-file'
import type { Letter } from './letter.ts'

/**
 * The e-mail that asks whether an address was given by its owner. Its links change nothing when they are opened, as mail
 * scanners do: each page has a button.
 *
 * @param origin - The address that the public sees, without a path.
 */
export function confirmation(
  { t, locale }: Words,
  { initiative, origin }: { readonly initiative: Initiative; readonly origin: string },
  { address, token }: { readonly address: string; readonly token: string },
): Letter {
  const { title } = textIn(initiative, locale)
  const paragraphs = [
    t('mail.greeting'),
    `${t('mail.confirmText', { title })}\n${confirmAddress(origin, locale, token)}`,
    t('mail.confirmIgnore'),
    `${t('mail.leaveText')}\n${leaveAddress(origin, locale, token)}`,
    t('mail.footer'),
  ]
  return {
    to: address,
    language: locale,
    subject: t('mail.confirmSubject', { title }),
    text: `${paragraphs.join('\n\n')}\n`,
    oneClick: oneClickAddress(origin, locale, token),
    listId: `news.${new URL(origin).hostname}`,
  }
}
