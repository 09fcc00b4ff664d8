import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { buttonLook } from '#app/ui/button'
import { Prose, Section } from '#app/ui/prose'
import { server } from '#lib/server'
import { PageLink } from '../page-link'
import { entriesOf } from './entries'
import { EntryView } from './entry-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('news'))('title') }
}

/** What organisers have told the public and what the collection has come to, newest first. */
export default async function NewsPage() {
  const t = await getTranslations('news')
  const locale = await getLocale()
  const { news, collection, publicFigures, surge, now, newsReading } = await server()
  const { initiative } = collection()
  const figures = publicFigures(surge.atLeast('figures-delayed'))
  const entries = await entriesOf({ news: news(), initiative, figures, now: now() }, locale)
  return (
    <Prose title={t('title')}>
      {entries.length === 0 ? <p>{t('none')}</p> : null}
      {entries.map((entry) => (
        <EntryView key={entry.id} entry={entry} locale={locale} />
      ))}
      <Section title={t('follow')}>
        <ul className="flex flex-wrap gap-3">
          {newsReading.isOffered() ? (
            <li>
              <PageLink href="/updates" className={buttonLook()}>
                {t('byMail')}
              </PageLink>
            </li>
          ) : null}
          {initiative === null
            ? null
            : (['atom', 'rss'] as const).map((kind) => (
                <li key={kind}>
                  <a href={`/${locale}/news.${kind}`} type={`application/${kind}+xml`} className={buttonLook('quiet')}>
                    {t(kind)}
                  </a>
                </li>
              ))}
        </ul>
      </Section>
    </Prose>
  )
}
