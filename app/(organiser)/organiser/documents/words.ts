import { documentWordsFrom, type DocumentWords } from '#lib/i18n/document-words'
import type { RulePack } from '#lib/domain/rule'
import { preferredLocale } from '#lib/i18n/preferred-locale'

interface Catalogue {
  readonly default: Record<string, unknown>
}

/** The words of the documents under a law, in the browser's language: a handler has none of its own as pages have. */
export async function documentWords(request: Request, law: Pick<RulePack, 'words'>): Promise<DocumentWords> {
  const locale = preferredLocale(request.headers.get('accept-language') ?? '')
  const [organiser, legal] = await Promise.all([
    import(`../../../../messages/organisers/${locale}.json`) as Promise<Catalogue>,
    import(`../../../../messages/legal/${locale}.json`) as Promise<Catalogue>,
  ])
  return documentWordsFrom(locale, { organiser: organiser.default, legal: legal.default }, law)
}
