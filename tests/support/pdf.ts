import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printed } from './opening.ts'

/** A word as it stands on a page, in points from the upper left corner. */
export interface PlacedWord {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What other people's programs read in a PDF. */
export interface ReadPdf {
  readonly check: string
  readonly pages: readonly string[]
  readonly info: string
  /** The tree of what is tagged as what, with its texts. */
  readonly structure: string
  readonly fonts: readonly string[]
  readonly words: readonly PlacedWord[]
}

/** Reads a PDF by qpdf and poppler, out of a folder that is gone afterwards. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  return withFile(bytes, (file) => ({
    check: printed('qpdf', ['--check', file]),
    pages: printed('pdftotext', ['-raw', file, '-']).split('\f').slice(0, -1),
    info: printed('pdfinfo', [file]),
    structure: printed('pdfinfo', ['-struct-text', file]),
    fonts: printed('pdffonts', [file]).trim().split('\n').slice(2),
    words: wordsIn(printed('pdftotext', ['-bbox', file, '-'])),
  }))
}

/** A page as a printer would have it: how dark each dot is, from 0 for black to 255. */
export function printedPage(bytes: Uint8Array, dotsPerInch: number) {
  return withFile(bytes, (file) => {
    printed('pdftoppm', ['-gray', '-singlefile', '-r', String(dotsPerInch), file, file])
    const picture = readFileSync(`${file}.pgm`)
    const [header = '', width = ''] = /^P5\s(\d+) \d+\s255\s/u.exec(picture.subarray(0, 40).toString('latin1')) ?? []
    return (x: number, y: number): number => picture[header.length + y * Number(width) + x] ?? 255
  })
}

/** What a cell says, however it was broken into lines. */
export const unbroken = (text: string): string => text.replaceAll(/\s/gu, '')

function withFile<Value>(bytes: Uint8Array, work: (file: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'colligo-pdf-'))
  try {
    const file = join(folder, 'read.pdf')
    writeFileSync(file, bytes)
    return work(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const wordsIn = (bbox: string): readonly PlacedWord[] =>
  bbox
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</gu)].map(
        ([, left, top, right, bottom, text = '']) => ({
          page: index + 1,
          text,
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        }),
      ),
    )
