import type { Metadata } from 'next'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Button } from '#app/ui/button'
import { requireOrganiser } from '#lib/http/organiser-session'
import { languageName } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { submitNews, withdraw } from '../../actions'
import { NewsForm } from '../../form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.news'))('title') }
}

/** One item in one language: to correct, to add, to take back. */
export default async function EditNewsPage({ params }: PageProps<'/organiser/news/[id]/[language]'>) {
  const { organising, news } = await server()
  await requireOrganiser(organising, 'publish-news')
  const { id, language } = await params
  const item = news().find((candidate) => candidate.id === id)
  if (item === undefined || !hasLocale(routing.locales, language)) notFound()
  const t = await getTranslations('organiser.news')
  const { news: words } = (await getMessages()).organiser
  const named = languageName(language, await getLocale())
  const text = item.texts[language]
  return (
    <div className="grid grid-cols-1 gap-8">
      <p>
        <a href="/organiser/news">{t('back')}</a>
      </p>
      <h1 className="text-3xl font-semibold">{t('editTitle', { language: named })}</h1>
      <NextIntlClientProvider messages={{ organiser: { news: words } }}>
        <NewsForm
          action={submitNews.bind(null, id, language)}
          initial={{ title: '', text: '', ...text, language, problems: {} }}
        />
      </NextIntlClientProvider>
      {text === undefined ? null : (
        <form action={withdraw.bind(null, id, language)}>
          <Button look="quiet">{t('withdrawLanguage', { language: named })}</Button>
        </form>
      )}
    </div>
  )
}
