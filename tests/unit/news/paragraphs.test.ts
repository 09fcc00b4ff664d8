import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '#lib/news/paragraphs'

const links = (text: string): readonly string[] =>
  paragraphsOf(text)
    .flat()
    .flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []))

/** What a reader sees. */
const shown = (text: string): string =>
  paragraphsOf(text)
    .map((pieces) => pieces.map((piece) => (piece.kind === 'link' ? piece.href : piece.text)).join(''))
    .join('\n\n')

describe('the text of news', () => {
  it('falls into paragraphs at empty lines, and keeps its own lines', () => {
    expect(paragraphsOf('One\nstill one\n\nTwo\n\n\n\nThree')).toHaveLength(3)
    expect(shown('One\nstill one\n\nTwo')).toBe('One\nstill one\n\nTwo')
  })

  it.each([
    ['See https://example.eu/swifts.', 'https://example.eu/swifts'],
    ['(https://example.eu/a?b=c&d=e#f)', 'https://example.eu/a?b=c&d=e#f'],
    ['“https://example.eu”', 'https://example.eu'],
    ['HTTPS://EXAMPLE.EU/X', 'HTTPS://EXAMPLE.EU/X'],
    ['http://example.eu/…', 'http://example.eu/'],
  ])('leads to the addresses in it, without the punctuation around them: %s', (text, address) => {
    expect(links(text)).toEqual([address])
    expect(shown(text)).toBe(text)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ftp://example.eu',
    'https://ec.europa.eu@example.com/sign',
    'https://ines:secret@example.com',
    'https://',
    'https://[',
    'www.example.eu',
    '<a href="javascript:alert(1)">https</a>',
  ])('leads nowhere by %s', (text) => {
    expect(links(text)).toEqual([])
    expect(shown(text)).toBe(text)
  })
})
