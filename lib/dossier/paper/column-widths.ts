/** How wide the texts of a column are, in points. */
export interface ColumnMeasure {
  /** Of the longest word: narrower, it would be broken. */
  readonly longestWord: number
  /** Of all cells together. */
  readonly text: number
}

/** No word, however long, takes more of the page. */
const mostForWord = 0.34

/**
 * Shares a page's width among columns: each has room for its longest word, and the rest goes to those with much to say.
 *
 * @param width - Of the page, in points; `padding` of it is lost in each column.
 */
export function columnWidths(columns: readonly ColumnMeasure[], width: number, padding: number): readonly number[] {
  const least = columns.map(({ longestWord }) => Math.min(longestWord, width * mostForWord) + padding)
  const taken = sum(least)
  if (taken >= width) return least.map((one) => (one / taken) * width)
  // Roots, so that a long column does not starve the others.
  const wishes = columns.map(({ text }) => Math.sqrt(Math.max(text, 1)))
  const wished = sum(wishes)
  return least.map((one, index) => one + ((width - taken) * (wishes[index] ?? 0)) / wished)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
