import { existsSync, readFileSync } from 'node:fs'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import type { HeldShare } from '#lib/shares/key-share'
import { sheetContent, type SheetContent, type SheetWords } from '#lib/shares/sheet-content'
import { ink } from './canvas.ts'
import { drawCode } from './draw-code.ts'
import { speakerOn } from './speaker.ts'
import { taggedPdf, type TaggedPdf } from './tagged-pdf.ts'

/** What is printed beside the share. */
export interface ShareSheet extends HeldShare {
  /** The key's whole thumbprint. */
  readonly keyId: string
  readonly initiative: string | null
  readonly madeAt: Date
  readonly language: string
}

const a4 = { width: 595.28, height: 841.89 } as const
const [left, right] = [64, a4.width - 64]

/** One share as a page to be printed, handed to its holder and locked away. */
export async function shareSheetPdf(sheet: ShareSheet): Promise<Buffer> {
  const { holder, keyId, initiative, language, madeAt } = sheet
  const day = dayInWords(brusselsDayOf(madeAt), language)
  const content = sheetContent(sheet.share, { holder, keyId, initiative, day }, wordsIn(language))
  // No holder's name in the title: file managers and print queues show it.
  const pdf = taggedPdf({ title: content.title, language, madeAt })
  pdf.newPage(a4)
  const bottom = drawHead(pdf, content)
  drawAdvice(pdf, content, drawShare(pdf, content, bottom))
  return await pdf.finish()
}

/** Whether there are words for a sheet in a language. */
export const hasSheetIn = (language: string): boolean =>
  /^[a-z]{2}$/u.test(language) && existsSync(catalogueOf(language))

const wordsIn = (language: string): SheetWords =>
  (JSON.parse(readFileSync(catalogueOf(language), 'utf8')) as { readonly sheet: SheetWords }).sheet

const catalogueOf = (language: string): URL => new URL(`../../messages/desk/${language}.json`, import.meta.url)

function drawHead(pdf: TaggedPdf, { secret, title, facts, what }: SheetContent): number {
  const { regular, bold } = pdf.faces
  const say = speakerOn(pdf, [left, right])
  let y = say('P', secret, { face: bold, size: 10.5, y: 44, colour: ink.blue })
  y = say('H1', title, { face: bold, size: 19, y: y + 2 }) + 8
  for (const { label, value } of facts) {
    const line = { size: 10.5, y }
    const above = say('P', label, { ...line, face: regular, colour: ink.grey, until: 200 })
    y = Math.max(above, say('P', value, { ...line, face: bold, x: 200 })) + 2
  }
  return say('P', what, { face: bold, size: 11.5, y: y + 8 })
}

const rowHeight = 25
const codeSize = 118

/** The digits, large enough to be typed by anybody, and the same as a picture. */
function drawShare(pdf: TaggedPdf, { rows, code }: SheetContent, top: number): number {
  const { regular } = pdf.faces
  const mono = pdf.mono()
  const say = speakerOn(pdf, [left, right])
  const from = top + 12
  const height = rows.length * (rowHeight + 13) + 14
  pdf.adorn((drawing) => {
    drawing.fill(left, from, right - left, height, '0.95 0.965 0.99')
    drawing.fill(left, from, 4, height, ink.blue)
  })
  rows.forEach(({ label, groups }, index) => {
    const y = from + 9 + index * (rowHeight + 13)
    say('P', label, { face: regular, size: 9, y, x: left + 18, colour: ink.grey })
    say('P', groups.join('  '), { face: mono, size: 16, y: y + 11, x: left + 18 })
  })
  drawCode(pdf, code, { left, top: from + height + 14, width: codeSize })
  return from + height + 14
}

/** Beside the picture, then below it. */
function drawAdvice(pdf: TaggedPdf, { advice }: SheetContent, top: number): void {
  const { regular, bold } = pdf.faces
  const say = speakerOn(pdf, [left, right])
  let y = top
  for (const { title, texts } of advice) {
    const x = y < top + codeSize ? left + codeSize + 20 : left
    y = say('H2', title, { face: bold, size: 11, y, x })
    for (const text of texts) y = say('P', text, { face: regular, size: 10, y: y + 1, x })
    y += 7
  }
}
