import { ink } from '#lib/forms/canvas'
import { drawLines, heightOf, type SetText } from '#lib/forms/draw-lines'
import { leading, rise, widthOf } from '#lib/forms/sheet'
import { wrap } from '#lib/forms/wrap'
import type { Paper } from '#lib/pdf/paper'

/** The page of a document, in points. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const [short, long] = [595.28, 841.89] as const

export const sheetOf = (isLandscape: boolean): Sheet => {
  const [width, height] = isLandscape ? [long, short] : [short, long]
  return { width, height, left: 54, right: width - 54, top: 54, bottom: height - 62 }
}

export interface Manner {
  readonly size: number
  readonly isBold?: boolean
  readonly colour?: SetText['colour']
  /** Above, in points. */
  readonly space?: number
  /** From the left margin, in points. */
  readonly indent?: number
}

/** Sets one thing under the other, on as many pages as they need. */
export interface Pen {
  readonly paper: Paper
  readonly sheet: Sheet
  readonly set: (text: string, manner: Manner, room?: number) => SetText
  readonly say: (tag: 'H1' | 'H2' | 'P', text: string, manner: Manner) => void
  /** One of a list: what goes on in a second line stands under the first word. */
  readonly item: (text: string, manner: Manner) => void
  /** Begins a new page where so much does not fit on this one. @returns The height at which to draw. */
  readonly take: (height: number) => number
  readonly page: () => number
  /** How much is left on this page, in points. */
  readonly left: () => number
  /** Goes on at the top of another page. */
  readonly turn: () => void
}

/** What stands at the foot of each page; `page` has places for `{page}` and `{pages}`. */
export interface Foot {
  readonly text: string
  readonly page: string
}

export function penOn(paper: Paper, sheet: Sheet, foot: Foot): Pen {
  let y = Number.POSITIVE_INFINITY
  const width = sheet.right - sheet.left
  const set: Pen['set'] = (text, { size, isBold = false, colour = ink.black }, room = width) => {
    const face = isBold ? paper.faces.bold : paper.faces.regular
    return { lines: wrap(face, text, room, size), size, face, colour }
  }
  const begin = (): void => {
    paper.newPage({ width: sheet.width, height: sheet.height })
    footOf(paper, sheet, foot)
    y = sheet.top
  }
  const left = (): number => sheet.bottom - y
  const take: Pen['take'] = (height) => {
    if (left() < height) begin()
    const at = y
    y += height
    return at
  }
  const pen = { paper, sheet, set, take, page: () => paper.pages(), left, turn: begin }
  const skip = (space: number): void => {
    y += space
  }
  return { ...pen, ...sayingWith(pen, skip) }
}

/** Texts that go on over the page, line by line. */
function sayingWith(pen: Omit<Pen, 'say' | 'item'>, skip: (space: number) => void): Pick<Pen, 'say' | 'item'> {
  const { paper, sheet, set, take, left, turn } = pen
  const say: Pen['say'] = (tag, text, manner) => {
    const [indent, space, lineHeight] = [manner.indent ?? 0, manner.space ?? 0, manner.size * leading]
    const { lines, ...whole } = set(text, manner, sheet.right - sheet.left - indent)
    if (left() > space + lineHeight) skip(space)
    for (let from = 0; from < lines.length;) {
      if (left() < lineHeight) turn()
      const part = { ...whole, lines: lines.slice(from, from + Math.floor(left() / lineHeight)) }
      drawLines(paper, tag, part, sheet.left + indent, take(heightOf(part)))
      from += part.lines.length
    }
  }
  const item: Pen['item'] = (text, manner) => {
    const { size, space = 0 } = manner
    if (left() < space + size * leading) turn()
    const { lines, face } = set('•', manner)
    const y = sheet.bottom - left() + space + size * rise
    paper.adorn((drawing) => {
      for (const run of lines) drawing.text(run, { x: sheet.left + 3, y, size, face })
    })
    say('P', text, { ...manner, indent: 14 })
  }
  return { say, item }
}

function footOf(paper: Paper, sheet: Sheet, foot: Foot): void {
  const face = paper.faces.regular
  const page = paper.pages()
  paper.adornLast((drawing, pages) => {
    drawing.rule(sheet.left, sheet.height - 44, sheet.right, sheet.height - 44)
    const look = { y: sheet.height - 30, size: 8, face, colour: ink.grey }
    const number = face.set(foot.page.replace('{page}', String(page)).replace('{pages}', String(pages)))
    drawing.text(face.set(foot.text), { x: sheet.left, ...look })
    drawing.text(number, { x: sheet.right - widthOf(number, 8), ...look })
  })
}
