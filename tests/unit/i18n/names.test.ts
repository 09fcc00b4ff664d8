import { describe, expect, it } from 'vitest'
import { countries } from '#lib/domain/countries'
import { memberStates } from '#lib/domain/member-states'
import { countryName, languageName, namedCountries, namedMemberStates } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'

/** The 24 official languages: more than the site may speak yet. */
const languages = 'bg es cs da de et el en fr ga hr it lv lt hu mt nl pl pt ro sk sl fi sv'.split(' ')

describe.each(languages)('in %s', (language) => {
  const states = namedMemberStates(language)
  const order = new Intl.Collator(language)
  const isSorted = (names: readonly string[]): boolean =>
    names.every((name, index) => index === 0 || order.compare(names[index - 1]!, name) <= 0)

  it('all 27 Member States have a name of their own', () => {
    expect(states.map(({ code }) => code).toSorted()).toEqual(memberStates.toSorted())
    expect(new Set(states.map(({ name }) => name)).size).toBe(27)
    for (const { code, name } of states) expect(name).not.toBe(code)
  })

  it('Greece is not called EL', () => {
    const greece = new Intl.DisplayNames(language, { type: 'region' }).of('GR')
    expect(countryName('EL', language)).toBe(greece)
    expect(states.find(({ code }) => code === 'EL')?.name).toBe(greece)
    expect(namedCountries(language).find(({ code }) => code === 'EL')?.name).toBe(greece)
  })

  it('they stand in the order of that alphabet', () => {
    expect(isSorted(states.map(({ name }) => name))).toBe(true)
  })

  it('the countries of residence begin with the Member States; each group is in order', () => {
    const all = namedCountries(language)
    expect(all.map(({ code }) => code).toSorted()).toEqual(countries.toSorted())
    expect(all.slice(0, 27)).toEqual(states)
    expect(isSorted(all.slice(27).map(({ name }) => name))).toBe(true)
  })

  it('the languages of the site have a name', () => {
    for (const locale of routing.locales) expect(languageName(locale, language)).not.toBe(locale)
  })
})

it.each(routing.locales)('every country of residence has a name in %s', (locale) => {
  for (const { code, name } of namedCountries(locale)) expect(name).not.toBe(code)
})

it.each([
  ['EL', 'en', 'Greece'],
  ['EL', 'ro', 'Grecia'],
  ['EL', 'el', 'Ελλάδα'],
  ['DE', 'ro', 'Germania'],
  ['CZ', 'en', 'Czechia'],
  ['NL', 'en', 'Netherlands'],
])('%s is called in %s: %s', (code, language, name) => {
  expect(countryName(code, language)).toBe(name)
})
