import { createTranslator, type Messages } from 'next-intl'
import type { RulePack } from '#lib/domain/rule'
import { organisersWordsUnder } from './organisers-catalogue.ts'
import type { Locale } from './routing.ts'

/** Catalogues of one language, as they stand in `messages/organisers` and `messages/legal`. */
export interface DocumentCatalogues {
  readonly organiser: unknown
  readonly legal: unknown
}

/** The words of the documents that organisers complete under a law, and the names of fields, in one language. */
export function documentWordsFrom(locale: Locale, catalogues: DocumentCatalogues, law: Pick<RulePack, 'words'>) {
  // Tests hold each language's catalogue to the English one, from which the types are made.
  const { organiser, legal } = catalogues as unknown as Pick<Messages, 'organiser' | 'legal'>
  const messages = { organiser: organisersWordsUnder(organiser, law), legal } as Messages
  return {
    locale,
    t: createTranslator({ locale, messages, namespace: 'organiser.documents' }),
    field: createTranslator({ locale, messages, namespace: 'legal.fields' }),
  }
}

export type DocumentWords = ReturnType<typeof documentWordsFrom>
