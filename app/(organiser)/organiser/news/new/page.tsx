import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { requireOrganiser } from '#lib/http/organiser-session'
import { namedLanguages } from '../named-languages'
import { server } from '#lib/server'
import { submitNews } from '../actions'
import { NewsForm } from '../form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.news'))('write') }
}

export default async function NewNewsPage() {
  await requireOrganiser((await server()).organising, 'publish-news')
  const t = await getTranslations('organiser.news')
  const locale = await getLocale()
  const { news } = (await getMessages()).organiser
  return (
    <div className="grid grid-cols-1 gap-8">
      <p>
        <a href="/organiser/news">{t('back')}</a>
      </p>
      <h1 className="text-3xl font-semibold">{t('write')}</h1>
      <NextIntlClientProvider messages={{ organiser: { news } }}>
        <NewsForm
          action={submitNews.bind(null, null, null)}
          initial={{ language: locale, title: '', text: '', problems: {} }}
          languages={namedLanguages(locale)}
        />
      </NextIntlClientProvider>
    </div>
  )
}
