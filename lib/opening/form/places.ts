import { isoCodeOf } from '#lib/domain/member-states'
import { words } from './words.ts'

const names = new Intl.DisplayNames([words.language], { type: 'region', fallback: 'none' })

const known = new Map<string, string>()

/** The name of a country by its EU code; the code itself where it has no name. */
export function countryName(country: string): string {
  let name = known.get(country)
  if (name === undefined) {
    name = names.of(isoCodeOf(country)) ?? country
    known.set(country, name)
  }
  return name
}

/** With the code, as `Greece (EL)`: for the one place of the form where it must be beyond doubt. */
export const nameWithCode = (country: string): string => `${countryName(country)} (${country})`
