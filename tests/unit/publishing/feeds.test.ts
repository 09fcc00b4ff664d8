import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { routing } from '#lib/i18n/routing'
import { wordsIn } from '#lib/i18n/translator'
import { atom, rss } from '#lib/publishing/feeds'
import type { NewsItem } from '#lib/publishing/news-item'
import { sitemap } from '#lib/publishing/sitemap'
import { aPublication } from './publications.ts'

/** Text of the elements of a name, in order; throws where the document is not well-formed. */
function textsOf(xml: string, name: string): readonly string[] {
  const texts: string[] = []
  let text: string | null = null
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    if (tag.name === name) text = ''
  })
  for (const kind of ['text', 'cdata'] as const) parser.on(kind, (more) => (text = text === null ? null : text + more))
  parser.on('closetag', (tag) => {
    if (tag.name === name) texts.push(text ?? '')
    if (tag.name === name) text = null
  })
  parser.write(xml).close()
  return texts
}

const item = (id: string, at: string, texts: NewsItem['texts']): NewsItem => ({ id, publishedAt: new Date(at), texts })

const days = [
  { day: '2026-10-01', count: 5, total: 0 },
  { day: '2026-10-02', count: 12_000, total: 12_000 },
]
const figures = { ...aPublication().figures, days }

describe('news feeds', () => {
  it.each(routing.locales)('are well-formed in %s, with milestones in its own words', (locale) => {
    const publication = aPublication({ figures })
    const [atomTitles, rssTitles] = [
      textsOf(atom(publication, wordsIn(locale)), 'title'),
      textsOf(rss(publication, wordsIn(locale)), 'title'),
    ]
    expect(atomTitles).toHaveLength(3)
    expect(rssTitles).toEqual(atomTitles)
    expect(atomTitles[1]?.replaceAll(/[^\d]/gu, '')).toBe('10000')
  })

  it('carry the newest first, each with the moment at which it was published', () => {
    const news = [
      item('1', '2026-10-01T08:00:00Z', { en: { title: 'First', text: 'One' } }),
      item('2', '2026-11-03T09:30:00Z', { en: { title: 'Second', text: 'Two' } }),
    ]
    const feed = atom(aPublication({ figures, news }), wordsIn('en'))
    expect(textsOf(feed, 'published')).toEqual([
      '2026-11-03T09:30:00.000Z',
      '2026-10-02T22:00:00.000Z',
      '2026-10-01T22:00:00.000Z',
      '2026-10-01T08:00:00.000Z',
    ])
    expect(textsOf(feed, 'updated')[0]).toBe('2026-11-03T09:30:00.000Z')
  })

  it('say the same until there is news, whenever they are made', async () => {
    const one = atom(aPublication(), wordsIn('en'))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(atom(aPublication(), wordsIn('en'))).toBe(one)
  })

  it('show a text in another language where there is none, and say so', () => {
    const news = [item('1', '2026-11-03T09:30:00Z', { fr: { title: 'Bonjour', text: 'Salut' } })]
    const [content] = textsOf(atom(aPublication({ news }), wordsIn('en')), 'content')
    expect(content).toBe('<p>Shown in French, since there is no translation.</p><p>Salut</p>')
  })

  it('let no text out of its place: neither markup, nor the end of a CDATA section, nor what XML forbids', () => {
    const text = 'a <script>alert(1)</script> ]]> & \u0000\uFFFE\uD800 b\n\nhttps://example.eu/?a=1&b=2 <b>'
    const news = [item('1', '2026-11-03T09:30:00Z', { en: { title: '<i>&]]>\u0001', text } })]
    for (const [feed, content] of [
      [atom(aPublication({ news }), wordsIn('en')), 'content'],
      [rss(aPublication({ news }), wordsIn('en')), 'content:encoded'],
    ] as const) {
      expect(textsOf(feed, 'title')[1]).toBe('&lt;i&gt;&amp;]]&gt;')
      expect(textsOf(feed, content)[0]).toBe(
        '<p>a &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; \uFFFD b</p>' +
          '<p><a href="https://example.eu/?a=1&amp;b=2" rel="nofollow noreferrer noopener">https://example.eu/?a=1&amp;b=2</a> &lt;b&gt;</p>',
      )
    }
  })
})

describe('the site map for programs', () => {
  it('names every page in every language once, with the addresses of all others', () => {
    const xml = sitemap(aPublication())
    const addresses = textsOf(xml, 'loc')
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(addresses).toContain('https://collect.example.eu/mt/open-data')
    expect(addresses).toContain('https://collect.example.eu/ga')
    expect(xml.match(/<xhtml:link /gu)).toHaveLength(addresses.length * (routing.locales.length + 1))
    expect(addresses.length % routing.locales.length).toBe(0)
  })
})
