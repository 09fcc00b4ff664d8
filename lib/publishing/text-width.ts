/**
 * How wide text runs, in ems, about: by kinds of letters, as the bold faces of DejaVu are cut; the others run narrower.
 * Rather too wide than too narrow: what was taken for too narrow runs over the edge.
 */
export function textWidth(text: string): number {
  let ems = 0
  for (const character of text) ems += widthOf(character)
  return ems
}

const kinds: readonly (readonly [RegExp, number])[] = [
  [/\p{M}/u, 0],
  [/[-\s.,:;'’‘|!ijlftIІіјΙι()[\]]/u, 0.41],
  [/[mwMWЖШЩЮФЫжшщюфыΩωŒœÆæ@%—]/u, 1.02],
  [/\p{Lu}/u, 0.79],
  [/\d/u, 0.66],
]

const widthOf = (character: string): number => kinds.find(([kind]) => kind.test(character))?.[1] ?? 0.67

/**
 * Breaks text into lines.
 *
 * @param most - The width of a line, in ems. A word that is wider by itself is broken.
 */
export function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text
    .trim()
    .split(/\s+/u)
    .flatMap((one) => piecesOf(one, most))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer) > most) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** Pieces of a word that each fit a line. */
function piecesOf(word: string, most: number): readonly string[] {
  if (textWidth(word) <= most) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (textWidth(`${piece}${character}-`) > most) {
      pieces.push(`${piece}-`)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
