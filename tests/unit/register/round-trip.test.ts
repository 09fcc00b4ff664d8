import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Initiative } from '#lib/domain/initiative'
import { officialLanguages } from '#lib/register/official-languages'
import { readInitiative } from '#lib/register/read-initiative'
import { escaped, initiativeAsXml, inSections, type Wording } from '#tests/support/sample-initiative/initiative-as-xml'
import { smallInitiative } from '#tests/support/sample-initiative/small-initiative'

/** What the formats refuse is not written; everything else comes back, markup and astral characters included. */
const refused = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/gu

const word = fc.oneof(
  fc.constantFrom('<', '>', '&', ']]>', '<![CDATA[', '&amp;', '<!--', '"', "'", '\u00A0', '🐦', '𝒮wift', 'e\u0301', '&#10;', '\\u0041', '%s'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map((text) => text.replace(refused, '') || 'x'),
) // prettier-ignore

/** Begins with a letter, so that there is something to read, and ends without white space, which is layout in XML. */
const textOf = (maxLength: number, ...spaces: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...spaces), word), { maxLength })
    .map((words) => `a${words.flat().join('')}`.slice(0, 90).toWellFormed().replaceAll('\uFFFD', '') + 'z')

const name = fc.array(word, { maxLength: 6 }).map((words) => `N${words.join('').replace(/ /gu, '')}z`)

const text = fc.record({ title: textOf(8, '', ' ', '  '), objectives: textOf(20, '', ' ', '\n', '\n\n', '\t') })

const initiative: fc.Arbitrary<Initiative> = fc
  .tuple(fc.tuple(name, name), fc.array(text, { minLength: 1, maxLength: 24 }), fc.nat())
  .map(([names, texts, original]) => ({
    ...smallInitiative,
    organisers: [{ role: 'representative', name: names.join(' '), email: null, country: 'EL' }],
    texts: texts.map((wording, index) => ({
      language: officialLanguages[index] ?? 'en',
      isOriginal: index === original % texts.length,
      ...wording,
      annexUrl: index % 2 === 0 ? null : 'https://swifts.example.eu/?a=1&b=2',
      websiteUrl: null,
    })),
  }))

test.each<readonly [string, (initiative: Initiative) => string]>([
  ['XML with its words escaped', (value) => initiativeAsXml(value, escaped)],
  ['XML with its words in CDATA sections', (value) => initiativeAsXml(value, inSections)],
  ['XML with every character by its number', (value) => initiativeAsXml(value, byNumber)],
  ['JSON', (value) => JSON.stringify(value)],
])('whatever the wording, it comes back letter for letter from %s', (_, write) => {
  fc.assert(
    fc.property(initiative, (value) => {
      expect(readInitiative(write(value))).toEqual({ ok: true, value })
      expect(readInitiative(Buffer.from(write(value)))).toEqual({ ok: true, value })
    }),
    { numRuns: 200 },
  )
})

const byNumber: Wording = (words) =>
  Array.from(words, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`).join('')

test('no file makes the reader throw', () => {
  const piece = fc.constantFrom('<initiative ', '<export>', '<languages>', '<language ', 'code="en" ', '/>', '>', '</languages>', '<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE ', '&', ';', '{', '"texts":', '[', ']', '}', '"', ',', '\uFEFF', '\0') // prettier-ignore
  const file = fc.oneof(
    fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }).map((pieces) => pieces.join('')),
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((json) => `{"texts":[${json}],"period":${json},"organisers":${json}}`),
  )
  fc.assert(
    fc.property(file, (content) => {
      const read = readInitiative(content)
      expect(read.ok ? 0 : read.problem.length).toBeGreaterThan(0)
    }),
    { numRuns: 2000 },
  )
})
