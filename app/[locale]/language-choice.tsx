import { headers } from 'next/headers'
import { languageName } from '#lib/i18n/names'
import { routing, type Locale } from '#lib/i18n/routing'
import { PageLink } from './page-link'

/**
 * This page in the other languages, each named in its own words. The waiting page has none: a place in the queue belongs
 * to the address that somebody asked for, language included.
 */
export async function LanguageChoice({ current, label }: { readonly current: Locale; readonly label: string }) {
  // The gate tells the address; a receipt's query is left behind.
  const path = (await headers()).get('x-path') ?? ''
  const page = path.replace(/^\/[a-z]{2}(?=\/|$)/u, '')
  if (page === '/busy') return null
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-4 text-sm">
        {routing.locales.map((locale) => (
          <li key={locale}>
            <PageLink
              href={page === '' ? '/' : page}
              locale={locale}
              lang={locale}
              hrefLang={locale}
              aria-current={locale === current ? 'true' : undefined}
              className="inline-block py-2 first-letter:uppercase aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {languageName(locale, locale)}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
