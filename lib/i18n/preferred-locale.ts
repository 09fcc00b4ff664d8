import { routing, type Locale } from './routing.ts'

/** The first language of an `Accept-Language` header (RFC 9110, section 12.5.4) that we speak. */
export function preferredLocale(acceptLanguage: string): Locale {
  const wishes = acceptLanguage
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [range = '', quality = ''] = wish.trim().split(/\s*;\s*q\s*=\s*/iu)
      return { language: range.split('-')[0]?.toLowerCase() ?? '', quality: quality === '' ? 1 : Number(quality) }
    })
    // A quality of 0 says that a language is not wanted.
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
  const spoken = (language: string): Locale | undefined => routing.locales.find((locale) => locale === language)
  return wishes.map(({ language }) => spoken(language)).find((locale) => locale !== undefined) ?? routing.defaultLocale
}
