import fc from 'fast-check'
import { expect, it } from 'vitest'
import { preferredLocale } from '#lib/i18n/preferred-locale'
import { routing } from '#lib/i18n/routing'

it.each([
  ['', 'en'],
  ['ro', 'ro'],
  ['ro-MD', 'ro'],
  ['RO', 'ro'],
  ['en-GB,en;q=0.9', 'en'],
  ['ro-RO,ro;q=0.9,en;q=0.8', 'ro'],
  ['ja,ro;q=0.5', 'ro'],
  ['ja', 'en'],
  ['*', 'en'],
  ['en;q=0.1, ro;q=0.5', 'ro'],
  ['en;q=0.1,ro', 'ro'],
  ['en ; q = 0.1 , ro ; q = 0.5', 'ro'],
  ['en;Q=0.1, ro;Q=0.5', 'ro'],
  ['ro,en', 'ro'],
  ['en,ro', 'en'],
  // Not wanted at all (RFC 9110, section 12.4.2).
  ['ro;q=0', 'en'],
  ['ro;q=0.0, ja', 'en'],
  ['ro;q=rubbish', 'en'],
  ['romania', 'en'],
  ['__proto__', 'en'],
  [';;;,,,q=1', 'en'],
])('who asks for %j reads %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale)
})

it('whatever is asked for, the answer is a language of ours', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(routing.locales).toContain(preferredLocale(header))
    }),
  )
})

it('a header without end is read to 500 characters', () => {
  const header = `${'ja,'.repeat(100_000)}ro`
  expect(preferredLocale(header)).toBe('en')
  expect(preferredLocale(`${'ja,'.repeat(166)}ro`)).toBe('ro')
})
