import { documentWordsFrom, type DocumentWords } from '#lib/i18n/document-words'
import { preferredLocale } from '#lib/i18n/preferred-locale'

interface Catalogue {
  readonly default: Record<string, unknown>
}

/** The words of the documents, in the browser's language: a handler has none of its own as pages have. */
export async function documentWords(request: Request): Promise<DocumentWords> {
  const locale = preferredLocale(request.headers.get('accept-language') ?? '')
  const [organiser, legal] = await Promise.all([
    import(`../../../../messages/organisers/${locale}.json`) as Promise<Catalogue>,
    import(`../../../../messages/legal/${locale}.json`) as Promise<Catalogue>,
  ])
  return documentWordsFrom(locale, { organiser: organiser.default, legal: legal.default })
}
