import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { routing } from '#lib/i18n/routing'

/** One English term of the regulation in one language. */
interface Entry {
  /** In the nominative, as a dictionary has it. */
  readonly term: string
  /** How the word may begin, whatever its case and number: one of these must be there, in lower case. */
  readonly stems: readonly string[]
  /** Keys of messages in which a natural sentence uses another word, such as a pronoun. */
  readonly except?: readonly string[]
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(`messages/${file}.json`, 'utf8'))
const glossary = readJson('glossary') as Readonly<Record<string, Readonly<Record<string, Entry>>>>

function flatten(part: unknown, path = ''): readonly (readonly [key: string, message: string])[] {
  if (typeof part === 'string') return [[path, part]]
  return Object.entries(part as object).flatMap(([key, below]) => flatten(below, path === '' ? key : `${path}.${key}`))
}

/** The messages without the soft hyphens that let long words be broken. */
const catalogueOf = (locale: string): ReadonlyMap<string, string> =>
  new Map(
    flatten({ ...(readJson(locale) as object), legal: readJson(`legal/${locale}`) }).map(([key, message]) => [
      key,
      message.replaceAll('\u00ad', ''),
    ]),
  )

const english = catalogueOf('en')

/** An English term as it occurs in a message: in the plural too, and not as an argument's name. */
const occurs = (term: string, message: string): boolean => {
  const plural = term.replace(/^statement\b/u, 'statements?').replace(/y$/u, '(?:y|ies)')
  return new RegExp(`(?<![{\\w])${plural}s?(?!\\w|[},])`, 'iu').test(message)
}

test('the glossary has each term in each language', () => {
  for (const entries of Object.values(glossary)) {
    expect(Object.keys(entries).toSorted()).toEqual([...routing.locales].toSorted())
  }
})

test('the glossary’s terms occur in English', () => {
  for (const term of Object.keys(glossary)) {
    expect([...english.values()].some((message) => occurs(term, message))).toBe(true)
  }
})

describe.each(routing.locales)('the catalogue in %s', (locale) => {
  const catalogue = catalogueOf(locale)

  it.each(Object.keys(glossary))('says “%s” by the one word that the glossary has for it', (term) => {
    const { term: own, stems, except = [] } = glossary[term]![locale]!
    expect(stems.some((stem) => own.toLocaleLowerCase(locale).includes(stem))).toBe(true)
    const strays = [...english]
      .filter(([key, message]) => occurs(term, message) && !except.includes(key))
      .filter(([key]) => {
        const message = (catalogue.get(key) ?? '').toLocaleLowerCase(locale)
        return !stems.some((stem) => message.includes(stem))
      })
    expect(strays.map(([key]) => key)).toEqual([])
  })
})
