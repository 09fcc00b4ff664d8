import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { brusselsDayOf } from '#lib/domain/day'
import { may, type Role } from '#lib/domain/role'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import { standingOf } from '#lib/organising/recipients'
import { server } from '#lib/server'

/** Which authorities' keys end soon or have ended, for whoever may do something about it; nothing where none does. */
export async function RecipientNotice({ roles }: { readonly roles: readonly Role[] }) {
  if (!may(roles, 'see-recipients')) return null
  const { recipients, now } = await server()
  const t = await getTranslations('organiser.recipients.notice')
  const locale = await getLocale()
  const at = now()
  const ending = recipients.inForce().flatMap((recipient) => {
    const standing = standingOf(recipient, at)
    const { memberState, validUntil } = recipient
    if ((standing !== 'expired' && standing !== 'ends-soon') || validUntil === null) return []
    const words = { memberState: countryName(memberState, locale), day: dayInWords(brusselsDayOf(validUntil), locale) }
    return [
      { memberState, text: t(standing === 'expired' ? 'expired' : 'endsSoon', words), isOver: standing === 'expired' },
    ]
  })
  if (ending.length === 0) return null
  return (
    <Notice look={ending.some(({ isOver }) => isOver) ? 'stop' : 'warn'}>
      {ending.map(({ memberState, text }) => (
        <p key={memberState} className="font-semibold">
          {text}
        </p>
      ))}
      <p className="mt-2">
        <a href="/organiser/recipients">{t('link')}</a>
      </p>
    </Notice>
  )
}
