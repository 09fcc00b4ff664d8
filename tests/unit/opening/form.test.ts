import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countries } from '#lib/domain/countries'
import { memberStates } from '#lib/domain/member-states'
import { countryName, filled, nameWithCode } from '#lib/opening/form/words'
import { nodeMachine } from '#lib/opening/node/node-machine'

const { wordsIn } = nodeMachine()

test('countries have names in every language, Greece too, and what has none keeps its code', async () => {
  for (const file of readdirSync('lib/opening/places')) {
    const words = { ...(await wordsIn('en')), countries: placesIn(file) }
    for (const code of [...memberStates, ...countries])
      expect(countryName(words, code), `${file} ${code}`).not.toBe(code)
  }
  const english = await wordsIn('en')
  expect(nameWithCode(english, 'EL')).toBe('Greece (EL)')
  expect(countryName(english, 'QQ')).toBe('QQ')
})

test('what a printed export asks is what the blank form asks', async () => {
  const { legal } = await wordsIn('en')
  expect(legal.citizensOf).toBe('All signatories on this form are citizens of:')
  expect(legal.columns).toMatchObject({ givenNames: 'Full first names', signedOn: 'Date' })
  expect(legal.label).toMatch(/^PERSONAL DATA/u)
})

test('a language that nobody has put the words into is read in English', async () => {
  expect((await wordsIn('xx')).language).toBe('en')
})

test('places of a text without a value stay as they are', () => {
  expect(filled('{one} of {many}', { one: 1 })).toBe('1 of {many}')
})

const placesIn = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join('lib/opening/places', file), 'utf8')) as Readonly<Record<string, string>>
