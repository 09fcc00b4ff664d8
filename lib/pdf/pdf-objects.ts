import { zlibSync } from 'fflate'

/** The objects of a PDF, written one after the other. Source: PDF Reference 1.4, chapter 3. */
export interface PdfObjects {
  /** A number for an object that comes later. */
  readonly reserve: () => number
  /** Writes an object; under a number that was reserved, or a new one. */
  readonly write: (body: string, number?: number) => number
  /** Writes a stream of bytes, compressed unless it must be readable as it is. */
  readonly stream: (entries: string, bytes: Uint8Array, options?: StreamOptions) => number
  /** Writes the table of all objects, and the end. */
  readonly finish: (trailer: string) => void
}

interface StreamOptions {
  readonly number?: number
  readonly isPlain?: boolean
}

/** The second line tells programs that pass files on that they are not text. */
const head = '%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n'

/**
 * The same bytes on every machine: fflate deflates in JavaScript alone, where the engines' own zlibs differ. At its quickest:
 * the rest of a form does not shrink, and looking for more takes half of the time that drawing does.
 *
 * @param append - Takes the file piece by piece.
 */
export function pdfObjects(append: (bytes: Uint8Array) => void): PdfObjects {
  const offsets: number[] = [0]
  let length = 0
  const put = (bytes: Uint8Array): void => {
    append(bytes)
    length += bytes.length
  }
  const begin = (number: number | undefined): number => {
    const own = number ?? offsets.push(0) - 1
    offsets[own] = length
    return own
  }
  put(latin1(head))
  return {
    reserve: () => offsets.push(0) - 1,
    write: (body, number) => {
      const own = begin(number)
      put(latin1(`${String(own)} 0 obj\n${body}\nendobj\n`))
      return own
    },
    stream: (entries, bytes, { number, isPlain = false } = {}) => {
      const own = begin(number)
      const packed = isPlain ? bytes : zlibSync(bytes, { level: 1, mem: 8 })
      const filter = isPlain ? '' : '/Filter/FlateDecode'
      put(latin1(`${String(own)} 0 obj\n<<${entries}${filter}/Length ${String(packed.length)}>>\nstream\n`))
      put(packed)
      put(latin1('\nendstream\nendobj\n'))
      return own
    },
    finish: (trailer) => {
      const start = length
      const rows = offsets.map((offset, index) =>
        index === 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
      )
      put(latin1(`xref\n0 ${String(offsets.length)}\n${rows.join('')}`))
      put(latin1(`trailer\n<<${trailer}/Size ${String(offsets.length)}>>\nstartxref\n${String(start)}\n%%EOF\n`))
    },
  }
}

/** Text whose characters are bytes. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

export const reference = (number: number): string => `${String(number)} 0 R`

/** A string of any characters: UTF-16 in hexadecimal. */
export function textString(text: string): string {
  let hex = 'FEFF'
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase()
  return `<${hex}>`
}
