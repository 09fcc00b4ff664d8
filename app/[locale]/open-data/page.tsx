import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Notice } from '#app/ui/notice'
import { Prose, Section } from '#app/ui/prose'
import { textIn } from '#lib/domain/initiative'
import { leastShown } from '#lib/figures/published-figures'
import type { Locale } from '#lib/i18n/routing'
import { frameHtml, frameSize } from '#lib/publishing/oembed'
import { badgeHtml, counterHtml } from '#lib/publishing/snippets'
import { server } from '#lib/server'
import { NoInitiativeView } from '../initiative'
import { Snippet } from './snippet'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('openData'))('title') }
}

/** What programs can fetch here and what others can put on their pages, for people. */
export default async function OpenDataPage() {
  const { collection, publicFigures, surge, site, origin } = await server()
  const { initiative } = collection()
  if (initiative === null) return <NoInitiativeView />
  const t = await getTranslations('openData')
  const locale = await getLocale()
  const format = await getFormatter()
  const { count } = publicFigures(surge.atLeast('figures-delayed'))
  const { title } = textIn(initiative, locale)
  const alt = t('badgeAlt', { count: format.number(count) })
  return (
    <Prose title={t('title')} intro={`${t('intro')} ${t('licence')}`}>
      {site().switches.counter ? null : (
        <Notice look="warn">
          <p>{t('off')}</p>
        </Notice>
      )}
      <Documents />
      <Section title={t('rulesTitle')}>
        <p>{t('rules', { minutes: site().figuresEvery, least: format.number(leastShown) })}</p>
      </Section>
      <Feeds locale={locale} />
      {site().switches.counter ? <Embedding alt={alt} title={title} origin={origin} locale={locale} /> : null}
      <Section title={t('partnerTitle')}>
        <p>{withWholeCodes(t('partnerText'))}</p>
        <Snippet>{`${origin}/${locale}?from=code`}</Snippet>
      </Section>
    </Prose>
  )
}

/** Badge, counter and frame, each with the lines that put it into a page. */
async function Embedding(props: {
  readonly alt: string
  readonly title: string
  readonly origin: string
  readonly locale: Locale
}) {
  const { alt, title, origin, locale } = props
  const t = await getTranslations('openData')
  return (
    <>
      <Section title={t('badgeTitle')}>
        <p>
          <img src={`/${locale}/badge.svg`} alt={alt} height="32" className="h-8 w-auto" />
        </p>
        <p>{t('badgeText')}</p>
        <Snippet>{badgeHtml({ origin, locale, alt })}</Snippet>
      </Section>
      <Section title={t('buttonTitle')}>
        <p>{t('buttonText')}</p>
        <Snippet>{counterHtml({ origin, locale })}</Snippet>
        <p>{t('frameText')}</p>
        <Snippet>{frameHtml({ origin, locale, channel: '', title, ...frameSize })}</Snippet>
      </Section>
    </>
  )
}

/** Keeps what is to be added to an address on one line: readers would else copy a part. */
const withWholeCodes = (text: string): readonly ReactNode[] =>
  text.split(/(\?from=\p{L}+)/u).map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      <span key={at} className="whitespace-nowrap">
        {piece}
      </span>
    ),
  )

async function Documents() {
  const t = await getTranslations('openData')
  const json = t('json')
  const csv = t('csv')
  return (
    <Section title={t('dataTitle')}>
      <dl className="grid grid-cols-1 gap-4">
        <Addresses name={t('progressDocument')}>
          <Address path="/api/v1/count" as={json} />
          <Address path="/api/v1/progress" as={json} />
          <Address path="/api/v1/progress.csv" as={csv} />
          <Address path="/api/v1/days.csv" as={csv} />
        </Addresses>
        <Addresses name={t('initiativeDocument')}>
          <Address path="/api/v1/initiative" as={json} />
        </Addresses>
        <Addresses name={t('description')}>
          <Address path="/api/v1/openapi.json" as={json} />
        </Addresses>
      </dl>
      <p>{t('compatible')}</p>
      <ul className="grid grid-cols-1 gap-1">
        {['/api/report/progression', '/api/report/map', '/api/initiative/description'].map((path) => (
          <li key={path}>
            <Address path={path} as={json} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Addresses(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{props.name}</dt>
      <dd className="flex flex-wrap gap-x-5">{props.children}</dd>
    </div>
  )
}

function Address({ path, as }: { readonly path: string; readonly as: string }) {
  return (
    <span>
      <a href={path}>{path}</a> <span className="text-faint">{as}</span>
    </span>
  )
}

async function Feeds({ locale }: { readonly locale: string }) {
  const t = await getTranslations('openData')
  const names = await getTranslations('news')
  return (
    <Section title={t('feedsTitle')}>
      <ul className="flex flex-wrap gap-x-5">
        <li>
          <a href={`/${locale}/news.atom`}>{names('atom')}</a>
        </li>
        <li>
          <a href={`/${locale}/news.rss`}>{names('rss')}</a>
        </li>
      </ul>
    </Section>
  )
}
