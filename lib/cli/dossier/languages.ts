import type { MemberState } from '#lib/domain/member-states'

/** Official languages of the Member States, in which their authorities are written to. */
// prettier-ignore
const languages: Readonly<Record<MemberState, readonly string[]>> = {
  BE: ['nl', 'fr', 'de'], BG: ['bg'], CZ: ['cs'], DK: ['da'], DE: ['de'], EE: ['et'], IE: ['ga'], EL: ['el'], ES: ['es'],
  FR: ['fr'], HR: ['hr'], IT: ['it'], CY: ['el'], LV: ['lv'], LT: ['lt'], LU: ['fr', 'de'], HU: ['hu'], MT: ['mt'],
  NL: ['nl'], AT: ['de'], PL: ['pl'], PT: ['pt'], RO: ['ro'], SI: ['sl'], SK: ['sk'], FI: ['fi', 'sv'], SE: ['sv'],
}

export const languagesOf = (place: MemberState | null): readonly string[] => (place === null ? [] : languages[place])
