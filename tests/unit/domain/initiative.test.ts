import { expect, test } from 'vitest'
import { textIn, type Initiative, type InitiativeText } from '#lib/domain/initiative'

const text = (language: string, isOriginal: boolean): InitiativeText => ({
  language,
  isOriginal,
  title: `title in ${language}`,
  objectives: '',
  annexUrl: null,
  websiteUrl: null,
})

const initiative = (...texts: readonly InitiativeText[]): Initiative => ({
  registrationNumber: 'ECI(2026)000001',
  registeredOn: '2026-01-01',
  registerUrl: 'https://citizens-initiative.europa.eu/initiatives/details/2026/000001_en',
  period: { opensOn: '2026-03-01', closesOn: '2027-03-01' },
  organisers: [],
  texts,
})

test('an initiative is shown in the language of the reader', () => {
  expect(textIn(initiative(text('fr', true), text('et', false)), 'et').language).toBe('et')
})

test('an initiative is shown in its original language where the register has no other', () => {
  expect(textIn(initiative(text('et', false), text('fr', true)), 'mt').language).toBe('fr')
})

test('an initiative without an original cannot be shown', () => {
  expect(() => textIn(initiative(text('et', false)), 'mt')).toThrow('no original text')
})
