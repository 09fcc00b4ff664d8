import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'next-intl'
import { preferredLocale } from './preferred-locale.ts'
import type { Locale } from './routing.ts'

/**
 * The organisers' words for a file that they fetch, in the browser's language. Route handlers have no parameters of the
 * root, by which pages find theirs (`request.ts`).
 */
export async function organisersWordsFor<Room extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  request: Request,
  namespace: Room,
) {
  const locale: Locale = preferredLocale(request.headers.get('accept-language') ?? '')
  const { default: organiser } = (await import(`../../messages/organisers/${locale}.json`)) as {
    readonly default: Messages['organiser']
  }
  const messages = { organiser } as Messages
  return { locale, t: createTranslator({ locale, messages, namespace, timeZone: 'Europe/Brussels' }) }
}

export const wordsForFile = (request: Request) => organisersWordsFor(request, 'organiser.watch')
