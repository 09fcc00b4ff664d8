import { readFileSync } from 'node:fs'

/** The words of one language, by key; those of the law under `legal`. */
export function catalogue(locale: string): (key: string) => string {
  const read = (file: string): unknown => JSON.parse(readFileSync(`messages/${file}.json`, 'utf8'))
  const words = { ...(read(locale) as object), legal: read(`legal/${locale}`) }
  return (key) => {
    const found = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], words)
    if (typeof found !== 'string') throw new Error(`${locale} has no ${key}.`)
    return found
  }
}
