import { readFileSync } from 'node:fs'
import { counterWords } from '#lib/publishing/counter/counter-words'
import { wordsIn } from '#lib/i18n/translator'
import { routing } from '#lib/i18n/routing'

const place = "JSON.parse('{}')"

/** The script of `<colligo-counter>` with the words of all languages in it: it is one for everybody. */
export function embedScript(): string {
  const source = readFileSync(new URL('../publishing/counter/counter-element.js', import.meta.url), 'utf8')
  if (!source.includes(place)) throw new Error('the counter has no place for its words')
  const words = Object.fromEntries(routing.locales.map((locale) => [locale, counterWords(wordsIn(locale))]))
  return source.replace(place, () => JSON.stringify(words))
}
