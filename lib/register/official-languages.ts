/** The Union's official languages, in the EU's order. Source: Council Regulation No 1/1958, Article 1. */
export const officialLanguages = [
  'bg', 'es', 'cs', 'da', 'de', 'et', 'el', 'en', 'fr', 'ga', 'hr', 'it',
  'lv', 'lt', 'hu', 'mt', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'fi', 'sv',
] as const // prettier-ignore

const known: ReadonlySet<string> = new Set(officialLanguages)

export const isOfficialLanguage = (code: string): boolean => known.has(code)
