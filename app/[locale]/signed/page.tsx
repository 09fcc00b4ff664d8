import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import type { Receipt } from '#lib/collecting/sign-statement'
import { dayInWords } from '#lib/i18n/days'
import { server } from '#lib/server'
import { PageLink } from '../page-link'

type Props = PageProps<'/[locale]/signed'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('receipt')
  return { title: t((await receiptIn(searchParams)) === null ? 'over' : 'title'), robots: { index: false } }
}

/** The receipt: identifier and day, the same page for a first and for a repeated signature. */
export default async function ReceiptPage({ searchParams }: Props) {
  const t = await getTranslations('receipt')
  const receipt = await receiptIn(searchParams)
  const back = (
    <p className="print:hidden">
      <PageLink href="/">{t('back')}</PageLink>
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

/** The receipt that an address carries; `null` where it has become too old, or never was one. */
async function receiptIn(searchParams: Props['searchParams']): Promise<Receipt | null> {
  const { receipt } = await searchParams
  return typeof receipt === 'string' ? (await server()).receipts.unwrap(receipt) : null
}
