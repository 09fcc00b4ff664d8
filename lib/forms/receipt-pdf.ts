import { encode } from 'uqr'
import type { InitiativeText } from '#lib/domain/initiative'
import type { Day } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import { ink } from './canvas.ts'
import { drawLines, heightOf } from './draw-lines.ts'
import { taggedPdf, type TaggedPdf } from './tagged-pdf.ts'
import type { Typeface } from './typeface.ts'
import type { Words } from './words.ts'
import { wrap } from './wrap.ts'

/** What a receipt says beside the statement's identifier. */
export interface ReceiptSheet {
  readonly signedOn: Day
  readonly registrationNumber: string
  readonly text: Pick<InitiativeText, 'title' | 'language'>
  /** The initiative's public page. */
  readonly address: string
  readonly words: Words
}

/** A receipt without its identifier: the same for everybody who signed on a day in a language. */
export interface ReceiptTemplate {
  readonly bytes: Uint8Array
  /** Where the identifier's letters stand in the file, as glyph numbers. */
  readonly at: number
  readonly glyphs: Readonly<Record<string, string>>
  /** The file's name, without its ending. */
  readonly name: string
}

const a4 = { width: 595.28, height: 841.89 } as const
const [left, right] = [64, a4.width - 64]

const letters = '0123456789abcdef-'

/** As long as an identifier, and found nowhere else in the file. */
const placeholder = '01234567-89ab-cdef-0123-456789abcdef'

/**
 * Makes the receipt but for its identifier, which is put in for each signatory: in the busiest hours hundreds want
 * theirs within a minute, and nobody's identifier has to be handed to whoever draws.
 */
export async function receiptTemplate(receipt: ReceiptSheet): Promise<ReceiptTemplate> {
  const { words, registrationNumber } = receipt
  const pdf = taggedPdf({
    title: `${words.receipt.pdfTitle} · ${registrationNumber}`,
    language: words.language,
    madeAt: new Date(receipt.signedOn),
  })
  pdf.newPage({ ...a4, isPlain: true })
  const mono = pdf.mono()
  const glyphs = Object.fromEntries(Array.from(letters, (letter) => [letter, mono.set(letter).glyphs] as const))
  drawReceipt(pdf, mono, receipt)
  const bytes = await pdf.finish()
  return { bytes, at: bytes.indexOf(mono.set(placeholder).glyphs, 0, 'latin1'), glyphs, name: words.receipt.pdfFile }
}

/** The receipt of one statement. */
export function receiptPdf({ bytes, at, glyphs }: ReceiptTemplate, identifier: string): Buffer {
  const filled = Buffer.from(bytes)
  filled.write([...identifier].map((letter) => glyphs[letter] ?? '').join(''), at, 'latin1')
  return filled
}

function drawReceipt(pdf: TaggedPdf, mono: Typeface, receipt: ReceiptSheet): void {
  const { words, text, registrationNumber, signedOn, address } = receipt
  const { regular, bold } = pdf.faces
  const say = speaker(pdf)
  const foreign = text.language === words.language ? {} : { lang: text.language }

  let y = say('H1', words.receipt.pdfTitle, { face: bold, size: 22, y: 76, colour: ink.blue })
  y = say('P', text.title, { face: bold, size: 14, y: y + 22, ...foreign })
  y = say('P', `${words.initiative.registrationNumber}: ${registrationNumber}`, { face: regular, size: 11, y: y + 4 })

  const top = y + 30
  pdf.adorn((drawing) => {
    drawing.fill(left, top, right - left, 118, '0.95 0.965 0.99')
    drawing.fill(left, top, 4, 118, ink.blue)
  })
  const inside = { x: left + 22 }
  y = say('P', words.receipt.identifier, { face: regular, size: 11, y: top + 16, colour: ink.grey, ...inside })
  y = say('P', placeholder, { face: mono, size: 17, y: y + 2, ...inside })
  y = say('P', words.receipt.signedOn, { face: regular, size: 11, y: y + 14, colour: ink.grey, ...inside })
  say('P', dayInWords(signedOn, words.language), { face: bold, size: 14, y: y + 2, ...inside })

  y = say('P', words.receipt.once, { face: regular, size: 12, y: top + 118 + 24 })
  drawCode(pdf, receipt, y + 40)
  y = say('P', words.receipt.qrText, { face: regular, size: 11, y: y + 40 + codeSize + 18 })
  say('P', address, { face: regular, size: 11, y: y + 4 })
}

interface Manner {
  readonly face: Typeface
  readonly size: number
  readonly y: number
  readonly x?: number
  readonly colour?: (typeof ink)[keyof typeof ink]
  readonly lang?: string
}

/** Draws a text in lines down the page. Returns where the next may begin. */
const speaker =
  (pdf: TaggedPdf) =>
  (tag: 'H1' | 'P', text: string, { face, size, y, x = left, colour = ink.black, lang }: Manner): number => {
    const lines = wrap(face, text, right - x, size)
    const set = { lines, size, face, colour, ...(lang === undefined ? {} : { lang }) }
    drawLines(pdf, tag, set, x, y)
    return y + heightOf(set)
  }

/** Large enough for a neighbour's phone, in points. */
const codeSize = 150

/** A QR code to the initiative, row by row, neighbouring squares as one: thin lines between them would confuse a camera. */
function drawCode(pdf: TaggedPdf, { address, words }: ReceiptSheet, top: number): void {
  const { data, size } = encode(address, { ecc: 'M', border: 0 })
  const square = codeSize / size
  pdf.tag(
    'Figure',
    (drawing) => {
      data.forEach((line, row) => {
        let start = 0
        for (let column = 1; column <= size; column++) {
          if (line[column] === line[start]) continue
          if (line[start] === true) {
            drawing.fill(left + start * square, top + row * square, (column - start) * square, square, ink.black)
          }
          start = column
        }
      })
    },
    { alt: words.receipt.qr, bbox: [left, top, left + codeSize, top + codeSize] },
  )
}
