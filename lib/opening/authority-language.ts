import type { MemberState } from '#lib/domain/member-states'

/**
 * The language that packages for a Member State's authority are in where none is on file. Where a Member State has more
 * than one official language, that of the ministry or the larger part.
 */
// prettier-ignore
const languages: Readonly<Record<MemberState, string>> = {
  BE: 'nl', BG: 'bg', CZ: 'cs', DK: 'da', DE: 'de', EE: 'et', IE: 'en', EL: 'el', ES: 'es', FR: 'fr', HR: 'hr',
  IT: 'it', CY: 'el', LV: 'lv', LT: 'lt', LU: 'fr', HU: 'hu', MT: 'mt', NL: 'nl', AT: 'de', PL: 'pl', PT: 'pt',
  RO: 'ro', SI: 'sl', SK: 'sk', FI: 'fi', SE: 'sv',
}

export const languageOf = (memberState: MemberState): string => languages[memberState]
