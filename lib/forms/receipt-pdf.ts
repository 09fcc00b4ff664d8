import type { InitiativeText } from '#lib/domain/initiative'
import type { Day } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import { ink } from './canvas.ts'
import { drawCode } from './draw-code.ts'
import { speakerOn } from './speaker.ts'
import { taggedPdf, type TaggedPdf } from './tagged-pdf.ts'
import type { Typeface } from './typeface.ts'
import type { Words } from './words.ts'

/** What a receipt says beside the statement's identifier. */
export interface ReceiptSheet {
  readonly signedOn: Day
  readonly registrationNumber: string
  readonly text: Pick<InitiativeText, 'title' | 'language'>
  /** What the public log is called. */
  readonly logOrigin: string
  /** The initiative's public page. */
  readonly address: string
  readonly words: Words
}

/** What is one signatory's own on a receipt. */
export interface OwnOfReceipt {
  readonly identifier: string
  /** 64 hexadecimal digits each. */
  readonly commitment: string
  readonly blind: string
}

/** A receipt without what is one's own: the same for everybody who signed on a day in a language. */
export interface ReceiptTemplate {
  readonly bytes: Uint8Array
  /** Where the letters of what is one's own stand in the file, as glyph numbers. */
  readonly places: Readonly<Record<keyof OwnOfReceipt, number>>
  readonly glyphs: Readonly<Record<string, string>>
  /** The file's name, without its ending. */
  readonly name: string
}

const a4 = { width: 595.28, height: 841.89 } as const
const [left, right] = [64, a4.width - 64]

/** Large enough for a neighbour's phone, in points. */
const codeSize = 128

const letters = '0123456789abcdef-'

/** As long as what they stand for, and found nowhere else in the file. */
const placeholders: OwnOfReceipt = {
  identifier: '01234567-89ab-cdef-0123-456789abcdef',
  commitment: '0123456789abcdef'.repeat(4),
  blind: 'fedcba9876543210'.repeat(4),
}

/**
 * Makes the receipt but for what is one's own, which is put in for each signatory: in the busiest hours hundreds want
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
  const placeOf = (letters: string): number => bytes.indexOf(mono.set(letters).glyphs, 0, 'latin1')
  const { identifier, commitment, blind } = placeholders
  const places = { identifier: placeOf(identifier), commitment: placeOf(commitment), blind: placeOf(blind) }
  return { bytes, places, glyphs, name: words.receipt.pdfFile }
}

/** The receipt of one statement. */
export function receiptPdf({ bytes, places, glyphs }: ReceiptTemplate, own: OwnOfReceipt): Buffer {
  const filled = Buffer.from(bytes)
  for (const name of ['identifier', 'commitment', 'blind'] as const)
    filled.write([...own[name]].map((letter) => glyphs[letter] ?? '').join(''), places[name], 'latin1')
  return filled
}

function drawReceipt(pdf: TaggedPdf, mono: Typeface, receipt: ReceiptSheet): void {
  const { words, text, registrationNumber, signedOn, address } = receipt
  const { regular, bold } = pdf.faces
  const say = speakerOn(pdf, [left, right])
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
  y = say('P', placeholders.identifier, { face: mono, size: 17, y: y + 2, ...inside })
  y = say('P', words.receipt.signedOn, { face: regular, size: 11, y: y + 14, colour: ink.grey, ...inside })
  say('P', dayInWords(signedOn, words.language), { face: bold, size: 14, y: y + 2, ...inside })

  y = say('P', words.receipt.once, { face: regular, size: 12, y: top + 118 + 24 })
  y = say('H2', words.receipt.logTitle, { face: bold, size: 13, y: y + 12 })
  y = say('P', words.receipt.logText, { face: regular, size: 10.5, y: y + 2 })
  const inLog = [
    [words.receipt.logCode, placeholders.commitment],
    [words.receipt.logBlind, placeholders.blind],
    [words.receipt.logOrigin, receipt.logOrigin],
  ] as const
  for (const [name, value] of inLog) {
    y = say('P', name, { face: regular, size: 9.5, y: y + 5, colour: ink.grey })
    y = say('P', value, { face: mono, size: 10, y: y })
  }
  drawCode(pdf, { value: receipt.address, alt: words.receipt.qr }, { left, top: y + 20, width: codeSize })
  y = say('P', words.receipt.qrText, { face: regular, size: 11, y: y + 20 + codeSize + 10 })
  say('P', address, { face: regular, size: 11, y: y + 4 })
}
