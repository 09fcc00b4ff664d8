import { fail, ok, type Result } from '#lib/domain/result'
import type { NewsItem, NewsText } from '#lib/publishing/news-item'
import { longestText, longestTitle } from './longest.ts'

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

/** An item in one language as it was typed. */
type NewsTyped = Pick<NewsText, 'title' | 'text'>

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
  { id, language, ...typed }: { readonly id: string | null; readonly language: string } & NewsTyped,
  organiserId: number | null,
): Result<string, WritingProblems | 'gone'> {
  const text: NewsText = { title: tidyLine(typed.title), text: tidyText(typed.text), marks: 'markdown' }
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

/** What keeps an item from being published. */
export function problemsWithNews(typed: NewsTyped): WritingProblems {
  return problemsWith({ title: tidyLine(typed.title), text: tidyText(typed.text) })
}

function problemsWith({ title, text }: NewsTyped): WritingProblems {
  const problemOf = (value: string, longest: number): TextProblem | undefined => {
    if (value === '') return 'missing'
    return value.length > longest ? 'too-long' : undefined
  }
  const [ofTitle, ofText] = [problemOf(title, longestTitle), problemOf(text, longestText)]
  return { ...(ofTitle === undefined ? {} : { title: ofTitle }), ...(ofText === undefined ? {} : { text: ofText }) }
}

const tidyLine = (text: string): string => text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()

/**
 * Lines as they were typed, with one empty line between paragraphs. A line keeps the spaces that it begins with: they say
 * which list an item belongs to.
 */
export const tidyText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, '  ')
    .replace(/(?<=\S)[^\S\n]+/gu, ' ')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/^[^\S\n]+/gmu, (spaces) => ' '.repeat(Math.min(spaces.length, 12)))
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+/u, '')
    .trimEnd()
