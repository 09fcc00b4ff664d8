import { expect, it } from 'vitest'
import { dayInWords, momentInWords } from '#lib/i18n/days'
import { routing } from '#lib/i18n/routing'

it.each([
  ['2026-11-22', 'en', '22 November 2026'],
  ['2026-11-22', 'ro', '22 noiembrie 2026'],
  ['2026-01-01', 'en', '1 January 2026'],
  ['2026-12-31', 'ro', '31 decembrie 2026'],
  ['2028-02-29', 'en', '29 February 2028'],
])('%s is in %s: %s', (day, locale, words) => {
  expect(dayInWords(day, locale).replaceAll('\u00A0', ' ')).toBe(words)
})

it.each(routing.locales)('a day is the same day wherever the server stands, in %s too', (locale) => {
  // The tests run west of Greenwich, where a day taken for an instant would be the day before.
  expect(new Date('2026-11-22').getDate()).toBe(21)
  expect(dayInWords('2026-11-22', locale)).toMatch(/22/u)
})

it.each(routing.locales)('no line ends within a day, in %s either, and it may after the day of a moment', (locale) => {
  const day = dayInWords('2026-11-23', locale)
  expect(day).toMatch(/^\S+(?:\u00A0\S+)+$/u)
  const moment = momentInWords(new Date('2026-11-23T01:10Z'), locale)
  expect(moment.startsWith(day)).toBe(true)
  expect(moment.slice(day.length)).toMatch(/^,? .*2[:.]10/u)
})
