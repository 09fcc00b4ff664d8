import type { MemberStateRule, RulePack } from '#lib/domain/rule'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import type legal from '../../messages/legal/en.json'

type FormWords = (typeof legal)['form']

/**
 * The words of the printed form under a law: who stands on it, and whose form it is.
 *
 * Source: Regulation (EU) No 211/2011, Annex III, whose forms differ in their first line by who may sign with a state; for
 * other laws the words that their packs bring along.
 */
export function formWordsUnder(form: FormWords, law: RulePack, rule: MemberStateRule, language: string): FormWords {
  const own = wordsOfPack(law, language)
  if (own !== null) {
    const { procedure, whoMaySign, declarations } = own
    const declaration = declarations['correct-and-first']
    return { ...form, title: procedure, source: law.source, subtitleA: whoMaySign, declaration, ...own.form }
  }
  if (law.id !== eci2011.id) return form
  return { ...form, source: form.sourceBefore2020, citizensOf: whoIsOnTheForm(form, rule) }
}

function whoIsOnTheForm({ citizensOf, signingWith }: FormWords, { entitled, documents }: MemberStateRule): string {
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
