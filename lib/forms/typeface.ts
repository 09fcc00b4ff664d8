import type PDFDocument from 'pdfkit'
import { spelledOut } from './spelled-out.ts'

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

/** Letters that join, stack or run from the right, and the spaces between them. */
const joining = String.raw`\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}`
const joined = new RegExp(`[${joining}](?:[${joining}\\s\\p{M}]*[${joining}\\p{M}])?`, 'u')

/**
 * Embeds a font and sets text in it, one glyph a character from a cache: 30 times as fast as laying out each word,
 * which the scripts of the Union's languages do not need. Text in scripts that do goes the long way.
 *
 * A character the font lacks is spelled out, as `[U+4E2D]`: PDF/A forbids the empty box, and so does good sense.
 */
export function typeface(document: InstanceType<typeof PDFDocument>, file: string): Typeface {
  document.font(file)
  const { _font: font } = document as unknown as { readonly _font: EmbeddedFont }
  // pdfkit notes the first glyph's width in the font's own units; PDF/A wants widths to agree with the font.
  font.widths[0] = (font.widths[0] ?? 0) * font.scale
  const cache = new Map<string, Run>()

  const setCharacter = (character: string): Run => {
    const known = cache.get(character)
    if (known !== undefined) return known
    const run = isIn(font, character) ? embed(font, character) : join([...spelledOut(character)].map(setCharacter))
    cache.set(character, run)
    return run
  }
  const setPlain = (text: string): Run => {
    let glyphs = ''
    let width = 0
    for (const character of text) {
      const run = setCharacter(character)
      glyphs += run.glyphs
      width += run.width
    }
    return { glyphs, width }
  }
  return {
    id: font.id,
    set: (text) =>
      joined.test(text) ? join(pieces(text).map((piece) => setPiece(font, piece, setPlain))) : setPlain(text),
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
  return { glyphs: hex(number), width }
}

const hex = (number: number): string => number.toString(16).padStart(4, '0')

const join = (runs: readonly Run[]): Run => ({
  glyphs: runs.map(({ glyphs }) => glyphs).join(''),
  width: runs.reduce((sum, { width }) => sum + width, 0),
})

const pieces = (text: string): string[] =>
  text.split(new RegExp(`(${joined.source})`, 'u')).filter((piece) => piece !== '')

function setPiece(font: EmbeddedFont, piece: string, setPlain: (text: string) => Run): Run {
  if (!joined.test(piece) || ![...piece].every((character) => isIn(font, character))) return setPlain(piece)
  // From the right: the last word stands first on the sheet.
  const words = piece.split(/\s+/u).toReversed()
  return join(words.flatMap((word, index) => (index === 0 ? [shape(font, word)] : [setPlain(' '), shape(font, word)])))
}

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
