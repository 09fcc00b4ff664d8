import { describe, expect, it } from 'vitest'
import { longestText, longestTitle } from '#lib/news/longest'
import { withdrawLanguage, writeNews, type NewsWriting } from '#lib/news/write-news'
import type { NewsItem } from '#lib/publishing/news-item'
import { certain } from '#tests/support/certain'

/** A page of news in memory. */
function aPage() {
  let items: readonly NewsItem[] = []
  const writing: NewsWriting = {
    news: () => items,
    publish: (texts) => {
      const id = String(items.length + 1)
      items = [{ id, publishedAt: new Date('2026-11-22T11:00:00Z'), texts }, ...items]
      return id
    },
    change: (id, texts) => {
      items = items.map((item) => (item.id === id ? { ...item, texts } : item))
      return items.some((item) => item.id === id)
    },
    withdraw: (id) => {
      const before = items.length
      items = items.filter((item) => item.id !== id)
      return items.length < before
    },
  }
  return { writing, items: () => items }
}

const english = { id: null, language: 'en', title: 'Swifts return', text: 'They are back.' }

describe('organisers', () => {
  it('publish in one language, add another, and correct what they wrote', () => {
    const { writing, items } = aPage()
    const id = certain(writeNews(writing, english, 1))
    certain(writeNews(writing, { id, language: 'et', title: 'Piiritajad on tagasi', text: 'Nad on tagasi.' }, 1))
    certain(writeNews(writing, { ...english, id, text: 'They are back, all of them.' }, 1))
    expect(items()).toHaveLength(1)
    expect(items()[0]?.texts).toEqual({
      en: { title: 'Swifts return', text: 'They are back, all of them.', marks: 'markdown' },
      et: { title: 'Piiritajad on tagasi', text: 'Nad on tagasi.', marks: 'markdown' },
    })
  })

  it('are told what is missing or too long, all at once', () => {
    const { writing, items } = aPage()
    const empty = writeNews(writing, { ...english, title: ' \n ', text: '\u00a0' }, 1)
    expect(empty).toEqual({ ok: false, problem: { title: 'missing', text: 'missing' } })
    const long = { ...english, title: 'a'.repeat(longestTitle + 1), text: 'a'.repeat(longestText + 1) }
    expect(writeNews(writing, long, 1)).toEqual({ ok: false, problem: { title: 'too-long', text: 'too-long' } })
    expect(items()).toEqual([])
  })

  it('may type as editors and telephones do', () => {
    const { writing, items } = aPage()
    certain(
      writeNews(writing, { ...english, title: ' Swifts\r\n return ', text: 'One \r\ntwo\t\r\n\r\n\r\n\r\nthree\n' }, 1),
    )
    expect(items()[0]?.texts['en']).toMatchObject({ title: 'Swifts return', text: 'One\ntwo\n\nthree' })
  })

  it('may have lists in lists: a line keeps the spaces that it begins with, and no others', () => {
    const { writing, items } = aPage()
    certain(writeNews(writing, { ...english, text: '\n\n- one  \n\t-  two  \n   three\n' }, 1))
    expect(items()[0]?.texts['en']?.text).toBe('- one\n  - two\n   three')
  })

  it('take back one language, and the item with its last', () => {
    const { writing, items } = aPage()
    const id = certain(writeNews(writing, english, 1))
    certain(writeNews(writing, { ...english, id, language: 'ro' }, 1))
    certain(withdrawLanguage(writing, id, 'en', 1))
    expect(Object.keys(items()[0]?.texts ?? {})).toEqual(['ro'])
    expect(withdrawLanguage(writing, id, 'en', 1)).toEqual({ ok: false, problem: 'gone' })
    certain(withdrawLanguage(writing, id, 'ro', 1))
    expect(items()).toEqual([])
    expect(writeNews(writing, { ...english, id }, 1)).toEqual({ ok: false, problem: 'gone' })
  })
})
