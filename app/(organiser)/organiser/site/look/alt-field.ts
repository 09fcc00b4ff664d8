/** The fields for what a picture shows, one for each language. */
export const altField = {
  of: (language: string): string => `alt-${language}`,
  languageOf: (field: string): string | null => /^alt-([a-z]{2})$/u.exec(field)?.[1] ?? null,
} as const
