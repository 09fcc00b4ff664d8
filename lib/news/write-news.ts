import { fail, ok, type Result } from '#lib/domain/result'
import type { NewsItem, NewsText } from '#lib/publishing/news-item'

/** Longest title and text of an item in one language, in characters. */
export const longestTitle = 200
export const longestText = 10_000

type Texts = NewsItem['texts']

/** What telling the public needs from the outside world. Each deed is put on record in its own transaction. */
export interface NewsWriting {
  readonly news: () => readonly NewsItem[]
  /** @returns The new item's identifier. */
  readonly publish: (texts: Texts, organiserId: number | null) => string
  /** @returns Whether there was such an item. */
  readonly change: (id: string, texts: Texts, organiserId: number | null) => boolean
  readonly withdraw: (id: string, organiserId: number | null) => boolean
}

export type TextProblem = 'missing' | 'too-long'

export interface WritingProblems {
  readonly title?: TextProblem
  readonly text?: TextProblem
}

/**
 * Publishes an item in one language, adds a language to one, or corrects what it says in one.
 *
 * @param id - The item; `null` where it is a new one.
 */
export function writeNews(
  writing: NewsWriting,
  { id, language, ...typed }: { readonly id: string | null; readonly language: string } & NewsText,
  organiserId: number | null,
): Result<string, WritingProblems | 'gone'> {
  const text = { title: tidyLine(typed.title), text: tidyText(typed.text) }
  const problems = problemsWith(text)
  if (Object.keys(problems).length > 0) return fail(problems)
  if (id === null) return ok(writing.publish({ [language]: text }, organiserId))
  const item = writing.news().find((candidate) => candidate.id === id)
  if (item === undefined) return fail('gone')
  return writing.change(id, { ...item.texts, [language]: text }, organiserId) ? ok(id) : fail('gone')
}

/** Takes an item back in one language, and altogether where it is the last. */
export function withdrawLanguage(
  writing: NewsWriting,
  id: string,
  language: string,
  organiserId: number | null,
): Result<void, 'gone'> {
  const item = writing.news().find((candidate) => candidate.id === id)
  if (item?.texts[language] === undefined) return fail('gone')
  const left = Object.fromEntries(Object.entries(item.texts).filter(([kept]) => kept !== language))
  const isDone =
    Object.keys(left).length === 0 ? writing.withdraw(id, organiserId) : writing.change(id, left, organiserId)
  return isDone ? ok(undefined) : fail('gone')
}

function problemsWith({ title, text }: NewsText): WritingProblems {
  const problemOf = (value: string, longest: number): TextProblem | undefined => {
    if (value === '') return 'missing'
    return value.length > longest ? 'too-long' : undefined
  }
  const [ofTitle, ofText] = [problemOf(title, longestTitle), problemOf(text, longestText)]
  return { ...(ofTitle === undefined ? {} : { title: ofTitle }), ...(ofText === undefined ? {} : { text: ofText }) }
}

const tidyLine = (text: string): string => text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Lines as they were typed, with one empty line between paragraphs. */
const tidyText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ *\n */gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
