import { countries } from '#lib/domain/countries'
import { isoCodeOf, memberStates, type MemberState } from '#lib/domain/member-states'
import type { RulePack } from '#lib/domain/rule'
import { regionalLocale } from './regional-locale.ts'

/** A country and its name in some language. */
export interface NamedCountry<Code extends string = string> {
  readonly code: Code
  readonly name: string
}

/** Names that `Intl` lacks: the source it comes from (CLDR) has none in Maltese for a place where next to nobody lives. */
const lacking: Readonly<Record<string, string>> = { 'mt IO': 'it-Territorju Brittaniku tal-Oċean Indjan' }

/** A country's name in a language. `Intl` knows Greece by its ISO code. */
export const countryName = (code: string, locale: string): string =>
  lacking[`${locale} ${code}`] ?? namesIn(locale).of(isoCodeOf(code)) ?? code

const made = new Map<string, Intl.DisplayNames>()

/** Made once a language: a form names 250 countries. */
function namesIn(locale: string): Intl.DisplayNames {
  const names = made.get(locale) ?? new Intl.DisplayNames(regionalLocale(locale), { type: 'region' })
  made.set(locale, names)
  return names
}

/** A country with its name in a language. */
export const namedCountry = (code: string, locale: string): NamedCountry => ({ code, name: countryName(code, locale) })

export const languageName = (code: string, locale: string): string =>
  new Intl.DisplayNames(regionalLocale(locale), { type: 'language' }).of(code) ?? code

/** The Member States by name, in the alphabet of the language. */
export const namedMemberStates = (locale: string): readonly NamedCountry<MemberState>[] => named(memberStates, locale)

/** Those of them with which statements are taken under a law. */
export const namedStatesOf = (
  { states }: Pick<RulePack, 'states'>,
  locale: string,
): readonly NamedCountry<MemberState>[] => namedMemberStates(locale).filter(({ code }) => states.includes(code))

/** Every country a signatory may reside in: Member States first, each group in the alphabet of the language. */
export function namedCountries(locale: string): readonly NamedCountry[] {
  const ours: ReadonlySet<string> = new Set(memberStates)
  return [
    ...named(memberStates, locale),
    ...named(
      countries.filter((code) => !ours.has(code)),
      locale,
    ),
  ]
}

function named<Code extends string>(codes: readonly Code[], locale: string): readonly NamedCountry<Code>[] {
  const order = new Intl.Collator(regionalLocale(locale))
  return codes
    .map((code) => ({ code, name: countryName(code, locale) }))
    .toSorted((one, other) => order.compare(one.name, other.name))
}
