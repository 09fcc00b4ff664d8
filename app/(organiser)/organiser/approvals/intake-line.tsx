import { getLocale, getTranslations } from 'next-intl/server'
import { countryName } from '#lib/i18n/names'
import type { ApprovalSubject } from '#lib/organising/approvals'

/** To whom statements are to be sealed, and what is lost where that is the authority. */
export async function IntakeLine({ subject }: { readonly subject: ApprovalSubject }) {
  const t = await getTranslations('organiser.recipients.intake')
  const memberState = countryName(String(subject['memberState']), await getLocale())
  if (subject['to'] !== 'authority') return <p>{t('sealedBack', { memberState })}</p>
  return (
    <>
      <p className="max-w-[38em]">{t('sealed', { memberState })}</p>
      <p className="max-w-[38em]">{t('loses')}</p>
    </>
  )
}
