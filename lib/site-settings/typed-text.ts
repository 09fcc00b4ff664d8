/** What was typed into one line: composed characters, single spaces, no edges, nothing that cannot be seen. */
export const lineOf = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()

/** The same for several lines; empty ones go. */
export const linesOf = (typed: string): string =>
  typed
    .split(/\r\n?|\n/u)
    .map(lineOf)
    .filter((line) => line !== '')
    .join('\n')

/** Characters as people count them. */
export const lengthOf = (text: string): number => [...text].length

export const orNull = (text: string): string | null => (text === '' ? null : text)
