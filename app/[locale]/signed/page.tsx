import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import type { Receipt } from '#lib/collecting/sign-statement'
import { server } from '#lib/server'
import { PageLink } from '../page-link'
import { ReceiptCard } from './receipt-card'
import { TellOthers } from './tell-others'

type Props = PageProps<'/[locale]/signed'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('receipt')
  const { receipt } = await shown(searchParams)
  // Nothing is to be found under a receipt's address, and nothing is wrong with finding the page without one.
  return receipt === null ? { title: t('over') } : { title: t('title'), robots: { index: false } }
}

/** The receipt: identifier and day, the same page for a first and for a repeated signature. */
export default async function ReceiptPage({ searchParams }: Props) {
  const t = await getTranslations('receipt')
  const { receipt, wrapped } = await shown(searchParams)
  if (receipt === null) {
    return (
      <div className="grid max-w-[42em] gap-6">
        <Notice title={t('over')} level={1}>
          <p>{t('overText')}</p>
        </Notice>
        <p>
          <PageLink href="/">{t('back')}</PageLink>
        </p>
      </div>
    )
  }
  const { site, publicLog } = await server()
  return (
    <div className="grid max-w-3xl gap-10">
      <header className="grid gap-4">
        <Gathered />
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="max-w-[37em] text-lg">{t('once')}</p>
      </header>
      <ReceiptCard receipt={receipt} wrapped={wrapped} locale={await getLocale()} origin={publicLog.origin()} />
      <TellOthers />
      {site().sendsNews ? <NewsByMail /> : null}
      <WaysBack />
    </div>
  )
}

/** Ornament: four strokes of a tally, and the one that makes them whole. */
function Gathered() {
  return (
    <svg viewBox="0 0 44 36" width="55" height="45" aria-hidden="true" className="print:hidden">
      <g fill="none" strokeWidth="3.4" strokeLinecap="round">
        <path d="M8 4v28M18 4v28M28 4v28M38 4v28" className="stroke-accent" />
        <path d="M3 29L42 8" className="stroke-good" />
      </g>
    </svg>
  )
}

async function NewsByMail() {
  const t = await getTranslations('receipt')
  return (
    <section className="grid justify-items-start gap-3 border-t border-line pt-8 print:hidden">
      <h2 className="text-2xl">{t('updates')}</h2>
      <p className="max-w-[38em]">{t('updatesText')}</p>
      <p>
        <PageLink href="/updates" className="inline-flex min-h-11 items-center font-semibold">
          {t('updatesLink')}
        </PageLink>
      </p>
    </section>
  )
}

/** Back to the organisers' own site, where they have named one, and to the initiative. */
async function WaysBack() {
  const t = await getTranslations('receipt')
  const { returnLink, texts } = (await server()).site()
  const callback = returnLink === null ? undefined : texts.callback[await getLocale()]
  return (
    <div className="grid gap-2 border-t border-line pt-6 print:hidden">
      {callback === undefined ? null : <p className="max-w-[38em] [overflow-wrap:anywhere]">{callback}</p>}
      <p className="flex flex-wrap gap-x-8 gap-y-2">
        {returnLink === null ? null : (
          <a href={returnLink.url} className="inline-flex min-h-11 items-center font-semibold">
            {t('returnLink', { site: returnLink.label })}
          </a>
        )}
        <PageLink href="/" className="inline-flex min-h-11 items-center">
          {t('back')}
        </PageLink>
      </p>
    </div>
  )
}

/** The receipt that an address carries; `null` where it has become too old, or never was one. */
async function shown(
  searchParams: Props['searchParams'],
): Promise<{ readonly receipt: Receipt | null; readonly wrapped: string }> {
  const { receipt } = await searchParams
  const wrapped = typeof receipt === 'string' ? receipt : ''
  return { receipt: wrapped === '' ? null : (await server()).receipts.unwrap(wrapped), wrapped }
}
