import type { Day } from '#lib/domain/day'
import { ink } from './canvas.ts'
import { drawLines, heightOf, type SetText } from './draw-lines.ts'
import { taggedPdf, type TaggedPdf } from './tagged-pdf.ts'
import { wrap } from './wrap.ts'

/** One part of a sheet, from top to bottom. */
export type SheetPart =
  | { readonly kind: 'heading' | 'text' | 'note'; readonly text: string }
  /** A value under its name; a blank line where only people know it. */
  | { readonly kind: 'value'; readonly name: string; readonly value: string | null; readonly lang?: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** A form that is filled in as far as it can be, in words that are given. */
export interface PlainSheet {
  readonly title: string
  readonly language: string
  /** Stands as the moment of its making: the same sheet has the same bytes. */
  readonly madeOn: Day
  readonly parts: readonly SheetPart[]
  /** At the foot of each page. */
  readonly foot: string
}

const page = { width: 595.28, height: 841.89, left: 64, right: 531.28, top: 64, bottom: 776 } as const

/** Draws a sheet on as many A4 pages as it needs. */
export async function plainSheetPdf(sheet: PlainSheet): Promise<Buffer> {
  const { title, language, madeOn } = sheet
  const pdf = taggedPdf({ title, language, madeAt: new Date(madeOn) })
  const pen = penOn(pdf, sheet.foot)
  pen.say('H1', title, { size: 18, isBold: true, colour: ink.blue })
  for (const part of sheet.parts) drawPart(pen, part)
  return await pdf.finish()
}

interface Manner {
  readonly size: number
  readonly isBold?: boolean
  readonly colour?: SetText['colour']
  readonly lang?: string | undefined
  /** Above, in points. */
  readonly space?: number
}

interface Pen {
  readonly pdf: TaggedPdf
  readonly set: (text: string, manner: Manner, room?: number) => SetText
  readonly say: (tag: 'H1' | 'H2' | 'P', text: string, manner: Manner) => void
  /** Begins a new page where so much does not fit on this one. @returns The height at which to draw. */
  readonly take: (height: number) => number
  /** A line to write on. */
  readonly blank: () => void
}

function penOn(pdf: TaggedPdf, foot: string): Pen {
  let y: number = page.bottom
  const set: Pen['set'] = (text, { size, isBold = false, colour = ink.black, lang }, room = page.right - page.left) => {
    const face = isBold ? pdf.faces.bold : pdf.faces.regular
    return { lines: wrap(face, text, room, size), size, face, colour, ...(lang === undefined ? {} : { lang }) }
  }
  const begin = (): void => {
    pdf.newPage({ width: page.width, height: page.height })
    const { lines, size, face, colour } = set(foot, { size: 8, colour: ink.grey })
    pdf.adorn((drawing) => {
      lines.forEach((run, index) => {
        drawing.text(run, { x: page.left, y: page.bottom + 24 + index * 10, size, face, colour })
      })
    })
    y = page.top
  }
  const take: Pen['take'] = (height) => {
    if (y + height > page.bottom) begin()
    const at = y
    y += height
    return at
  }
  return {
    pdf,
    set,
    take,
    say: (tag, text, manner) => {
      const whole = set(text, manner)
      take(manner.space ?? 0)
      // A long text goes on over the page, line by line.
      for (const part of piecesOf(whole)) drawLines(pdf, tag, part, page.left, take(heightOf(part)))
    },
    blank: () => {
      const at = take(26) + 20
      pdf.adorn((drawing) => {
        drawing.rule(page.left, at, page.right, at, 0.8)
      })
    },
  }
}

/** As many lines as are read in one go. */
const linesAtOnce = 12

function piecesOf({ lines, ...set }: SetText): readonly SetText[] {
  const pieces: SetText[] = []
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    pieces.push({ ...set, lines: lines.slice(from, from + linesAtOnce) })
  }
  return pieces
}

function drawPart(pen: Pen, part: SheetPart): void {
  if (part.kind === 'heading') pen.say('H2', part.text, { size: 12.5, isBold: true, space: 20, colour: ink.blue })
  if (part.kind === 'text') pen.say('P', part.text, { size: 10.5, space: 8 })
  if (part.kind === 'note') pen.say('P', part.text, { size: 9, space: 6, colour: ink.grey })
  if (part.kind === 'table') drawTable(pen, part)
  if (part.kind !== 'value') return
  pen.say('P', part.name, { size: 9, space: 8, colour: ink.grey })
  if (part.value === null) pen.blank()
  else pen.say('P', part.value, { size: 11, isBold: true, space: 1, lang: part.lang })
}

function drawTable(pen: Pen, { head, rows }: Extract<SheetPart, { kind: 'table' }>): void {
  const width = (page.right - page.left) / head.length
  pen.take(8)
  pen.pdf.within('Table', () => {
    for (const [index, row] of [head, ...rows].entries()) {
      const manner = { size: 9, isBold: index === 0 }
      const cells = row.map((text) => pen.set(text, manner, width - 8))
      const height = Math.max(...cells.map(heightOf)) + 5
      const top = pen.take(height)
      pen.pdf.within('TR', () => {
        cells.forEach((cell, column) => {
          drawLines(pen.pdf, index === 0 ? 'TH' : 'TD', cell, page.left + column * width, top)
        })
      })
      pen.pdf.adorn((drawing) => {
        drawing.rule(page.left, top + height - 2, page.right, top + height - 2)
      })
    }
  })
}
