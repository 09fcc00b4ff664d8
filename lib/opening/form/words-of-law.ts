import type { RulePack } from '#lib/domain/rule'
import { formWordsUnder } from '#lib/forms/words-under-law'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import type { VerifiedHeader } from '../export-header.ts'
import { editionOf, lawOf } from '../regime.ts'
import type { AuthorityWords } from './words.ts'

/** What authorities read, in the words of an export's law. */
export function wordsUnderLaw(words: AuthorityWords, header: VerifiedHeader): AuthorityWords {
  const rule = editionOf(header).rules[header.memberState]
  if (rule === undefined) return words
  const law = lawOf(header)
  const legal = formWordsUnder(words.legal, law, rule, words.language)
  return { ...words, legal, authority: authorityWordsUnder(words, law) }
}

/** The form that goes with a package, and what is said of the files: by the names of a procedure that is not the Union's. */
function authorityWordsUnder({ authority, language }: AuthorityWords, law: RulePack): AuthorityWords['authority'] {
  const own = wordsOfPack(law, language)
  if (own === null) return authority
  const { submission, readme, underOtherLaw } = authority
  const { registrationNumber } = own.form
  const named = { title: own.procedure, source: law.source, registrationNumber }
  return {
    ...authority,
    submission: { ...submission, ...underOtherLaw.submission, ...named },
    readme: { ...readme, ...underOtherLaw.readme },
  }
}
