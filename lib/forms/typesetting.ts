import { spelledOut } from './spelled-out.ts'
import type { Run } from './typeface.ts'

/** A font that text is set in. */
export interface Glyphs {
  /** The font's glyph of one character; `null` where it has none. */
  readonly glyphOf: (character: string) => Run | null
  /** A word laid out as a whole, as scripts want it whose letters join. */
  readonly shape: (word: string) => Run
}

/** Letters that join, stack or run from the right, and the spaces between them. */
const joining = String.raw`\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}`
const joined = new RegExp(`[${joining}](?:[${joining}\\s\\p{M}]*[${joining}\\p{M}])?`, 'u')

/**
 * Sets text one glyph a character from a cache: 30 times as fast as laying out each word, which the scripts of the
 * Union's languages do not need. Text in scripts that do goes the long way.
 *
 * A character the font lacks is spelled out, as `[U+4E2D]`: PDF/A forbids the empty box, and so does good sense.
 */
export function setterIn({ glyphOf, shape }: Glyphs): (text: string) => Run {
  const cache = new Map<string, Run>()

  const setCharacter = (character: string): Run => {
    const known = cache.get(character)
    if (known !== undefined) return known
    const run = glyphOf(character) ?? join([...spelledOut(character)].map(setCharacter))
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
  const setPiece = (piece: string): Run => {
    if (!joined.test(piece) || ![...piece].every((character) => glyphOf(character) !== null)) return setPlain(piece)
    // From the right: the last word stands first on the sheet.
    const words = piece.split(/\s+/u).toReversed()
    return join(words.flatMap((word, index) => (index === 0 ? [shape(word)] : [setPlain(' '), shape(word)])))
  }
  return (text) => (joined.test(text) ? join(pieces(text).map(setPiece)) : setPlain(text))
}

export const join = (runs: readonly Run[]): Run => ({
  glyphs: runs.map(({ glyphs }) => glyphs).join(''),
  width: runs.reduce((sum, { width }) => sum + width, 0),
})

const pieces = (text: string): string[] =>
  text.split(new RegExp(`(${joined.source})`, 'u')).filter((piece) => piece !== '')
