import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { submitLeaving } from '../actions'
import { LinkPage } from '../link-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('updates'))('leaveTitle'), robots: { index: false, follow: false } }
}

/** Where every e-mail's link to leave leads. */
export default async function LeavePage({ searchParams }: PageProps<'/[locale]/updates/leave'>) {
  const t = await getTranslations('updates')
  return (
    <LinkPage
      title={t('leaveTitle')}
      text={t('leaveText')}
      button={t('leave')}
      action={submitLeaving.bind(null, await getLocale())}
      token={(await searchParams)['token']}
    />
  )
}
