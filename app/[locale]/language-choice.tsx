import { headers } from 'next/headers'
import { languageName } from '#lib/i18n/names'
import { routing, type Locale } from '#lib/i18n/routing'
import { PageLink } from './page-link'

/**
 * This page in the other languages, each named in its own words, in the Union's order. Opens without a script. The
 * waiting page has none: a place in the queue belongs to the address that somebody asked for, language included.
 */
export async function LanguageChoice({ current, label }: { readonly current: Locale; readonly label: string }) {
  // The gate tells the address; a receipt's query is left behind.
  const path = (await headers()).get('x-path') ?? ''
  const page = path.replace(/^\/[a-z]{2}(?=\/|$)/u, '')
  if (page === '/busy') return null
  return (
    <details className="relative group">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-md px-2 text-accent [&::-webkit-details-marker]:hidden">
        <Globe />
        <span className="sr-only">{label}: </span>
        <span className="first-letter:uppercase">{languageName(current, current)}</span>
        <span aria-hidden="true" className="text-xs group-open:rotate-180">
          ▾
        </span>
      </summary>
      <nav
        aria-label={label}
        className="absolute end-0 z-10 mt-1 w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-line bg-sheet p-3 shadow-lg"
      >
        <ul className="columns-2 gap-2 sm:columns-3">
          {routing.locales.map((locale) => (
            <li key={locale} className="break-inside-avoid">
              <PageLink
                href={page === '' ? '/' : page}
                locale={locale}
                lang={locale}
                hrefLang={locale}
                aria-current={locale === current ? 'true' : undefined}
                className="block rounded-md px-3 py-2 text-ink no-underline first-letter:uppercase hover:bg-wash aria-[current]:font-semibold aria-[current]:text-accent"
              >
                {languageName(locale, locale)}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  )
}

function Globe() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <circle cx="10" cy="10" r="8" />
      <path d="M2 10h16M10 2c-6 5-6 11 0 16M10 2c6 5 6 11 0 16" />
    </svg>
  )
}
