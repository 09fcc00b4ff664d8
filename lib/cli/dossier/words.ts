import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const catalogues = join(import.meta.dirname, '..', '..', '..', 'messages')

const json = (path: string): unknown => JSON.parse(readFileSync(join(catalogues, path), 'utf8'))

/** Sentences on the diary's events, in English. */
export const auditWords = (): Readonly<Record<string, string>> =>
  z.object({ events: z.record(z.string(), z.string()) }).parse(json('organisers/en.json')).events

/** The catalogues that documents for people are made of, in a language. */
export const documentCatalogues = (language: string) => ({
  organiser: json(`organisers/${language}.json`),
  legal: json(`legal/${language}.json`),
})

/** How pages are numbered in a language, with places for `{page}` and `{pages}`. */
export const pageWords = (language: string): string =>
  z.object({ form: z.object({ page: z.string() }) }).parse(json(`authority/${language}.json`)).form.page
