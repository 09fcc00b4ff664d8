/**
 * Writes the names of all countries in all languages into `lib/opening/places/`: what is printed for authorities must not
 * depend on whose `Intl` prints it. To be run when the list of countries changes: `node tests/support/make-country-names.ts`.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { countries } from '#lib/domain/countries'
import { memberStates } from '#lib/domain/member-states'
import { countryName } from '#lib/i18n/names'

const folder = join(import.meta.dirname, '../../lib/opening/places')
mkdirSync(folder, { recursive: true })
const codes = [...new Set([...memberStates, ...countries])].toSorted()
for (const file of readdirSync(join(import.meta.dirname, '../../messages/legal'))) {
  const language = file.slice(0, 2)
  const names = Object.fromEntries(codes.map((code) => [code, countryName(code, language)]))
  writeFileSync(join(folder, `${language}.json`), `${JSON.stringify(names, null, 2)}\n`)
}
