import { expect, test } from 'vitest'
import { routing } from '#lib/i18n/routing'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { nlBurgerinitiatief } from '#lib/rules/nl-burgerinitiatief/index'
import { privacyWords } from '#lib/rules/privacy-words'
import { rulePacks } from '#lib/rules/rule-packs'
import { wordsOfPack } from '#lib/rules/words-of-pack'

test('European laws have the words of the catalogues, and none of their own', () => {
  expect(wordsOfPack(eci2019, 'nl')).toBeNull()
  expect(privacyWords(eci2019, 'data', 'nl')).toEqual({ key: 'data' })
  expect(privacyWords(eci2019, 'retention', 'nl')).toEqual({ key: 'retention' })
  expect(privacyWords(eci2011, 'data', 'nl')).toEqual({ key: 'dataBefore2020' })
  expect(privacyWords(eci2011, 'retention', 'nl')).toEqual({ key: 'retentionBefore2020' })
  expect(privacyWords(eci2011, 'recipients', 'nl')).toEqual({ key: 'recipients' })
})

test('a national law speaks its own language, and English to everybody else', () => {
  expect(wordsOfPack(nlBurgerinitiatief, 'nl')).toMatchObject({
    language: 'nl',
    procedure: 'Burgerinitiatief aan de Tweede Kamer',
  })
  for (const language of ['en', 'fi', 'constructor', '']) {
    expect(wordsOfPack(nlBurgerinitiatief, language)?.language).toBe('en')
  }
  expect(privacyWords(nlBurgerinitiatief, 'recipients', 'nl')).toMatchObject({ language: 'nl' })
  expect(wordsOfPack({ words: {} }, 'nl')).toBeNull()
})

test.each(Object.values(rulePacks))(
  'the words of $id are whole in each of its languages, English among them',
  (pack) => {
    if (pack.words === null) return
    const languages = Object.keys(pack.words)
    expect(languages).toContain('en')
    expect(languages.filter((language) => !routing.locales.some((locale) => locale === language))).toEqual([])
    const texts = (part: unknown): readonly string[] =>
      typeof part === 'string' ? [part] : Object.values(part as object).flatMap(texts)
    for (const words of Object.values(pack.words)) {
      expect(texts(words).filter((text) => text.trim() === '' || text !== text.normalize('NFC'))).toEqual([])
    }
  },
)
