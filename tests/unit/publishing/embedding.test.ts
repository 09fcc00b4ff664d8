import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { textIn } from '#lib/domain/initiative'
import { routing } from '#lib/i18n/routing'
import { wordsIn } from '#lib/i18n/translator'
import { badgeSvg } from '#lib/publishing/badge'
import { counterWords } from '#lib/publishing/counter/counter-words'
import { oembed, readEmbedWish } from '#lib/publishing/oembed'
import { pictureSvg } from '#lib/publishing/picture'
import { badgeHtml } from '#lib/publishing/snippets'
import { embedScript } from '#lib/serving/embed-script'
import { font } from '#lib/serving/draw-picture'
import { aPublication, figuresOf, origin } from './publications.ts'

const counted = (count: number) => ({
  figures: figuresOf({ memberStates: [{ memberState: 'EE', counted: count }], days: [] }),
})

describe('the picture beside a link', () => {
  const longest =
    'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle und ihre 27 Schwestern in Europa'

  it.each(routing.locales)('keeps every line inside its edges in %s', (locale) => {
    const { initiative } = aPublication()
    for (const title of [textIn(initiative, locale).title, longest, longest.toUpperCase()]) {
      const texts = initiative.texts.map((text) => ({ ...text, title }))
      const publication = aPublication({ ...counted(1_234_560), initiative: { ...initiative, texts } })
      const svg = pictureSvg(publication, wordsIn(locale))
      const lines = svg.match(/<text .*?<\/text>/gu) ?? []
      expect(lines.length).toBeGreaterThan(3)
      for (const line of lines) {
        const box = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">${line}</svg>`, {
          font,
        }).getBBox()
        expect(box!.x + box!.width, line).toBeLessThanOrEqual(1170)
        expect(box!.y + box!.height, line).toBeLessThanOrEqual(620)
      }
    }
  })

  it('says that a collection is for practice, and no last day once it is over', () => {
    const practice = aPublication({ site: { ...aPublication().site, isPractice: true } })
    expect(pictureSvg(practice, wordsIn('en'))).toContain('Practice collection')
    expect(pictureSvg(aPublication(), wordsIn('en'))).toContain('Sign until 30\u00A0September\u00A02027')
    expect(pictureSvg(aPublication({ today: '2027-10-01' }), wordsIn('en'))).not.toContain('Sign until')
  })

  it('takes a title for text, whatever stands in it', () => {
    const { initiative } = aPublication()
    const texts = initiative.texts.map((text) => ({ ...text, title: '<image href="x"/> & "more"' }))
    const svg = pictureSvg(aPublication({ initiative: { ...initiative, texts } }), wordsIn('en'))
    expect(svg).not.toContain('<image')
  })
})

describe('the badge', () => {
  it.each(routing.locales)('says the count in %s, to screen readers too', (locale) => {
    const svg = badgeSvg(aPublication(counted(12_347)), wordsIn(locale))
    const said = /aria-label="([^"]*)"/u.exec(svg)?.[1] ?? ''
    expect(said.replaceAll(/\D/gu, '')).toBe('12340')
    expect(svg).toContain(`<title>${said}</title>`)
    expect(new Resvg(svg, { font }).width).toBeGreaterThan(150)
  })

  it('comes with lines to copy that hold whatever the words are', () => {
    expect(badgeHtml({ origin, locale: 'mt', alt: 'a "b" <c>' })).toBe(
      `<a href="${origin}/mt"><img src="${origin}/mt/badge.svg" alt="a &quot;b&quot; &lt;c&gt;" height="32"></a>`,
    )
  })
})

describe('the counter’s words', () => {
  it.each(routing.locales)('make the sentences that our own pages make in %s', (locale) => {
    const words = wordsIn(locale)
    const { count } = counterWords(words)
    const rules = new Intl.PluralRules(locale)
    for (const number of [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 19, 20, 21, 22, 101, 102, 111, 1_000, 12_340, 1_000_000]) {
      const sentence = count[rules.select(number)]?.replace('{count}', words.format.number(number))
      expect(sentence).toBe(words.t('embed.count', { count: number }))
    }
  })

  it('stand in the script, which would not run without them', () => {
    const script = embedScript()
    expect(script).not.toContain("JSON.parse('{}')")
    expect(script).toContain('statements of support')
    expect(script).not.toMatch(/document\.cookie|localStorage|sessionStorage|innerHTML|eval\(/u)
  })
})

describe('oEmbed', () => {
  const isChannel = (code: string): boolean => code === 'partner'
  const wish = (query: string) => readEmbedWish(query, origin, isChannel)

  it('knows the language and the partner from the address that it is asked about', () => {
    const url = encodeURIComponent(`${origin}/mt/progress?from=partner`)
    expect(wish(`url=${url}&format=json`)).toEqual({ locale: 'mt', channel: 'partner', width: 420, height: 320 })
    expect(oembed(aPublication(), wish(`url=${url}`)!)).toMatchObject({
      version: '1.0',
      type: 'rich',
      html: expect.stringContaining(`src="${origin}/mt/embed?from=partner"`) as string,
    })
  })

  it('keeps to the size that the page has, and takes up no code that organisers do not know', () => {
    const url = encodeURIComponent(`${origin}/?from=somebody`)
    expect(wish(`url=${url}&maxwidth=311&maxheight=99999`)).toEqual({
      locale: 'en',
      channel: '',
      width: 300,
      height: 320,
    })
  })

  it.each([
    `url=${encodeURIComponent('https://elsewhere.example/en')}`,
    `url=${encodeURIComponent(`${origin}.elsewhere.example/en`)}`,
    `url=${encodeURIComponent(`${origin}/en`)}&format=xml`,
    'url=nonsense',
    '',
  ])('has no answer to %s', (query) => {
    expect(wish(query)).toBeNull()
  })
})
