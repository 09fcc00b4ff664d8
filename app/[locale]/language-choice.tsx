import { headers } from 'next/headers'
import { languageName } from '#lib/i18n/names'
import { Link } from '#lib/i18n/navigation'
import { routing, type Locale } from '#lib/i18n/routing'

/** This page in the other languages, each named in its own words. */
export async function LanguageChoice({ current, label }: { readonly current: Locale; readonly label: string }) {
  // `proxy.ts` tells the address; a receipt's query is left behind.
  const path = (await headers()).get('x-path') ?? ''
  const page = path.replace(/^\/[a-z]{2}(?=\/|$)/u, '')
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-4 text-sm">
        {routing.locales.map((locale) => (
          <li key={locale}>
            <Link
              href={page === '' ? '/' : page}
              locale={locale}
              lang={locale}
              hrefLang={locale}
              prefetch={false}
              aria-current={locale === current ? 'true' : undefined}
              className="inline-block py-2 first-letter:uppercase aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {languageName(locale, locale)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
