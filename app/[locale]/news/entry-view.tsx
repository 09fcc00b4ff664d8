import { getTranslations } from 'next-intl/server'
import { dayInWords } from '#lib/i18n/days'
import { languageName } from '#lib/i18n/names'
import type { Locale } from '#lib/i18n/routing'
import { paragraphsOf } from '#lib/news/paragraphs'
import type { NewsEntry } from './entries'

/** One entry with an anchor of its own; it says in which language it is where that is not the page's. */
export async function EntryView({ entry, locale }: { readonly entry: NewsEntry; readonly locale: Locale }) {
  const t = await getTranslations('news')
  const { id, day, title, text, language } = entry
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
      <div className="grid gap-3" lang={lang}>
        {paragraphsOf(text).map((pieces, at) => (
          <p key={at} className="whitespace-pre-line [overflow-wrap:anywhere]">
            {pieces.map((piece, place) =>
              piece.kind === 'words' ? (
                piece.text
              ) : (
                <a key={place} href={piece.href} rel="nofollow noreferrer noopener">
                  {piece.href}
                </a>
              ),
            )}
          </p>
        ))}
      </div>
    </article>
  )
}
