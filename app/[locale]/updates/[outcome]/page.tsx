import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Notice } from '#app/ui/notice'
import { PageLink } from '../../page-link'

/** What came of a form, each with a page of its own: to load it anew sends nothing twice. */
const outcomes = {
  sent: { title: 'sentTitle', look: 'plain' },
  confirmed: { title: 'confirmedTitle', look: 'good' },
  left: { title: 'leftTitle', look: 'good' },
  gone: { title: 'goneTitle', look: 'warn' },
} as const

type Outcome = keyof typeof outcomes
type Props = PageProps<'/[locale]/updates/[outcome]'>

const isOutcome = (text: string): text is Outcome => Object.hasOwn(outcomes, text)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { outcome } = await params
  if (!isOutcome(outcome)) return {}
  const t = await getTranslations('updates')
  return { title: t(outcomes[outcome].title), robots: { index: false, follow: false } }
}

export default async function OutcomePage({ params }: Props) {
  const { outcome } = await params
  if (!isOutcome(outcome)) notFound()
  const t = await getTranslations()
  const { title, look } = outcomes[outcome]
  return (
    <div className="grid gap-6">
      <Notice look={look} title={t(`updates.${title}`)} level={1}>
        <p>{t(`updates.${outcome}`)}</p>
      </Notice>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <PageLink href="/">{t('receipt.back')}</PageLink>
        {outcome === 'gone' ? <PageLink href="/updates">{t('updates.title')}</PageLink> : null}
      </p>
    </div>
  )
}
