import { hasLocale } from 'next-intl'
import en from '../../messages/en.json'
import ro from '../../messages/ro.json'
import { routing, type Locale } from './routing.ts'

const catalogues = { en, ro } satisfies Record<Locale, unknown>

type Words<Part extends 'error' | 'notFound'> = Readonly<Record<keyof (typeof en)[Part], string>>

const localeOr = (text: string): Locale => (hasLocale(routing.locales, text) ? text : routing.defaultLocale)

/** What an error page says, in a language; ready before anything fails. */
export const faultWords = (locale: string): Words<'error'> => catalogues[localeOr(locale)].error

/** What the page for unknown addresses says. It stands outside every layout, and asks the catalogue itself. */
export function notFoundWords(language: string): { readonly locale: Locale; readonly words: Words<'notFound'> } {
  const locale = localeOr(language)
  return { locale, words: catalogues[locale].notFound }
}
