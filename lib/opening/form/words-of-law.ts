import { formWordsUnder } from '#lib/forms/words-under-law'
import type { VerifiedHeader } from '../export-header.ts'
import { editionOf, lawOf } from '../regime.ts'
import type { AuthorityWords } from './words.ts'

/** What authorities read, in the words of an export's law. */
export function wordsUnderLaw(words: AuthorityWords, header: VerifiedHeader): AuthorityWords {
  const rule = editionOf(header).rules[header.memberState]
  if (rule === undefined) return words
  return { ...words, legal: formWordsUnder(words.legal, lawOf(header), rule, words.language) }
}
