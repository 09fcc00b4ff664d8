/** Something that organisers have told the public. */
export interface NewsItem {
  /** Stays the same when the text is corrected. */
  readonly id: string
  readonly publishedAt: Date
  /** Title and text by language: in one language at least. */
  readonly texts: Readonly<Partial<Record<string, NewsText>>>
}

export interface NewsText {
  readonly title: string
  /** An empty line parts paragraphs. */
  readonly text: string
  /** Absent of what was written as plain text, before there were marks. */
  readonly marks?: 'markdown'
}

/** The text in a language or, where there is none in it, in English or the first that there is. */
export function newsTextIn({ texts }: NewsItem, language: string): (NewsText & { readonly language: string }) | null {
  for (const candidate of [language, 'en', ...Object.keys(texts)]) {
    const text = texts[candidate]
    if (text !== undefined) return { ...text, language: candidate }
  }
  return null
}
