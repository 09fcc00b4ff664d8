import { expect, test } from 'vitest'
import { printableHtml } from '#lib/publishing/printable-document'

const hostile = '<script>alert("1")</script> & \'x\''

test('a document shows everything as text, whatever it says', () => {
  const html = printableHtml({
    language: 'en"',
    title: hostile,
    intro: [hostile],
    sections: [
      {
        title: hostile,
        paragraphs: [hostile],
        items: [hostile],
        table: { head: [hostile], rows: [[hostile]] },
      },
    ],
  })
  expect(html).not.toMatch(/<script|"1"|'x'/u)
  expect(html.match(/&lt;script&gt;/gu)).toHaveLength(8)
  expect(html).toContain('<html lang="en&quot;">')
})

test('its gaps stand out, and it needs nothing from elsewhere', () => {
  const html = printableHtml({ language: 'en', title: 'T', intro: ['By [name] on [day]'], sections: [] })
  expect(html).toContain('<p>By <mark>[name]</mark> on <mark>[day]</mark></p>')
  expect(html).not.toMatch(/\b(?:src|href)=|url\(|@import/u)
})
