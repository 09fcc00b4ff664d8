import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it, test } from 'vitest'
import { auditEventNames } from '#lib/domain/audit-event'
import { hardProblems, softProblems } from '#lib/domain/statement-of-support'
import { routing } from '#lib/i18n/routing'

/** A piece of a message, as the parser that next-intl brings along reads it. */
interface Piece {
  readonly type: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
  readonly value: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Piece[] }>>
  readonly children?: readonly Piece[]
  readonly pluralType?: 'cardinal' | 'ordinal'
}

const kinds = ['text', 'argument', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const

// Found from next-intl's place: whatever version reads the messages in the site reads them here.
const parserFile = createRequire(import.meta.resolve('next-intl')).resolve('@formatjs/icu-messageformat-parser')
const { parse } = (await import(parserFile)) as { parse: (message: string) => readonly Piece[] }

const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`messages/${file}.json`, 'utf8')) as Record<string, unknown>

/** Every message under its key with dots, in the order of the file. */
function flatten(part: unknown, path = ''): readonly (readonly [key: string, message: string])[] {
  if (typeof part === 'string') return [[path, part]]
  return Object.entries(part as object).flatMap(([key, below]) => flatten(below, path === '' ? key : `${path}.${key}`))
}

/** The pieces of a message, those inside its plurals, choices and tags included. */
const piecesOf = (message: readonly Piece[]): readonly Piece[] =>
  message.flatMap((piece) => [
    piece,
    ...Object.values(piece.options ?? {}).flatMap(({ value }) => piecesOf(value)),
    ...piecesOf(piece.children ?? []),
  ])

/** What a translator must carry over: arguments with what is made of them, and tags. Each once. */
const markersOf = (message: string): readonly string[] => {
  const marked = piecesOf(parse(message)).filter(({ type }) => type !== 0 && type !== 7)
  return [...new Set(marked.map(({ type, value }) => `${kinds[type]} ${value}`))].toSorted()
}

const wordsOf = (message: string): string =>
  piecesOf(parse(message))
    .flatMap(({ type, value }) => (type === 0 ? [value] : []))
    .join(' ')

const catalogueOf = (locale: string) =>
  flatten({
    ...read(locale),
    legal: read(`legal/${locale}`),
    organiser: read(`organisers/${locale}`),
    desk: read(`desk/${locale}`),
  })
const english = catalogueOf('en')

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => /^[a-z]{2}\.json$/u.test(name))
    .map((name) => name.slice(0, 2))

test('every language of the site has a catalogue and its legal wording, and there is no other', () => {
  expect(filesIn('messages').toSorted()).toEqual(routing.locales.toSorted())
  expect(filesIn('messages/legal').toSorted()).toEqual(routing.locales.toSorted())
  expect(filesIn('messages/organisers').toSorted()).toEqual(routing.locales.toSorted())
  expect(filesIn('messages/desk').toSorted()).toEqual(routing.locales.toSorted())
})

/** Sizes that statements, years and seconds can have: the categories of a language's plurals that must be there. */
const sizes = [...Array(201).keys(), 1000, 2000, 10_000, 100_000, 1_000_000, 1_000_001, 2_000_000]

/** What may read in another language as it does in English. */
const sameInAnyLanguage = new Set(['site.name', 'site.menu', 'organiser.collection.export'])

/** What reads in these as it does in English, because the word is the same. */
const sameIn = JSON.parse(readFileSync('tests/vectors/same-as-english.json', 'utf8')) as Readonly<
  Record<string, readonly string[]>
>

/** The keys of the messages that a test does not like. */
const keysWhere = (catalogue: typeof english, isWrong: (message: string, key: string) => boolean): readonly string[] =>
  catalogue.filter(([key, message]) => isWrong(message, key)).map(([key]) => key)

describe.each(routing.locales)('the catalogue in %s', (locale) => {
  const catalogue = catalogueOf(locale)
  const inEnglish = new Map(english)
  const plurals = catalogue.flatMap(([key, message]) =>
    piecesOf(parse(message)).flatMap((piece) => (piece.type === 6 ? [[key, piece] as const] : [])),
  )

  it('says everything that English says, in the same order, and nothing more', () => {
    expect(catalogue.map(([key]) => key)).toEqual(english.map(([key]) => key))
  })

  it('has the same arguments and tags in every message', () => {
    const marked = (list: typeof english) => list.map(([key, message]) => [key, markersOf(message)])
    expect(marked(catalogue)).toEqual(marked(english))
  })

  it('leaves no message empty', () => {
    expect(keysWhere(catalogue, (message) => wordsOf(message).trim() === '')).toEqual([])
  })

  it('has composed characters, single spaces, and nothing that was left over', () => {
    const untidy = / {2}|^\s|\s$|[\t\p{Cc}\p{Co}\p{Cn}\ufffd]|TODO|FIXME|lorem ipsum/u
    expect(keysWhere(catalogue, (message) => untidy.test(message))).toEqual([])
    expect(keysWhere(catalogue, (message) => message.normalize('NFC') !== message)).toEqual([])
  })

  it.each(plurals)('has every plural of the language in %s', (_key, { pluralType, options = {} }) => {
    const rules = new Intl.PluralRules(locale, { type: pluralType ?? 'cardinal' })
    const forms = Object.keys(options).filter((form) => !form.startsWith('='))
    expect(forms).toEqual(expect.arrayContaining(['other', ...sizes.map((size) => rules.select(size))]))
    expect(rules.resolvedOptions().pluralCategories).toEqual(expect.arrayContaining(forms))
    // Words may stand for a number only where it can be no other: "One thing", but not "A few things".
    const wordless = forms.filter((form) => !piecesOf(options[form]!.value).some(({ type }) => type === 7))
    for (const form of wordless) expect(sizes.filter((size) => rules.select(size) === form)).toHaveLength(1)
  })

  it('is written in its own words, not left in English', () => {
    const mayBeSame = (key: string) => sameInAnyLanguage.has(key) || sameIn[locale]?.includes(key) === true
    const isLeft = (message: string, key: string): boolean =>
      /\p{L}{2}/u.test(wordsOf(message)) && inEnglish.get(key) === message && !mayBeSame(key)
    expect(locale === 'en' ? [] : keysWhere(catalogue, isLeft)).toEqual([])
  })
})

test('Romanian has commas below its letters, not cedillas', () => {
  expect(keysWhere(catalogueOf('ro'), (message) => /[şţŞŢ]/u.test(message))).toEqual([])
})

test('English says what the law says: no petitions, campaigns, users or votes, and nobody submits anything', () => {
  /** House rules, section 5: the third column. */
  const banned =
    /\b(petitions?|campaigns?|users?|voters?|votes?|voting|supporters?|signers?|submit(s|ted|ting)?|submissions?|admin\w*|customers?|quotas?|governments?|validators?|dumps?|encrypt\w*|decrypt\w*|hash(es)?)\b/iu
  // The regulation itself says that an initiative is submitted to the Commission.
  const wordsOfOurs = (message: string): string => wordsOf(message).replace('submitted to the European Commission', '')
  // Documents for authorities say it in the words of the General Data Protection Regulation, Articles 30 and 32, and the form
  // for the Commission in those of Regulation (EU) 2019/788, Annex VII.
  const isForAuthorities = (key: string): boolean => /^organiser\.(documents|submission)\./u.test(key)
  expect(keysWhere(english, (message, key) => !isForAuthorities(key) && banned.test(wordsOfOurs(message)))).toEqual([])
})

describe('there is a sentence for', () => {
  const keys = new Set(english.map(([key]) => key))

  it.each([...hardProblems, ...softProblems, 'not-declared'])('the problem %s', (problem) => {
    expect(keys).toContain(`problems.${problem}`)
  })

  it.each(auditEventNames)('the event %s', (event) => {
    expect(keys).toContain(`organiser.events.${event}`)
  })
})
