import type { Messages } from 'next-intl'
import type { RulePack } from '#lib/domain/rule'
import type { Locale } from './routing.ts'

type OrganisersWords = Messages['organiser']

type Law = Pick<RulePack, 'words'>

/** The organisers' words in a language, under a collection's law. */
export async function organisersCatalogue(locale: Locale, law: Law): Promise<OrganisersWords> {
  const { default: spoken } = (await import(`../../messages/organisers/${locale}.json`)) as {
    readonly default: OrganisersWords
  }
  return organisersWordsUnder(spoken, law)
}

/**
 * The organisers' catalogue under a law: it speaks of European initiatives, and has under `underOtherLaw`, at the same keys,
 * what is said of a procedure that brings words of its own.
 */
export const organisersWordsUnder = (spoken: OrganisersWords, { words }: Law): OrganisersWords =>
  words === null ? spoken : saidInstead(spoken, spoken.underOtherLaw)

/** The same words, with others at the keys that these have. */
function saidInstead<Words extends object>(words: Words, others: object): Words {
  const said = words as Readonly<Record<string, unknown>>
  const changed = Object.entries(others).map(([key, other]): readonly [string, unknown] => {
    const before = said[key]
    return [key, typeof before === 'object' && before !== null ? saidInstead(before, other as object) : other]
  })
  return { ...words, ...(Object.fromEntries(changed) as Partial<Words>) }
}
