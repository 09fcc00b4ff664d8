import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import { standingOf, type KeptRecipient } from '#lib/organising/recipients'

/** In which envelope an authority gets its packages, and how strong its key is. */
export async function envelopeInWords({ envelope, strength }: KeptRecipient): Promise<string> {
  const t = await getTranslations('organiser.recipients')
  return t(`envelopes.${envelope}`, { strength })
}

/** Whether packages can be addressed to a recipient, and until when. */
export async function standingInWords(recipient: KeptRecipient, now: Date): Promise<string> {
  const t = await getTranslations('organiser.recipients.standing')
  const locale = await getLocale()
  const { validUntil, withdrawn } = recipient
  const standing = standingOf(recipient, now)
  const end = standing === 'withdrawn' ? (withdrawn?.at ?? now) : validUntil
  if (end === null) return t('good')
  return t(standing === 'good' ? 'goodUntil' : standing, { day: dayInWords(brusselsDayOf(end), locale) })
}
