import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { dayInWords } from '#lib/i18n/days'
import { Link } from '#lib/i18n/navigation'
import { server } from '#lib/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipt'))('title'), robots: { index: false } }
}

/** The receipt: identifier and day, the same page for a first and for a repeated signature. */
export default async function ReceiptPage({ searchParams }: PageProps<'/[locale]/signed'>) {
  const t = await getTranslations('receipt')
  const { receipt: text } = await searchParams
  const receipt = typeof text === 'string' ? (await server()).receipts.unwrap(text) : null
  const back = (
    <p className="print:hidden">
      <Link href="/">{t('back')}</Link>
    </p>
  )
  if (receipt === null) {
    return (
      <div className="grid gap-6">
        <Notice title={t('over')} level={1}>
          <p>{t('overText')}</p>
        </Notice>
        {back}
      </div>
    )
  }
  return (
    <div className="grid gap-8">
      <Notice look="good" title={t('title')} level={1}>
        <p>{t('once')}</p>
      </Notice>
      <dl className="grid gap-4">
        <div>
          <dt className="text-sm text-faint">{t('identifier')}</dt>
          <dd className="font-mono text-lg [overflow-wrap:anywhere]">{receipt.identifier}</dd>
        </div>
        <div>
          <dt className="text-sm text-faint">{t('signedOn')}</dt>
          <dd className="text-lg">
            <time dateTime={receipt.signedOn}>{dayInWords(receipt.signedOn, await getLocale())}</time>
          </dd>
        </div>
      </dl>
      <p className="max-w-[38em]">{t('keep')}</p>
      {back}
    </div>
  )
}
