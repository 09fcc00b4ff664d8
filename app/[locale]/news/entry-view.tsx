import { getTranslations } from 'next-intl/server'
import { NewsText } from '#app/ui/news-text'
import { dayInWords } from '#lib/i18n/days'
import { languageName } from '#lib/i18n/names'
import type { Locale } from '#lib/i18n/routing'
import { blocksOf } from '#lib/news/markdown'
import type { NewsEntry } from './entries'

/** One entry with an anchor of its own; it says in which language it is where that is not the page's. */
export async function EntryView({ entry, locale }: { readonly entry: NewsEntry; readonly locale: Locale }) {
  const t = await getTranslations('news')
  const { id, day, title, text, marks, language } = entry
  const isForeign = language !== locale
  const lang = isForeign ? language : undefined
  return (
    <article id={id} className="grid gap-3 border-t border-line pt-6">
      <h2 className="text-2xl" lang={lang}>
        <a href={`#${id}`} className="text-ink no-underline">
          {title}
        </a>
      </h2>
      <p className="text-sm text-faint">
        <time dateTime={day}>{t('publishedOn', { day: dayInWords(day, locale) })}</time>
        {isForeign ? (
          <span className="block">{t('otherLanguage', { language: languageName(language, locale) })}</span>
        ) : null}
      </p>
      <NewsText blocks={blocksOf(text, marks)} lang={lang} />
    </article>
  )
}
