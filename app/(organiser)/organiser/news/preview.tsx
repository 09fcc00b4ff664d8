import { useTranslations } from 'next-intl'
import { Answer } from '#app/ui/answer'
import { NewsText } from '#app/ui/news-text'
import { blocksOf } from '#lib/news/markdown'
import { tidyText } from '#lib/news/write-news'

/** An item as the public page would show it. Nothing of it is kept. */
export function NewsPreview(typed: { readonly language: string; readonly title: string; readonly text: string }) {
  const t = useTranslations('organiser.news')
  return (
    <section aria-label={t('previewTitle')} className="grid grid-cols-1 gap-4">
      <Answer look="warn">{t('previewNote')}</Answer>
      <article
        lang={typed.language}
        className="grid grid-cols-1 gap-3 rounded-lg border border-line bg-paper px-5 py-4 shadow-sm"
      >
        <h2 className="text-2xl [overflow-wrap:anywhere]">{typed.title}</h2>
        <NewsText blocks={blocksOf(tidyText(typed.text), 'markdown')} />
      </article>
    </section>
  )
}
