import '../../ui/theme.css'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageFrame, Wordmark } from '#app/ui/page-frame'
import { may, type Role } from '#lib/domain/role'
import type { ApprovalKeeping } from '#lib/organising/approvals'
import type { OrganiserAccount } from '#lib/organising/organising'
import { organiserOf } from '#lib/organising/sign-in'
import { sessionToken } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { signOutOrganiser } from './actions'
import { NavigationLink } from './navigation-link'
import { pageGroups, pagesOf } from './pages'

export const metadata: Metadata = {
  title: { default: 'Colligo', template: '%s – Colligo' },
  robots: { index: false, follow: false },
}

/** The words that components in the browser need; the others stay on the server. */
const roomsForBrowser = [
  'signIn',
  'welcome',
  'setUp',
  'people',
  'account',
  'roles',
  'confirmAgain',
  'passkeys',
  'results',
  'removals',
  'exports',
  'submission',
] as const

/** The protected side, in the browser's language. It protects nothing by itself: every page asks who is there. */
export default async function OrganiserLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('organiser')
  const { organising, approvals } = await server()
  const organiser = organiserOf(organising, await sessionToken())
  const { error, organiser: words } = await getMessages()
  const forBrowser = Object.fromEntries(roomsForBrowser.map((room) => [room, words[room]]))
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
              {organiser === null ? null : (
                <Navigation roles={organiser.roles} waiting={waitingFor(organiser, approvals)} />
              )}
            </>
          }
        >
          <NextIntlClientProvider messages={{ error, organiser: forBrowser }}>{children}</NextIntlClientProvider>
        </PageFrame>
      </body>
    </html>
  )
}

/** Requests of others that somebody can confirm. */
const waitingFor = ({ id, roles }: OrganiserAccount, approvals: ApprovalKeeping): number =>
  may(roles, 'confirm') ? approvals.waiting().filter(({ requestedBy }) => requestedBy !== id).length : 0

/** On a small screen folded away, so that the page itself comes first. */
async function Navigation(props: { readonly roles: readonly Role[]; readonly waiting: number }) {
  const t = await getTranslations('organiser.nav')
  return (
    <nav aria-label={t('label')} className="w-full text-sm">
      <details className="sm:hidden">
        <summary className="min-h-11 py-2">{t('label')}</summary>
        <Links {...props} />
      </details>
      <div className="hidden sm:block">
        <Links {...props} />
      </div>
    </nav>
  )
}

/** A line for each part of the work in which there is something to do, and one for what belongs to nobody's work. */
async function Links({ roles, waiting }: { readonly roles: readonly Role[]; readonly waiting: number }) {
  const t = await getTranslations('organiser.nav')
  const { origin, organisersOrigin, collection } = await server()
  const open = pagesOf(roles, collection().pack.foresees)
  const groups = pageGroups.filter((group) => open.some((page) => page.group === group))
  return (
    <div className="grid gap-x-8 sm:grid-cols-[auto_1fr]">
      {groups.map((group) => (
        <LinkGroup key={group} name={t(`groups.${group}`)}>
          {open
            .filter((page) => page.group === group)
            .map(({ name, href }) => (
              <li key={name}>
                <NavigationLink href={href} coversBelow>
                  {name === 'approvals' && waiting > 0 ? t('approvalsWaiting', { count: waiting }) : t(name)}
                </NavigationLink>
              </li>
            ))}
        </LinkGroup>
      ))}
      <div className="flex flex-wrap items-center gap-x-5 sm:col-start-2">
        <NavigationLink href={origin === organisersOrigin ? '/' : origin}>{t('public')}</NavigationLink>
        <form action={signOutOrganiser}>
          <button
            type="submit"
            className="inline-flex min-h-11 cursor-pointer items-center text-accent sm:min-h-9 underline decoration-[0.07em] underline-offset-[0.18em] hover:text-accent-strong"
          >
            {t('signOut')}
          </button>
        </form>
      </div>
    </div>
  )
}

function LinkGroup({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <p aria-hidden className="pt-3 text-faint sm:py-2">
        {name}
      </p>
      <ul aria-label={name} className="flex flex-wrap items-center gap-x-5">
        {children}
      </ul>
    </>
  )
}
