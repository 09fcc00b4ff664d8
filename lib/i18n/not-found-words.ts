import { hasLocale } from 'next-intl'
import type en from '../../messages/en.json'
import { routing, type Locale } from './routing.ts'

type Words = Readonly<(typeof en)['notFound'] & Pick<(typeof en)['site'], 'skip'>>

/** What the page for unknown addresses says. It stands outside every layout, and asks the catalogue itself. */
export async function notFoundWords(language: string): Promise<{ readonly locale: Locale; readonly words: Words }> {
  const locale = hasLocale(routing.locales, language) ? language : routing.defaultLocale
  const catalogue = (await import(`../../messages/${locale}.json`)) as { default: Pick<typeof en, 'notFound' | 'site'> }
  const { notFound, site } = catalogue.default
  return { locale, words: { ...notFound, skip: site.skip } }
}
