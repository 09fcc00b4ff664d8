import '../../ui/theme.css'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageFrame, Wordmark } from '#app/ui/page-frame'
import type { Role } from '#lib/domain/role'
import { organiserOf } from '#lib/organising/sign-in'
import { sessionToken } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { signOutOrganiser } from './actions'
import { NavigationLink } from './navigation-link'
import { pagesOf } from './pages'

export const metadata: Metadata = {
  title: { default: 'Colligo', template: '%s – Colligo' },
  robots: { index: false, follow: false },
}

/** The protected side, in the browser's language. It protects nothing by itself: every page asks who is there. */
export default async function OrganiserLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('organiser')
  const organiser = organiserOf((await server()).organising, await sessionToken())
  const { error, organiser: words } = await getMessages()
  const { signIn, welcome, people, account, roles } = words
  return (
    <html lang={await getLocale()}>
      <body>
        <PageFrame
          skip={(await getTranslations('site'))('skip')}
          header={
            <>
              <a href="/organiser" className="flex min-h-11 items-center text-ink no-underline">
                <Wordmark name={`Colligo · ${t('area')}`} />
              </a>
              {organiser === null ? null : <Navigation roles={organiser.roles} />}
            </>
          }
        >
          <NextIntlClientProvider messages={{ error, organiser: { signIn, welcome, people, account, roles } }}>
            {children}
          </NextIntlClientProvider>
        </PageFrame>
      </body>
    </html>
  )
}

async function Navigation({ roles }: { readonly roles: readonly Role[] }) {
  const t = await getTranslations('organiser.nav')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-x-5 text-sm">
      {pagesOf(roles).map(({ name, href }) => (
        <NavigationLink key={name} href={href} coversBelow>
          {t(name)}
        </NavigationLink>
      ))}
      <NavigationLink href="/">{t('public')}</NavigationLink>
      <form action={signOutOrganiser}>
        <button
          type="submit"
          className="inline-flex min-h-11 cursor-pointer items-center text-accent underline decoration-[0.07em] underline-offset-[0.18em] hover:text-accent-strong"
        >
          {t('signOut')}
        </button>
      </form>
    </nav>
  )
}
