import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { Prose } from '#app/ui/prose'
import { server } from '#lib/server'
import { PageLink } from '../page-link'
import { submitAsking } from './actions'
import { AskingForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('updates'))('title') }
}

/** Where people leave an address for news, apart from any statement. */
export default async function UpdatesPage() {
  const t = await getTranslations('updates')
  const site = await getTranslations('site')
  const { newsReading } = await server()
  if (!newsReading.isOffered()) {
    return (
      <Prose title={t('title')}>
        <Notice>
          <p>{t('unavailable')}</p>
        </Notice>
        <p>
          <PageLink href="/news">{site('news')}</PageLink>
        </p>
      </Prose>
    )
  }
  const { updates, problems } = await getMessages()
  return (
    <Prose title={t('title')} intro={t('intro')}>
      <NextIntlClientProvider messages={{ updates, problems }}>
        <AskingForm action={submitAsking.bind(null, await getLocale())} />
      </NextIntlClientProvider>
      <p>
        <PageLink href="/privacy">{site('privacy')}</PageLink>
      </p>
    </Prose>
  )
}
