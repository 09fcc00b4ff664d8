import type { PackWords, RulePack } from '#lib/domain/rule'

/** A pack's own words, and the language that they are in. */
export interface SpokenWords extends PackWords {
  readonly language: string
}

/**
 * The words of a law that is not the catalogues': in the language that is asked for, else in English, in which every pack has
 * them. `null` for European initiatives.
 */
export function wordsOfPack({ words }: Pick<RulePack, 'words'>, language: string): SpokenWords | null {
  if (words === null) return null
  const spoken = Object.hasOwn(words, language) ? language : 'en'
  const found = words[spoken]
  return found === undefined ? null : { ...found, language: spoken }
}
