import { getLocale, getTranslations } from 'next-intl/server'
import { countryName } from '#lib/i18n/names'
import type { ApprovalSubject } from '#lib/organising/approvals'
import { isRemovalReason } from '#lib/domain/removal-reason'

/** Which statement is to be removed, and why: what the second person has to know. Its identifier stands nowhere. */
export async function RemovalLine({ subject }: { readonly subject: ApprovalSubject }) {
  const t = await getTranslations('organiser.removals')
  const { statement, memberState, reason } = subject
  if (typeof statement !== 'number' || typeof memberState !== 'string' || !isRemovalReason(reason)) return null
  const what = { number: String(statement), memberState: countryName(memberState, await getLocale()) }
  return <p>{t('subject', { ...what, reason: t(`reasons.${reason}`) })}</p>
}
