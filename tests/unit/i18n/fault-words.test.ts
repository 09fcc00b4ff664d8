import { describe, expect, it } from 'vitest'
import { faultWords, notFoundWords } from '#lib/i18n/fault-words'
import { routing } from '#lib/i18n/routing'

describe.each(routing.locales)('when something fails in %s', (locale) => {
  it('there are words for it without asking anything that may fail as well', () => {
    expect(Object.values(faultWords(locale)).every((words) => words !== '')).toBe(true)
    expect(notFoundWords(locale)).toMatchObject({ locale })
  })
})

it.each(['', 'xx', 'EN', '__proto__', '../legal/en'])('an unknown language, as %j, gets English', (language) => {
  expect(faultWords(language)).toBe(faultWords('en'))
  expect(notFoundWords(language)).toEqual(notFoundWords('en'))
})
