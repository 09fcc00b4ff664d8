import '../ui/theme.css'
import type { Metadata } from 'next'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { PageFrame, Wordmark } from '#app/ui/page-frame'
import { textIn } from '#lib/domain/initiative'
import { getPathname } from '#lib/i18n/navigation'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { altIn, type Site } from '#lib/site-settings/site'
import { LanguageChoice } from './language-choice'
import { PageLink } from './page-link'
import { SiteFooter } from './site-footer'

/** What search engines, feed readers and those who share a link learn of every page. */
export async function generateMetadata({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  const { origin, site, collection } = await server()
  const page = ((await headers()).get('x-path') ?? '').replace(/^\/[a-z]{2}(?=\/|$)/u, '')
  const addressIn = (language: (typeof routing.locales)[number]) =>
    getPathname({ href: page === '' ? '/' : page, locale: language })
  const { initiative } = collection()
  const text = initiative === null ? null : textIn(initiative, locale)
  const title = text?.title ?? site().name
  const description = text === null ? (await getTranslations('initiative'))('noneText') : beginningOf(text.objectives)
  return {
    metadataBase: new URL(origin),
    title: { default: title, template: `%s – ${site().name}` },
    description,
    alternates: {
      canonical: addressIn(locale),
      languages: Object.fromEntries([
        ...routing.locales.map((language) => [language, addressIn(language)]),
        ['x-default', page === '' ? '/' : page],
      ]) as Record<string, string>,
      ...(initiative === null
        ? {}
        : {
            types: {
              'application/atom+xml': `/${locale}/news.atom`,
              'application/json+oembed': `/oembed?url=${encodeURIComponent(`${origin}${addressIn(locale)}`)}&format=json`,
            },
          }),
    },
    openGraph: {
      siteName: site().name,
      locale,
      ...(initiative === null
        ? {}
        : { title, description, images: [{ url: `/${locale}/picture.png`, width: 1200, height: 630 }] }),
    },
  }
}

/** As much of a text as search engines show, ended between words. */
const beginningOf = (text: string): string =>
  text.length <= 160
    ? text
    : `${text
        .slice(0, 159)
        .replace(/\s+\S*$/u, '')
        .replaceAll(/\s+/gu, ' ')}…`

/**
 * The public side: one language, one frame, no cookies. Nothing here differs from one reader to the next, and nothing
 * but the form needs a script: the gate keeps these pages and answers with them from memory.
 */
export default async function PublicLayout(props: {
  readonly params: Promise<{ locale: string }>
  readonly children: ReactNode
}) {
  // Rendered when first asked for, with the figures of that moment, never at build time.
  await connection()
  const { locale } = await props.params
  if (!hasLocale(routing.locales, locale)) notFound()
  const t = await getTranslations('site')
  const { site, collection } = await server()
  const { initiative, pack } = collection()
  const hasInitiative = initiative !== null
  // Inside somebody else's page there is room for the counter alone.
  const isEmbedded = ((await headers()).get('x-path') ?? '').endsWith('/embed')
  const banner = site().isPractice ? <PracticeBanner text={t('testCollection')} /> : null
  const content = (
    <NextIntlClientProvider messages={{ error: (await getMessages()).error }}>{props.children}</NextIntlClientProvider>
  )

  return (
    <html lang={locale}>
      <body>
        {site().accent === null ? null : <link rel="stylesheet" href={`/look/${accentOf(site())}.css`} />}
        {isEmbedded ? (
          <main className="flex min-h-dvh flex-col bg-sheet">
            {banner}
            {content}
          </main>
        ) : (
          <PageFrame
            skip={t('skip')}
            banner={banner}
            header={
              <>
                <PageLink href="/" className="flex min-h-11 items-center text-ink no-underline">
                  <SiteName site={site()} locale={locale} />
                </PageLink>
                <div className="flex flex-wrap items-center gap-x-5">
                  {hasInitiative ? (
                    <nav aria-label={t('menu')} className="hidden gap-x-5 sm:flex">
                      <PageLink href="/progress">{t('progress')}</PageLink>
                      <PageLink href="/news">{t('news')}</PageLink>
                      <PageLink href="/contact">{t('contact')}</PageLink>
                    </nav>
                  ) : null}
                  <LanguageChoice current={locale} label={t('language')} />
                </div>
              </>
            }
            footer={<SiteFooter site={site()} hasInitiative={hasInitiative} pack={pack} />}
          >
            {content}
          </PageFrame>
        )}
      </body>
    </html>
  )
}

const accentOf = ({ accent }: Site): string => (accent?.chosen ?? '').slice(1)

function SiteName({ site: { name, logo }, locale }: { readonly site: Site; readonly locale: string }) {
  if (logo === null) return <Wordmark name={name} />
  return (
    <span className="flex items-center gap-3 font-serif text-lg font-semibold">
      <img
        src={logo.address}
        width={logo.width}
        height={logo.height}
        {...altIn(logo, locale)}
        className="h-10 w-auto max-w-40 object-contain"
      />
      {name}
    </span>
  )
}

/** Nobody is to take a collection that is for practice for a real one. */
function PracticeBanner({ text }: { readonly text: string }) {
  return (
    <p role="note" className="bg-warn-wash px-4 py-2 text-center text-sm font-semibold text-warn sm:px-6">
      {text}
    </p>
  )
}
