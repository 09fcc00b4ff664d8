import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button, buttonLook } from '#app/ui/button'
import { Answer } from '#app/ui/answer'
import { brusselsDayOf } from '#lib/domain/day'
import { may } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import { newsTextIn, type NewsItem } from '#lib/publishing/news-item'
import { server } from '#lib/server'
import { withdraw } from './actions'
import { namedLanguages } from './named-languages'
import { Readers } from './readers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.news'))('title') }
}

const problems = ['gone', 'not-agreed'] as const

/** What organisers have told the public, and who wants to hear of it by e-mail. */
export default async function OrganisersNewsPage({ searchParams }: PageProps<'/organiser/news'>) {
  const { organising, news, newsReaders, newsReading, site } = await server()
  const { roles } = await requireOrganiser(organising, 'publish-news')
  const t = await getTranslations('organiser.news')
  const { problem } = await searchParams
  const known = problems.find((code) => code === problem)
  const items = news()
  return (
    <div className="grid grid-cols-1 gap-8">
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      {known === undefined ? null : <Answer look="stop">{t(`problems.${known}`)}</Answer>}
      <p className="max-w-[38em]">{t('intro')}</p>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <a href="/organiser/news/new" className={buttonLook()}>
          {t('write')}
        </a>
        <a href={`/${await getLocale()}/news`}>{t('public')}</a>
      </p>
      {items.length === 0 ? <p>{t('none')}</p> : null}
      {items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
      {may(roles, 'handle-readers') ? (
        <Readers
          counts={newsReaders.counts()}
          isOffered={newsReading.isOffered()}
          isSwitchedOff={!site().switches.mail}
        />
      ) : null}
    </div>
  )
}

async function Item({ item }: { readonly item: NewsItem }) {
  const t = await getTranslations('organiser.news')
  const locale = await getLocale()
  const shown = newsTextIn(item, locale)
  const languages = namedLanguages(locale)
  const isThere = ({ code }: { readonly code: string }): boolean => item.texts[code] !== undefined
  return (
    <article id={`news-${item.id}`} className="grid grid-cols-1 gap-3 border-t border-line pt-6">
      <h2 className="text-xl font-semibold" lang={shown?.language}>
        {shown?.title}
      </h2>
      <p className="text-sm text-faint">
        {t('publishedOn', { day: dayInWords(brusselsDayOf(item.publishedAt), locale) })}
      </p>
      <EditLinks id={item.id} languages={languages.filter(isThere)} />
      <details>
        <summary className="py-1">{t('addLanguage')}</summary>
        <EditLinks id={item.id} languages={languages.filter((language) => !isThere(language))} />
      </details>
      <details>
        <summary className="py-1">{t('withdraw')}</summary>
        <form action={withdraw.bind(null, item.id, null)} className="grid justify-items-start gap-3 py-2">
          <p className="max-w-[42em]">{t('withdrawText')}</p>
          <Button look="quiet">{t('withdrawButton', { title: shown?.title ?? item.id })}</Button>
        </form>
      </details>
    </article>
  )
}

async function EditLinks(props: {
  readonly id: string
  readonly languages: readonly { readonly code: string; readonly name: string }[]
}) {
  const t = await getTranslations('organiser.news')
  return (
    <ul className="flex flex-wrap gap-x-5">
      {props.languages.map(({ code, name }) => (
        <li key={code}>
          <a
            href={`/organiser/news/${props.id}/${code}`}
            aria-label={t('edit', { language: name })}
            className="inline-block py-1.5"
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
