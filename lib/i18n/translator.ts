import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFormatter, createTranslator, type Messages } from 'next-intl'
import type { Locale } from './routing.ts'

/** The words of one language and its ways of writing numbers and dates, for what is made outside of pages. */
export interface Words {
  readonly locale: Locale
  readonly t: ReturnType<typeof createTranslator<Messages>>
  readonly format: ReturnType<typeof createFormatter>
}

const folder = join(import.meta.dirname, '..', '..', 'messages')

const known = new Map<Locale, Words>()

/**
 * The catalogue of a language, read once.
 *
 * @throws Error where a message is missing or cannot be put together: half a sentence would go out to the world.
 */
export function wordsIn(locale: Locale): Words {
  const before = known.get(locale)
  if (before !== undefined) return before
  // The tests hold each language's catalogue to the English one.
  const messages = JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as Messages
  const timeZone = 'Europe/Brussels'
  const onError = (error: Error): never => {
    throw error
  }
  const words: Words = {
    locale,
    t: createTranslator({ locale, messages, timeZone, onError }),
    format: createFormatter({ locale, timeZone, onError }),
  }
  known.set(locale, words)
  return words
}
