import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('busy'))('title'), robots: { index: false } }
}

/** What the gate puts in place of these words for each reader: seconds to wait, and the address that was asked for. */
const seconds = '__SECONDS__'
const next = '__NEXT__'

/**
 * The waiting page. Asked for once in each language and then served by the gate from memory, so it stands before
 * everything that can be too busy. It says how long the wait is; the gate's `Refresh` header ends it. Nothing is lost
 * meanwhile: nobody has typed anything yet.
 */
export default async function BusyPage() {
  const t = await getTranslations('busy')
  return (
    <div className="grid gap-6">
      <Notice title={t('title')} level={1}>
        <p>{t('place', { seconds })}</p>
      </Notice>
      <p className="max-w-[38em]">{t('keep')}</p>
      <p>
        <a href={next}>{t('open')}</a>
      </p>
    </div>
  )
}
