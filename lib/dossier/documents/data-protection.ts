import { documentWordsFrom, type DocumentCatalogues } from '#lib/i18n/document-words'
import { routing } from '#lib/i18n/routing'
import { documentFacts, type Documented } from '#lib/organising/documents/facts'
import { impactAssessment } from '#lib/organising/documents/impact-assessment'
import { recordOfProcessing } from '#lib/organising/documents/record-of-processing'
import type { DossierDocument } from '../paper/document.ts'
import { fromPrintable } from '../paper/from-printable.ts'

/**
 * The impact assessment and the record of processing, as organisers can download them: filled in with what the instance
 * knows, in English and in the languages of the authority.
 *
 * @param wanted - Codes of languages; those that nobody has put the words into are left out.
 * @param pageOf - How pages are numbered in a language, with places for `{page}` and `{pages}`.
 */
export const dataProtectionDocuments = (
  known: Documented,
  wanted: readonly string[],
  cataloguesOf: (language: string) => DocumentCatalogues,
  pageOf: (language: string) => string,
): readonly DossierDocument[] =>
  routing.locales
    .filter((locale) => locale === 'en' || wanted.includes(locale))
    .toSorted((one, other) => Number(other === 'en') - Number(one === 'en'))
    .flatMap((locale) => {
      const words = documentWordsFrom(locale, cataloguesOf(locale), known.collection.pack)
      const facts = documentFacts(known, words)
      const ending = locale === 'en' ? '' : `.${locale}`
      const frame = { contents: words.t('contents'), page: pageOf(locale) }
      return [
        fromPrintable(`06-impact-assessment${ending}`, impactAssessment(facts, words), frame),
        fromPrintable(`07-record-of-processing${ending}`, recordOfProcessing(facts, words), frame),
      ]
    })

/** Who answers, how to write to them and where the data lie, in English; gaps where nobody has said it yet. */
export function partiesInEnglish(known: Documented, catalogues: DocumentCatalogues) {
  const { controller, contact, host, initiative, registrationNumber, certificate } = documentFacts(
    known,
    documentWordsFrom('en', catalogues, known.collection.pack),
  )
  return { controller, contact, host, title: initiative, registrationNumber, certificate }
}
