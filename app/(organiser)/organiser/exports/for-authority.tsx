import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import type { MemberState } from '#lib/domain/member-states'
import { countryName } from '#lib/i18n/names'
import { sealedToOf } from '#lib/organising/intake'
import { server } from '#lib/server'

/** Which exports organisers cannot open, and what they do with them; nothing where they open all. */
export async function ForAuthority({ memberStates }: { readonly memberStates: readonly MemberState[] }) {
  const { intake } = await server()
  const t = await getTranslations('organiser.exports')
  const locale = await getLocale()
  const sealed = memberStates.filter((memberState) => sealedToOf(intake, memberState) === 'authority')
  if (sealed.length === 0) return null
  return (
    <Notice look="warn">
      {sealed.map((memberState) => (
        <p key={memberState}>{t('forAuthority', { memberState: countryName(memberState, locale) })}</p>
      ))}
      <p className="mt-2">
        <a href="/open-statements.py" download>
          {t('readmeForAuthority')}
        </a>
      </p>
    </Notice>
  )
}
