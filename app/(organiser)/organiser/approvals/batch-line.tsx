import { getLocale, getTranslations } from 'next-intl/server'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import type { ApprovalSubject } from '#lib/organising/approvals'
import { isDissolveReason } from '#lib/organising/batches'
import { server } from '#lib/server'

/** Which batch is to be dissolved and why, or downloaded once more. */
export async function BatchLine({ subject }: { readonly subject: ApprovalSubject }) {
  const { handingOver } = await server()
  const t = await getTranslations('organiser.approvals')
  const words = await getTranslations('organiser.exports')
  const locale = await getLocale()
  const batch = handingOver.batch(Number(subject['batch']))
  if (batch === null) return null
  const { reason } = subject
  const what = { memberState: countryName(batch.memberState, locale), number: String(batch.number) }
  if (!isDissolveReason(reason)) return <p>{t('subjectAgain', what)}</p>
  return (
    <>
      <p>{t('subjectBatch', { ...what, count: batch.count, reason: words(`dissolveReasons.${reason}`) })}</p>
      {batch.handedOver === null ? null : (
        <p className="font-semibold">{t('subjectBatchGiven', { day: dayInWords(batch.handedOver.on, locale) })}</p>
      )}
    </>
  )
}
