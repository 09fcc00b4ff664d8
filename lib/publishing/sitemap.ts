import { routing } from '#lib/i18n/routing'
import { escaped } from './markup.ts'
import type { Publication } from './publication.ts'
import { pagesFor } from './site-pages.ts'

/** Every page in every language, each with the addresses of the others (sitemaps.org, and Google's extension for them). */
export function sitemap({ origin, site, initiative, pack }: Publication): string {
  const addresses = pagesFor({ site, hasInitiative: initiative !== null, pack }).map(({ href }) =>
    href === '/' ? '' : href,
  )
  const urls = addresses.flatMap((page) => {
    const others = [
      ...routing.locales.map((locale) => alternate(locale, `${origin}/${locale}${page}`)),
      alternate('x-default', `${origin}${page === '' ? '/' : page}`),
    ].join('')
    return routing.locales.map((locale) => `<url><loc>${escaped(`${origin}/${locale}${page}`)}</loc>${others}</url>\n`)
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n',
    ...urls,
    '</urlset>\n',
  ].join('')
}

const alternate = (language: string, address: string): string =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(address)}"/>`

/** All may read what is for the public (RFC 9309). The rest is nothing for a search. */
export const robots = ({ origin }: Publication): string =>
  [
    'User-agent: *',
    'Allow: /',
    ...['/organiser', '/api/challenge', '/*/signed?', '/*/updates/', '/*/withdraw/'].map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n')
