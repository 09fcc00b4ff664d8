/**
 * The Member States, by the codes that the EU's institutions write (`EL`, not `GR`), in the EU's protocol order.
 *
 * Source: Interinstitutional style guide, section 7.1.
 */
export const memberStates = [
  'BE', 'BG', 'CZ', 'DK', 'DE', 'EE', 'IE', 'EL', 'ES', 'FR', 'HR', 'IT', 'CY', 'LV', 'LT', 'LU', 'HU', 'MT',
  'NL', 'AT', 'PL', 'PT', 'RO', 'SI', 'SK', 'FI', 'SE',
] as const // prettier-ignore

export type MemberState = (typeof memberStates)[number]

const known: ReadonlySet<string> = new Set(memberStates)

export const isMemberState = (code: string): code is MemberState => known.has(code)

/** The ISO 3166 code of a country written as the EU writes it: `Intl` and the rest of the world know Greece as `GR`. */
export const isoCodeOf = (country: string): string => (country === 'EL' ? 'GR' : country)

/** The EU's code of a country written in ISO 3166. */
export const euCodeOf = (country: string): string => (country === 'GR' ? 'EL' : country)
