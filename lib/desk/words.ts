import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { createTranslator } from 'use-intl/core'
import type english from '../../messages/desk/en.json'

type Catalogue = typeof english

/** The catalogues of `messages/desk`, by language in the Union's order: put in when the file is made. */
declare const deskCatalogues: Readonly<Record<string, Catalogue>>

export type Locale = Parameters<typeof createTranslator<Catalogue>>[0]['locale']

/** The words of one language. */
export interface Words {
  readonly locale: Locale
  readonly t: ReturnType<typeof createTranslator<Catalogue>>
  /** What is printed is put together elsewhere. */
  readonly catalogue: Catalogue
}

export const languages = Object.keys(deskCatalogues) as readonly Locale[]

/** The first language of the browser that the desk speaks; English where it speaks none of them. */
export function preferredLanguage(wishes: readonly string[]): Locale {
  const wanted = wishes.map((wish) => wish.split('-')[0]?.toLowerCase())
  return wanted.map((wish) => languages.find((one) => one === wish)).find((one) => one !== undefined) ?? 'en'
}

/** @throws Error where a message is missing or cannot be put together: half a sentence would be shown. */
export function wordsIn(locale: Locale): Words {
  const messages = deskCatalogues[locale] ?? deskCatalogues['en']
  if (messages === undefined) throw new Error('the desk was made without words')
  const onError = (error: Error): never => {
    throw error
  }
  const t = createTranslator<Catalogue>({ locale, messages, timeZone: 'Europe/Brussels', onError })
  return { locale, t, catalogue: messages }
}

export const WordsContext = createContext<Words | null>(null)

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (words === null) throw new Error('no words around this part')
  return words
}
