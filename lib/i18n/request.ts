import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { locale as localeOfAddress } from 'next/root-params'
import { headers } from 'next/headers'
import { sharedServer } from '#lib/serving/shared-server'
import { organisersCatalogue } from './organisers-catalogue.ts'
import { preferredLocale } from './preferred-locale.ts'
import { routing } from './routing.ts'

/**
 * The catalogue for a request: the address's language, or for organisers, whose addresses have none, the browser's.
 * Their own words are a catalogue of their own, which follows the collection's law: it goes into no page of the public's.
 */
export default getRequestConfig(async () => {
  const requested = await localeOfAddress()
  const isPublic = hasLocale(routing.locales, requested)
  const locale = isPublic ? requested : preferredLocale((await headers()).get('accept-language') ?? '')
  const [site, legal] = await Promise.all([
    import(`../../messages/${locale}.json`) as Promise<Catalogue>,
    import(`../../messages/legal/${locale}.json`) as Promise<Catalogue>,
  ])
  const organiser = isPublic ? {} : await organisersCatalogue(locale, sharedServer()?.collection().pack ?? european)
  return { locale, timeZone: 'Europe/Brussels', messages: { ...site.default, legal: legal.default, organiser } }
})

interface Catalogue {
  readonly default: Record<string, unknown>
}

/** What the catalogue speaks of by itself. */
const european = { words: null }
