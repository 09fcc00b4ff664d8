import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { submitConfirmation } from '../actions'
import { LinkPage } from '../link-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('updates'))('confirmTitle'), robots: { index: false, follow: false } }
}

/** Where the e-mail's link to confirm leads. */
export default async function ConfirmPage({ searchParams }: PageProps<'/[locale]/updates/confirm'>) {
  const t = await getTranslations('updates')
  return (
    <LinkPage
      title={t('confirmTitle')}
      text={t('confirmText')}
      button={t('confirm')}
      action={submitConfirmation.bind(null, await getLocale())}
      token={(await searchParams)['token']}
    />
  )
}
