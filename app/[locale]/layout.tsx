import '../ui/theme.css'
import type { Metadata } from 'next'
import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { PageFrame, Wordmark } from '#app/ui/page-frame'
import { routing } from '#lib/i18n/routing'
import { LanguageChoice } from './language-choice'
import { PageLink } from './page-link'

export const metadata: Metadata = { title: { default: 'Colligo', template: '%s – Colligo' } }

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

  return (
    <html lang={locale}>
      <body>
        <PageFrame
          skip={t('skip')}
          header={
            <>
              <PageLink href="/" className="text-ink no-underline">
                <Wordmark name={t('name')} />
              </PageLink>
              <LanguageChoice current={locale} label={t('language')} />
            </>
          }
          footer={
            <div className="flex flex-wrap justify-between gap-x-8 gap-y-2">
              <nav aria-label={t('footer')} className="flex gap-6">
                <PageLink href="/">{t('initiative')}</PageLink>
                <PageLink href="/privacy">{t('privacy')}</PageLink>
              </nav>
              <p>{t('noTracking')}</p>
            </div>
          }
        >
          {props.children}
        </PageFrame>
      </body>
    </html>
  )
}
