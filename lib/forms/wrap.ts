import type { Run, Typeface } from './typeface.ts'

/**
 * Breaks text into lines that fit: at spaces, and inside a word only where the word alone is too long. Nothing is cut.
 *
 * @param room - Width of a line, in points.
 * @param size - Size of the type, in points.
 */
export function wrap(face: Typeface, text: string, room: number, size: number): readonly Run[] {
  const limit = (room * 1000) / size
  const whole = face.set(text)
  if (whole.width <= limit && !text.includes('\n')) return [whole]
  return text.split('\n').flatMap((paragraph) => wrapParagraph(face, paragraph, limit))
}

function wrapParagraph(face: Typeface, paragraph: string, limit: number): readonly Run[] {
  const lines: Run[] = []
  const space = face.set(' ')
  let line: Run | null = null
  for (const word of paragraph.split(' ').flatMap((long) => pieces(face, long, limit))) {
    const longer: Run = line === null ? word.run : extend(line, word.startsWord ? space : nothing, word.run)
    if (line !== null && longer.width > limit) {
      lines.push(line)
      line = word.run
    } else line = longer
  }
  return line === null ? lines : [...lines, line]
}

const nothing: Run = { glyphs: '', width: 0 }

const extend = (line: Run, between: Run, word: Run): Run => ({
  glyphs: line.glyphs + between.glyphs + word.glyphs,
  width: line.width + between.width + word.width,
})

interface Piece {
  readonly run: Run
  /** Whether a space stands before it. */
  readonly startsWord: boolean
}

/** A word, or the pieces it must be broken into; always at least one. */
function pieces(face: Typeface, word: string, limit: number): readonly Piece[] {
  const run = face.set(word)
  if (run.width <= limit) return [{ run, startsWord: true }]
  const broken: Piece[] = []
  let piece = nothing
  for (const character of word) {
    const longer = extend(piece, nothing, face.set(character))
    if (longer.width > limit && piece !== nothing) {
      broken.push({ run: piece, startsWord: broken.length === 0 })
      piece = face.set(character)
    } else piece = longer
  }
  return [...broken, { run: piece, startsWord: broken.length === 0 }]
}
