import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { locale as localeOfAddress } from 'next/root-params'
import { headers } from 'next/headers'
import { preferredLocale } from './preferred-locale.ts'
import { routing } from './routing.ts'

/** The catalogue for a request: the address's language, or the browser's where the address has none (organisers). */
export default getRequestConfig(async () => {
  const requested = await localeOfAddress()
  const locale = hasLocale(routing.locales, requested)
    ? requested
    : preferredLocale((await headers()).get('accept-language') ?? '')
  const catalogue = (await import(`../../messages/${locale}.json`)) as { default: Record<string, unknown> }
  const legal = (await import(`../../messages/legal/${locale}.json`)) as { default: Record<string, unknown> }
  return { locale, timeZone: 'Europe/Brussels', messages: { ...catalogue.default, legal: legal.default } }
})
