import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'next-intl'
import type { RulePack } from '#lib/domain/rule'
import { organisersCatalogue } from './organisers-catalogue.ts'
import { preferredLocale } from './preferred-locale.ts'
import type { Locale } from './routing.ts'

/**
 * The organisers' words for a file that they fetch, in the browser's language, under the collection's law. Route handlers have no parameters of the
 * root, by which pages find theirs (`request.ts`).
 */
export async function organisersWordsFor<Room extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  request: Request,
  namespace: Room,
  law: Pick<RulePack, 'words'>,
) {
  const locale: Locale = preferredLocale(request.headers.get('accept-language') ?? '')
  const messages = { organiser: await organisersCatalogue(locale, law) } as Messages
  return { locale, t: createTranslator({ locale, messages, namespace, timeZone: 'Europe/Brussels' }) }
}

export const wordsForFile = (request: Request, law: Pick<RulePack, 'words'>) =>
  organisersWordsFor(request, 'organiser.watch', law)
