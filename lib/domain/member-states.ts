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

/** States that have left the Union: earlier laws took their statements, and no site collects them any more. */
export const formerMemberStates = ['UK'] as const

/** A state with which a statement of support may be, or may have been, signed. */
export type SigningState = MemberState | (typeof formerMemberStates)[number]

/** All of them; those that have left stand last. */
export const signingStates: readonly SigningState[] = [...memberStates, ...formerMemberStates]

const everKnown: ReadonlySet<string> = new Set(signingStates)

export const isSigningState = (code: string): code is SigningState => everKnown.has(code)

/** The ISO 3166 code of a country written as the EU writes it: `Intl` and the rest of the world know Greece as `GR`. */
export const isoCodeOf = (country: string): string => (country === 'EL' ? 'GR' : country)

/** A state as the country that people live in, or are nationals of: the United Kingdom is `GB` among those. */
export const countryOf = (state: SigningState): string => (state === 'UK' ? 'GB' : state)

/** The EU's code of a country written in ISO 3166. */
export const euCodeOf = (country: string): string => (country === 'GR' ? 'EL' : country)
