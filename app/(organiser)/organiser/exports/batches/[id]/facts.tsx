import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { dayInWords, momentInWords } from '#lib/i18n/days'
import type { Batch } from '#lib/organising/batches'

/** What a batch is and where it stands. */
export async function Facts({ batch }: { readonly batch: Batch }) {
  const t = await getTranslations('organiser.exports.batch')
  const format = await getFormatter()
  const locale = await getLocale()
  const { count, frozenAt, sha256, manifestSha256, handedOver, received } = batch
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{t('factsTitle')}</h2>
      <dl className="grid gap-x-5 gap-y-1 sm:grid-cols-[14rem_1fr]">
        <Fact name={t('count')}>{format.number(count)}</Fact>
        <Fact name={t('frozenOn')}>{momentInWords(frozenAt, locale)}</Fact>
        <Fact name={t('sha256')}>{sha256 === null ? t('sha256Unknown') : <code>{sha256}</code>}</Fact>
        <Fact name={t('manifest')}>
          {manifestSha256 === null ? t('manifestUnknown') : <code>{manifestSha256}</code>}
        </Fact>
        <Fact name={t('handedOver')}>
          {handedOver === null
            ? t('notYet')
            : t('handedOverHow', { day: dayInWords(handedOver.on, locale), how: handedOver.how })}
        </Fact>
        <Fact name={t('receipt')}>
          {received === null
            ? t('notYet')
            : t('receiptBy', { day: dayInWords(received.on, locale), authority: received.by })}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}
