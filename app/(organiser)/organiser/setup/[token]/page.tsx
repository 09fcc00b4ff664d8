import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { isSetUpLink } from '#lib/organising/set-up'
import { server } from '#lib/server'
import { submitSetUp } from './actions'
import { SetUpForm } from './form'

export const metadata: Metadata = { title: 'Colligo' }

/** Where the first organiser says who they are. */
export default async function SetUpPage({ params }: PageProps<'/organiser/setup/[token]'>) {
  const { token } = await params
  const { settingUp } = await server()
  const t = await getTranslations('organiser')
  if (!isSetUpLink(settingUp, token)) {
    return (
      <Notice look="warn" title={t('welcome.expired')} level={1}>
        <p>{t('welcome.expiredText')}</p>
      </Notice>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid grid-cols-1 gap-2">
        <h1 className="text-3xl font-semibold">{t('setUp.title')}</h1>
        <p className="max-w-[38em]">{t('setUp.intro')}</p>
      </header>
      <SetUpForm action={submitSetUp.bind(null, token)} />
    </div>
  )
}
