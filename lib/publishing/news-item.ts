/** Something that organisers have told the public. */
export interface NewsItem {
  /** Stays the same when the text is corrected. */
  readonly id: string
  readonly publishedAt: Date
  /** Title and plain text by language: in one language at least. */
  readonly texts: Readonly<Partial<Record<string, NewsText>>>
}

export interface NewsText {
  readonly title: string
  /** Plain text; an empty line parts paragraphs. */
  readonly text: string
}

/** The text in a language or, where there is none in it, in English or the first that there is. */
export function newsTextIn({ texts }: NewsItem, language: string): (NewsText & { readonly language: string }) | null {
  for (const candidate of [language, 'en', ...Object.keys(texts)]) {
    const text = texts[candidate]
    if (text !== undefined) return { ...text, language: candidate }
  }
  return null
}
