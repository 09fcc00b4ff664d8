import type { MemberState } from '#lib/domain/member-states'
import type { Locale } from './routing.ts'

/** Member States in which a language is official: whoever reads it is likely a national of one, and free to be of any. */
export const memberStatesOfLanguage: Readonly<Record<Locale, readonly MemberState[]>> = {
  bg: ['BG'],
  es: ['ES'],
  cs: ['CZ'],
  da: ['DK'],
  de: ['DE', 'AT', 'BE', 'LU'],
  et: ['EE'],
  el: ['EL', 'CY'],
  en: ['IE', 'MT'],
  fr: ['FR', 'BE', 'LU'],
  ga: ['IE'],
  hr: ['HR'],
  it: ['IT'],
  lv: ['LV'],
  lt: ['LT'],
  hu: ['HU'],
  mt: ['MT'],
  nl: ['NL', 'BE'],
  pl: ['PL'],
  pt: ['PT'],
  ro: ['RO'],
  sk: ['SK'],
  sl: ['SI'],
  fi: ['FI'],
  sv: ['SE', 'FI'],
}
