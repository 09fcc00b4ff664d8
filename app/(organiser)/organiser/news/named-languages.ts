import { languageName } from '#lib/i18n/names'
import { routing, type Locale } from '#lib/i18n/routing'

/** The languages of the site by name, in the alphabet of the reader's. */
export function namedLanguages(locale: string): readonly { readonly code: Locale; readonly name: string }[] {
  const order = new Intl.Collator(locale)
  return routing.locales
    .map((code) => ({ code, name: languageName(code, locale) }))
    .toSorted((one, other) => order.compare(one.name, other.name))
}
