import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { standingBatches } from '#lib/organising/batches'
import { server } from '#lib/server'
import { PageLink } from '../../page-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('withdraw')
  return { title: t(await titleOfNow()), robots: { index: false, follow: false } }
}

/** Once anything is in a batch some statements cannot be removed at once, and nobody is to be told whether theirs is. */
async function titleOfNow(): Promise<'doneTitle' | 'doneSomeTitle'> {
  const { handingOver } = await server()
  return standingBatches(handingOver.batches()).length === 0 ? 'doneTitle' : 'doneSomeTitle'
}

/** What came of the form: the same page for everybody, and to load it anew sends nothing twice. */
export default async function WithdrawnPage() {
  const t = await getTranslations()
  const title = await titleOfNow()
  return (
    <div className="grid gap-6">
      <Notice look="good" title={t(`withdraw.${title}`)} level={1}>
        <p className="max-w-[38em]">{t(title === 'doneTitle' ? 'withdraw.done' : 'withdraw.doneSome')}</p>
      </Notice>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <PageLink href="/">{t('receipt.back')}</PageLink>
        <PageLink href="/rights">{t('withdraw.doneRights')}</PageLink>
      </p>
    </div>
  )
}
