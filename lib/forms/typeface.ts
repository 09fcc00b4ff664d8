import type PDFDocument from 'pdfkit'
import { join, setterIn } from './typesetting.ts'

/** A piece of text, set: glyphs as a PDF's content stream shows them, and how wide they run. */
export interface Run {
  /** What stands between `<` and `>` in a `TJ` array: hexadecimal glyph numbers, adjustments as `> n <`. */
  readonly glyphs: string
  /** In thousandths of the type size. */
  readonly width: number
}

/** A font of the form that sets text. */
export interface Typeface {
  /** The font's name on a page. */
  readonly id: string
  readonly set: (text: string) => Run
  /** Makes the font known to a page. */
  readonly use: (page: PDFKit.PDFPage) => void
}

/** The parts of pdfkit's embedded font that its types do not tell of. Its version is pinned, and tests read the text. */
interface EmbeddedFont {
  readonly id: string
  readonly scale: number
  readonly font: { readonly glyphForCodePoint: (codePoint: number) => Glyph }
  readonly subset: { readonly includeGlyph: (glyph: number) => number }
  readonly widths: number[]
  readonly unicode: number[][]
  readonly encode: (text: string) => [string[], { readonly xAdvance: number; readonly advanceWidth: number }[]]
  readonly ref: () => unknown
}

interface Glyph {
  readonly id: number
  readonly advanceWidth: number
}

/** Embeds a font of a file and sets text in it. */
export function typeface(document: InstanceType<typeof PDFDocument>, file: string): Typeface {
  document.font(file)
  const { _font: font } = document as unknown as { readonly _font: EmbeddedFont }
  // pdfkit notes the first glyph's width in the font's own units; PDF/A wants widths to agree with the font.
  font.widths[0] = (font.widths[0] ?? 0) * font.scale
  return {
    id: font.id,
    set: setterIn({
      glyphOf: (character) => (isIn(font, character) ? embed(font, character) : null),
      shape: (word) => shape(font, word),
    }),
    use: (page) => {
      ;(page.fonts as Record<string, unknown>)[font.id] ??= font.ref()
    },
  }
}

const isIn = (font: EmbeddedFont, character: string): boolean =>
  font.font.glyphForCodePoint(character.codePointAt(0) ?? 0).id !== 0

function embed(font: EmbeddedFont, character: string): Run {
  const codePoint = character.codePointAt(0) ?? 0
  const glyph = font.font.glyphForCodePoint(codePoint)
  const number = font.subset.includeGlyph(glyph.id)
  const width = glyph.advanceWidth * font.scale
  font.widths[number] ??= width
  font.unicode[number] ??= [codePoint]
  return { glyphs: glyphHex(number), width }
}

export const glyphHex = (number: number): string => number.toString(16).padStart(4, '0')

function shape(font: EmbeddedFont, word: string): Run {
  const [numbers, positions] = font.encode(word)
  return join(
    numbers.map((number, index) => {
      const { xAdvance, advanceWidth } = positions[index] ?? { xAdvance: 0, advanceWidth: 0 }
      const closer = Math.round(advanceWidth - xAdvance)
      return { glyphs: closer === 0 ? number : `${number}> ${String(closer)} <`, width: xAdvance }
    }),
  )
}
