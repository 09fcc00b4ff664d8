import PDFDocument from 'pdfkit'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { fontFiles } from '#lib/forms/fonts'
import { typeface, type Run, type Typeface } from '#lib/forms/typeface'
import { wrap } from '#lib/forms/wrap'

let face: Typeface
beforeAll(() => {
  const document = new PDFDocument({ autoFirstPage: false, font: fontFiles.regular })
  face = typeface(document, fontFiles.regular)
})

const widthIn = (run: Run, size: number): number => (run.width * size) / 1000

/** Glyph numbers, four digits each, without the spaces. */
const lettersIn = (glyphs: string): readonly string[] =>
  (glyphs.match(/.{4}/gu) ?? []).filter((glyph) => glyph !== face.set(' ').glyphs)

describe('text that is set in a column', () => {
  it('stays on one line where it fits', () => {
    expect(wrap(face, 'Mari Maasikas', 200, 8)).toHaveLength(1)
  })

  it.each([
    ['words', 'Maria del Carmen de los Dolores y Todos los Santos'],
    ['one long word', 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'],
    ['a long word among short ones', 'to Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch by rail'],
    ['characters that the font lacks', '中村中村中村中村'],
    ['nothing but spaces', '     '],
  ])('never runs out of it: %s', (_, text) => {
    const lines = wrap(face, text, 60, 8)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(widthIn(line, 8)).toBeLessThanOrEqual(60)
  })

  it('loses no character on the way', () => {
    const text = 'to Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch by rail'
    const lines = wrap(face, text, 60, 8).map((line) => line.glyphs)
    expect(lettersIn(lines.join(''))).toEqual(lettersIn(face.set(text).glyphs))
  })

  it('keeps the paragraphs it has', () => {
    expect(wrap(face, 'One.\nTwo.', 400, 8)).toHaveLength(2)
  })
})

test('letters of the Union’s three alphabets are glyphs of their own', () => {
  for (const letter of 'ĠħŻżĊċŐűŁźŘůĄķļțșßæøåÑçΑΩήЩюЪѝ') expect(face.set(letter).glyphs).toHaveLength(4)
  expect(face.set('Α').glyphs).not.toBe(face.set('A').glyphs)
})

test('a character the font lacks is spelled out', () => {
  expect(face.set('中')).toEqual(face.set('[U+4E2D]'))
  expect(face.set('\u{10348}')).toEqual(face.set('[U+10348]'))
})

test('words from the right stand from the right', () => {
  const [first, second, both] = [face.set('דוד'), face.set('גוריון'), face.set('דוד גוריון')]
  expect(both.glyphs.startsWith(second.glyphs)).toBe(true)
  expect(both.glyphs.endsWith(first.glyphs)).toBe(true)
})
