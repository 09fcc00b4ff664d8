import { createTranslator, type Messages } from 'next-intl'
import { preferredLocale } from '#lib/i18n/preferred-locale'

interface Catalogue {
  readonly default: Record<string, unknown>
}

/** The words of the documents, in the browser's language: a handler has none of its own as pages have. */
export async function documentWords(request: Request) {
  const locale = preferredLocale(request.headers.get('accept-language') ?? '')
  const [organiser, legal] = await Promise.all([
    import(`../../../../messages/organisers/${locale}.json`) as Promise<Catalogue>,
    import(`../../../../messages/legal/${locale}.json`) as Promise<Catalogue>,
  ])
  const messages = { organiser: organiser.default, legal: legal.default } as unknown as Messages
  return {
    locale,
    t: createTranslator({ locale, messages, namespace: 'organiser.documents' }),
    field: createTranslator({ locale, messages, namespace: 'legal.fields' }),
  }
}

export type DocumentWords = Awaited<ReturnType<typeof documentWords>>
