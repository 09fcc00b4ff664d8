import { expect, test } from 'vitest'
import { countries, parseCountry } from '#lib/domain/countries'
import { euCodeOf, isMemberState, isoCodeOf, memberStates } from '#lib/domain/member-states'

test('there are 27 Member States, and one may live in each', () => {
  expect(memberStates).toHaveLength(27)
  expect(new Set(memberStates).size).toBe(27)
  expect(memberStates.filter((memberState) => !countries.includes(memberState))).toEqual([])
})

test('countries are ISO 3166 and Kosovo, each once, Greece as the EU writes it', () => {
  expect(countries).toHaveLength(250)
  expect(new Set(countries).size).toBe(250)
  expect(countries.filter((country) => !/^[A-Z]{2}$/.test(country))).toEqual([])
  expect(countries).toContain('EL')
  expect(countries).not.toContain('GR')
})

test('every country has a name', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  expect(countries.filter((country) => names.of(isoCodeOf(country)) === undefined)).toEqual([])
})

test.each([
  ['EE', 'EE'],
  ['ee', 'EE'],
  ['GR', 'EL'],
  ['gr', 'EL'],
  ['EL', 'EL'],
  ['GB', 'GB'],
  ['UK', null],
  ['QQ', null],
  ['EST', null],
  ['', null],
])('the country %j is %s', (text, country) => {
  expect(parseCountry(text)).toBe(country)
})

test('a Member State is known by the code that the EU writes', () => {
  expect(isMemberState('EL')).toBe(true)
  expect(['GR', 'UK', 'GB', 'ee', 'CH', ''].filter(isMemberState)).toEqual([])
})

test('Greece has two codes, everybody else has one', () => {
  expect(isoCodeOf('EL')).toBe('GR')
  expect(euCodeOf('GR')).toBe('EL')
  expect(isoCodeOf('EE')).toBe('EE')
  expect(euCodeOf('EE')).toBe('EE')
})
