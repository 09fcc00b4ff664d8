import { expect, test } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { countryName, nameWithCode } from '#lib/opening/form/places'
import { words } from '#lib/opening/form/words'

test('countries have names, Greece too, and what has none keeps its code', () => {
  for (const memberState of memberStates) expect(countryName(memberState)).not.toBe(memberState)
  expect(nameWithCode('EL')).toBe('Greece (EL)')
  expect(countryName('QQ')).toBe('QQ')
})

test('what a printed export asks is what the blank form asks', () => {
  expect(words.citizensOf).toBe('1. All signatories on this form are citizens of:')
  expect(words.columns).toMatchObject({ givenNames: 'Full first names', signedOn: 'Date' })
  expect(words.label).toMatch(/^PERSONAL DATA/u)
})
