import '../ui/theme.css'
import type { Metadata } from 'next'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { PageFrame, Wordmark } from '#app/ui/page-frame'
import { Link } from '#lib/i18n/navigation'
import { routing } from '#lib/i18n/routing'
import { LanguageChoice } from './language-choice'

export const metadata: Metadata = { title: { default: 'Colligo', template: '%s – Colligo' } }

/** The public side: one language, one frame, no cookies. */
export default async function PublicLayout(props: {
  readonly params: Promise<{ locale: string }>
  readonly children: ReactNode
}) {
  // Each response carries its own nonce, so none is prerendered.
  await connection()
  const { locale } = await props.params
  if (!hasLocale(routing.locales, locale)) notFound()
  const t = await getTranslations('site')

  return (
    <html lang={locale}>
      <body>
        <NextIntlClientProvider messages={null}>
          <PageFrame
            skip={t('skip')}
            header={
              <>
                <Link href="/" className="text-ink no-underline">
                  <Wordmark name={t('name')} />
                </Link>
                <LanguageChoice current={locale} label={t('language')} />
              </>
            }
            footer={
              <div className="flex flex-wrap justify-between gap-x-8 gap-y-2">
                <nav aria-label={t('footer')} className="flex gap-6">
                  <Link href="/">{t('initiative')}</Link>
                  <Link href="/privacy">{t('privacy')}</Link>
                </nav>
                <p>{t('noTracking')}</p>
              </div>
            }
          >
            {props.children}
          </PageFrame>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
