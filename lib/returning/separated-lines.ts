/** One line of a table, with its number in the file: a value in quotation marks may go over several. */
export interface SeparatedLine {
  readonly line: number
  readonly values: readonly string[]
}

const separators = [';', ',', '\t'] as const

/**
 * Reads a table as spreadsheets save it (RFC 4180, with any of three separators): the separator that occurs first in the
 * first line is that of the file. Lines that are empty are left out.
 *
 * @returns `null` where a quotation mark is not closed.
 */
export function separatedLines(text: string): readonly SeparatedLine[] | null {
  const separator = separatorOf(text)
  const lines: SeparatedLine[] = []
  let [at, line] = [0, 1]
  while (at < text.length) {
    const read = oneLine(text, at, separator)
    if (read === null) return null
    if (read.values.some((value) => value.trim() !== '')) lines.push({ line, values: read.values })
    line += read.breaks
    at = read.next
  }
  return lines
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/u, 1)
  const found = separators.map((separator) => [first.indexOf(separator), separator] as const)
  const [earliest] = found.filter(([index]) => index !== -1).toSorted(([one], [other]) => one - other)
  return earliest?.[1] ?? ';'
}

interface ReadLine {
  readonly values: readonly string[]
  readonly next: number
  readonly breaks: number
}

function oneLine(text: string, from: number, separator: string): ReadLine | null {
  const values: string[] = []
  let [at, breaks] = [from, 1]
  for (;;) {
    const value = text[at] === '"' ? quoted(text, at) : plain(text, at, separator)
    if (value === null) return null
    values.push(value.text)
    breaks += value.breaks
    at = value.next
    if (text[at] !== separator) break
    at += 1
  }
  const end = text.indexOf('\n', at)
  return { values, breaks, next: end === -1 ? text.length : end + 1 }
}

interface ReadValue {
  readonly text: string
  readonly next: number
  readonly breaks: number
}

function plain(text: string, from: number, separator: string): ReadValue {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return { text: text.slice(from, at), next: at, breaks: 0 }
}

function quoted(text: string, from: number): ReadValue | null {
  let at = from + 1
  for (;;) {
    at = text.indexOf('"', at)
    if (at === -1) return null
    if (text[at + 1] !== '"') break
    at += 2
  }
  const inside = text.slice(from + 1, at)
  return { text: inside.replaceAll('""', '"'), next: at + 1, breaks: inside.split('\n').length - 1 }
}
