import { SaxesParser } from 'saxes'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { NewsText } from '#app/ui/news-text'
import { longestText } from '#lib/news/longest'
import { blocksOf } from '#lib/news/markdown'
import { newsHtml } from '#lib/news/news-html'

const html = (text: string): string => newsHtml(blocksOf(text, 'markdown'))
/** What the page shows, and the preview. */
const page = (text: string): string =>
  renderToStaticMarkup(createElement(NewsText, { blocks: blocksOf(text, 'markdown') }))

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** The tags of well-formed markup; throws where it is none. */
function tagsOf(markup: string): readonly Tag[] {
  const tags: Tag[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => tags.push({ name, attributes }))
  parser.write(`<all>${markup}</all>`).close()
  return tags.slice(1)
}

const rel = 'rel="nofollow noreferrer noopener"'

describe('the marks that organisers may use', () => {
  it.each([
    ['One\n\nTwo', '<p>One</p><p>Two</p>'],
    ['One line\nand another', '<p>One line<br />and another</p>'],
    ['*so* and **so**', '<p><em>so</em> and <strong>so</strong></p>'],
    ['# A\n## B\n###### C', '<h3>A</h3><h4>B</h4><h4>C</h4>'],
    ['- one\n- two', '<ul><li><p>one</p></li><li><p>two</p></li></ul>'],
    ['- one\n  - two', '<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>'],
    ['3. c\n4. d', '<ol start="3"><li><p>c</p></li><li><p>d</p></li></ol>'],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    ['`x < y`', '<p><code>x &lt; y</code></p>'],
    ['```js\na < b\n```', '<pre><code>a &lt; b</code></pre>'],
    ['[swifts](https://example.eu/a "b")', `<p><a href="https://example.eu/a" ${rel}>swifts</a></p>`],
    ['[us](mailto:us@example.eu)', `<p><a href="mailto:us@example.eu" ${rel}>us</a></p>`],
    ['<https://example.eu>', `<p><a href="https://example.eu" ${rel}>https://example.eu</a></p>`],
    [
      'See https://example.eu/a_b_c.',
      `<p>See <a href="https://example.eu/a_b_c" ${rel}>https://example.eu/a_b_c</a>.</p>`,
    ],
    ['\\*no\\*', '<p>*no*</p>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  it('are no others: everything else stays the words that were typed', () => {
    for (const text of [
      '![a](https://x.eu/a.png)',
      '| a | b |\n|---|---|',
      '[1]: https//x.eu',
      'A\n===',
      '---',
      '~~a~~',
    ]) {
      expect(html(text)).toBe(`<p>${text.replace('\n', '<br />')}</p>`)
    }
  })
})

describe('a text from before there were marks', () => {
  it.each(['1. April *was* fine', '# 7', '- a\n- b', '> a', '`a`', 'a_b_c <b>', '[a](https://example.eu)'])(
    'looks as it did: %j',
    (text) => {
      const [paragraph, ...more] = blocksOf(text, undefined)
      expect(more).toEqual([])
      expect(paragraph?.kind).toBe('paragraph')
      const shown = paragraph?.kind === 'paragraph' ? paragraph.inside : []
      const words = shown.map((part) => (part.kind === 'link' ? part.href : part.kind === 'words' ? part.text : '?'))
      expect(words.join('')).toBe(text)
    },
  )

  it('keeps its addresses, those that are not encrypted among them', () => {
    expect(newsHtml(blocksOf('http://example.eu', undefined))).toContain('href="http://example.eu"')
    expect(html('http://example.eu')).toBe('<p>http://example.eu</p>')
  })
})

const allowed = new Set(['p', 'br', 'em', 'strong', 'a', 'ul', 'ol', 'li', 'h3', 'h4', 'blockquote', 'pre', 'code'])

/** After the cheat sheets of OWASP and PortSwigger, and what Markdown adds. */
const hostile = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>@import "//evil.example"</style>',
  '<base href="//evil.example/">',
  '<form action="//evil.example"><button>Sign</button></form>',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<p style="position:fixed;inset:0" class="x" id="x">x</p>',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '</p></article></main><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](java\nscript:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://example.eu/1)',
  '[x](//evil.example)',
  '[x](/organiser/keys)',
  '[x](?a)',
  '[x](#a)',
  '[x](\\\\evil.example)',
  '[x](https:evil.example)',
  '[x](https:/\\evil.example)',
  '[x](https://user:word@evil.example)',
  '[x](https://ec.europa.eu@evil.example)',
  '[x](http://example.eu)',
  '[x](mailto:a@example.eu?bcc=b@example.eu)',
  '[x](mailto:a@example.eu%0Abcc:b@example.eu)',
  '[https://ec.europa.eu](https://evil.example)',
  '[ec.europa.eu/sign](https://evil.example)',
  '[www.europa.eu](https://evil.example)',
  '[*https://ec.europa.eu*](https://evil.example)',
  '<javascript:alert(1)>',
  '<javascript:alert(document.cookie)//@x.eu>',
  '![x](javascript:alert(1))',
  '![x](https://example.eu/" onerror="alert(1))',
  '![x](x){onerror=alert(1)}',
  '[x]: javascript:alert(1)\n\n[x]',
  '[x][1]\n\n[1]: javascript:alert(1) "x"',
  '`<script>alert(1)</script>`',
  '```html" onload="alert(1)\n<script>alert(1)</script>\n```',
  '```\n</code></pre><script>alert(1)</script>\n```',
  '# <img src=x onerror=alert(1)>',
  '> <script>alert(1)</script>',
  '- <script>alert(1)</script>',
  '**<img src=x onerror=alert(1)>**',
  '[<img src=x onerror=alert(1)>](https://example.eu)',
  '[a](https://example.eu" onmouseover="alert(1))',
  "[a](https://example.eu' onmouseover='alert(1))",
  '[a](<https://example.eu/"><script>alert(1)</script>>)',
  '[a](https://example.eu "title" onmouseover="alert(1)")',
  '[[x](https://one.example.eu)](https://example.eu)',
  '999999999999999999999. x',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '\u2028<script>alert(1)</script>\u2029',
  '\u0000<scr\u0000ipt>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '\ufeff<script>alert(1)</script>',
] as const

describe('whatever somebody writes', () => {
  it.each(hostile)('nothing of it runs or leads astray: %j', (text) => {
    for (const markup of [html(text), page(text)]) {
      for (const { name, attributes } of tagsOf(markup.replaceAll('<br>', '<br/>'))) {
        if (name === 'div') continue
        expect(allowed).toContain(name)
        const { href, rel: relation, ...rest } = attributes
        expect(Object.keys(rest).filter((key) => key !== 'start' && key !== 'class' && key !== 'lang')).toEqual([])
        if (href === undefined) continue
        expect(relation).toBe('nofollow noreferrer noopener')
        expect(href).toMatch(/^https:\/\/(?:[\w.-]*\.)?example\.eu|^mailto:[\w.]+@[\w.]+$/u)
      }
      expect(markup).not.toMatch(/evil\.example[^<]*"[^<]*>/u)
    }
    // No class and no identifier leaves by a feed.
    expect(html(text)).not.toMatch(/<[^>]*\s(?:class|id|style|title)=/u)
  })

  it.each([
    ['quotes', '>'],
    ['quotes with room', '> '],
    ['lists', '- '],
    ['numbered lists', '1. '],
    ['quotes and lists', '> - '],
    ['emphasis', '*_a'],
    ['emphasis with room', '*a _b '],
    ['strong', '**a __b '],
    ['brackets', '['],
    ['links', '[a](<'],
    ['pictures', '!['],
    ['ticks', '`'],
    ['tags', '<a '],
    ['backslashes', '\\'],
    ['indented lists', '\n    - a'],
    ['addresses', 'https://a.'],
    ['almost addresses', 'a.'],
  ])('it is read at once and fills no stack: %s without end', (_what, mark) => {
    const endless = mark.repeat(longestText)
    const start = performance.now()
    expect(page(endless).length).toBeGreaterThan(0)
    expect(html(endless).length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(4000)
  })

  it('no more of it is read than may be published', () => {
    expect(html('a'.repeat(longestText + 500))).toHaveLength(longestText + '<p></p>'.length)
  })
})
