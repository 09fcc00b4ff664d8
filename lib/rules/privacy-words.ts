import type { RulePack } from '#lib/domain/rule'
import { eci2011 } from './eci-2011/index.ts'
import { wordsOfPack } from './words-of-pack.ts'

/** What is said of signatories' data under one law and otherwise under another. */
export type PrivacySection = 'data' | 'recipients' | 'retention'

/** The words of a section: the pack's own, with their language, or the key of the catalogues' under `legal.privacy`. */
export type PrivacyWords =
  | { readonly text: string; readonly language: string }
  | { readonly key: PrivacySection | 'dataBefore2020' | 'retentionBefore2020' }

export function privacyWords(pack: RulePack, section: PrivacySection, language: string): PrivacyWords {
  const words = wordsOfPack(pack, language)
  if (words !== null) return { text: words.privacy[section], language: words.language }
  const isOfBefore = pack.id === eci2011.id && section !== 'recipients'
  return { key: isOfBefore ? `${section}Before2020` : section }
}
