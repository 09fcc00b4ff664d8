import { describe, expect, test } from 'vitest'
import { withdrawLanguage, writeNews } from '#lib/news/write-news'
import type { Instance } from '#lib/instance/instance'
import { newsTextIn } from '#lib/publishing/news-item'
import { certain } from '#tests/support/certain'
import { anInstance, noon } from '#tests/support/collection'

const english = { id: null, language: 'en', title: 'Swifts return', text: 'They are back.' }
const hour = 60 * 60 * 1000

const write = ({ newsWriting }: Instance, changes: Partial<Parameters<typeof writeNews>[1]> = {}): string =>
  certain(writeNews(newsWriting, { ...english, ...changes }, null))

const titles = (instance: Instance): readonly unknown[] => instance.news().map((item) => newsTextIn(item, 'en')?.title)

const events = (instance: Instance): readonly string[] =>
  instance
    .auditTrail(100)
    .toReversed()
    .map(({ event }) => event)

describe('news', () => {
  test('are there newest first, and keep their day when they are corrected', () => {
    let now = noon
    const instance = anInstance({ now: () => now })
    const first = write(instance)
    now = new Date(noon.getTime() + hour)
    write(instance, { title: 'Swifts nest' })
    write(instance, { id: first, title: 'Swifts are back' })
    expect(titles(instance)).toEqual(['Swifts nest', 'Swifts are back'])
    expect(instance.news().at(-1)?.publishedAt).toEqual(noon)
  })

  test('are the same list until they change: pages are kept by it', () => {
    const instance = anInstance()
    const id = write(instance)
    const before = instance.news()
    expect(instance.news()).toBe(before)
    // Something else was put on record.
    instance.organising.audit({ event: 'signed-out', organiserId: null })
    expect(instance.news()).toBe(before)
    write(instance, { id, language: 'et', title: 'Piiritajad' })
    expect(instance.news()).not.toBe(before)
    expect(Object.keys(instance.news()[0]?.texts ?? {})).toEqual(['en', 'et'])
  })

  test('are seen by another process at once', () => {
    const instance = anInstance()
    const other = anInstance({ folder: instance.folder })
    expect(titles(other)).toEqual([])
    const id = write(instance)
    expect(titles(other)).toEqual(['Swifts return'])
    certain(withdrawLanguage(other.newsWriting, id, 'en', null))
    expect(titles(instance)).toEqual([])
  })

  test('outlive a restart, and an identifier is never given twice', () => {
    const instance = anInstance()
    const first = write(instance)
    expect(instance.newsWriting.withdraw(first, null)).toBe(true)
    const second = write(instance)
    expect(second).not.toBe(first)
    expect(titles(anInstance({ folder: instance.folder }))).toEqual(['Swifts return'])
  })

  test('are put on record, each deed once, and what was none not at all', () => {
    const instance = anInstance()
    const id = write(instance)
    write(instance, { id, language: 'ro', title: 'Drepnelele' })
    expect(instance.newsWriting.withdraw(id, null)).toBe(true)
    for (const gone of [id, '', '0', '-1', '1 OR 1=1', '9'.repeat(40)]) {
      expect(instance.newsWriting.withdraw(gone, null)).toBe(false)
      expect(instance.newsWriting.change(gone, {}, null)).toBe(false)
    }
    expect(events(instance)).toEqual(['news-published', 'news-changed', 'news-withdrawn'])
  })
})
