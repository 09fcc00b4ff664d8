import type { MemberStateRule } from '#lib/domain/rule'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import type { VerifiedHeader } from '../export-header.ts'
import { editionOf, isOfEarlierLaw, lawOf } from '../regime.ts'
import type { AuthorityWords } from './words.ts'

type Legal = AuthorityWords['legal']

/**
 * The words of the form under an export's law: who stands on it, and whose form it is.
 *
 * Source: Regulation (EU) No 211/2011, Annex III, whose forms differ in their first line by who may sign with a state; for
 * other laws the words that their packs bring along.
 */
export function wordsUnderLaw(words: AuthorityWords, header: VerifiedHeader): AuthorityWords {
  const law = lawOf(header)
  const own = wordsOfPack(law, words.language)
  if (own !== null) {
    const { procedure, whoMaySign, form } = own
    const legal = { ...words.legal, title: procedure, source: law.source, subtitleA: whoMaySign, ...form }
    return { ...words, legal }
  }
  if (!isOfEarlierLaw(header)) return words
  const rule = editionOf(header).rules[header.memberState]
  const citizensOf = rule === undefined ? words.legal.citizensOf : whoIsOnTheForm(words.legal, rule)
  return { ...words, legal: { ...words.legal, source: words.legal.sourceBefore2020, citizensOf } }
}

function whoIsOnTheForm({ citizensOf, signingWith }: Legal, { entitled, documents }: MemberStateRule): string {
  if (entitled === 'nationals') return citizensOf
  if (entitled !== 'holders') return signingWith[entitled]
  const areNumbers = documents.map(({ type }) => numbers.has(type))
  if (areNumbers.every((isNumber) => isNumber)) return signingWith.numbers
  return areNumbers.some((isNumber) => isNumber) ? signingWith['numbers-or-documents'] : signingWith.documents
}

/** Numbers of a person; all others are numbers of a document. */
const numbers: ReadonlySet<string> = new Set([
  'personal.number',
  'personal.id',
  'national.id.number',
  'personal.no.in.id.card',
  'personal.no.in.passport',
])
