import '../../ui/theme.css'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageFrame, Wordmark } from '#app/ui/page-frame'
import { organiserOf } from '#lib/organising/sign-in'
import { sessionToken } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { signOutOrganiser } from './actions'

export const metadata: Metadata = {
  title: { default: 'Colligo', template: '%s – Colligo' },
  robots: { index: false, follow: false },
}

/** The protected side, in the browser's language. It protects nothing by itself: every page asks who is there. */
export default async function OrganiserLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('organiser')
  const organiser = organiserOf((await server()).organising, await sessionToken())
  const { error, organiser: words } = await getMessages()
  const { signIn, welcome } = words
  return (
    <html lang={await getLocale()}>
      <body>
        <PageFrame
          skip={(await getTranslations('site'))('skip')}
          header={
            <>
              <a href="/organiser" className="text-ink no-underline">
                <Wordmark name={`Colligo · ${t('area')}`} />
              </a>
              {organiser === null ? null : <Navigation />}
            </>
          }
        >
          <NextIntlClientProvider messages={{ error, organiser: { signIn, welcome } }}>
            {children}
          </NextIntlClientProvider>
        </PageFrame>
      </body>
    </html>
  )
}

async function Navigation() {
  const t = await getTranslations('organiser.nav')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
      <a href="/organiser/collection">{t('collection')}</a>
      <a href="/organiser/keys">{t('keys')}</a>
      <a href="/organiser/news">{t('news')}</a>
      <a href="/organiser/site">{t('site')}</a>
      <a href="/">{t('public')}</a>
      <form action={signOutOrganiser}>
        <button type="submit" className="cursor-pointer py-2 text-accent underline underline-offset-4">
          {t('signOut')}
        </button>
      </form>
    </nav>
  )
}
