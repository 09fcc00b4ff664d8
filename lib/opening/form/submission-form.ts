import { ink } from '#lib/forms/canvas'
import { dayInForm } from '#lib/forms/day-in-form'
import { drawLines, heightOf } from '#lib/forms/draw-lines'
import { leading, widthOf } from '#lib/forms/sheet'
import { wrap } from '#lib/forms/wrap'
import { paper, type Materials, type Paper } from '#lib/pdf/paper'
import type { VerifiedHeader } from '../export-header.ts'
import { lawOf } from '../regime.ts'
import { warningOf } from './sheet.ts'
import { countryName, filled, type AuthorityWords } from './words.ts'

export const submissionFormName = 'submission-form.pdf'

export interface SubmissionAbout {
  readonly header: VerifiedHeader
  readonly words: AuthorityWords
  readonly count: number
  /** SHA-256 of the export, in hexadecimal. */
  readonly exportHash: string
}

const a4 = { width: 595.28, height: 841.89 } as const
const [left, right, bottom] = [56, a4.width - 56, a4.height - 60]

/**
 * The form of Annex V, by which the organisers submit statements to an authority: filled in as far as the export knows,
 * with room for what people write by hand, and without what another law does not foresee. PDF/A-1a like the forms.
 *
 * Source: Regulation (EU) 2019/788, Annex V. Status: wording to be compared with EUR-Lex before a release.
 */
export function submissionForm(
  append: (bytes: Uint8Array) => void,
  materials: Materials,
  about: SubmissionAbout,
): void {
  const { header, words, exportHash } = about
  const { submission } = words.authority
  const pdf = paper(append, materials, {
    title: `${submission.title} · ${header.initiative.registrationNumber} · ${header.memberState}`,
    language: words.language,
    madeAt: header.exportedAt,
    id: `${exportHash.slice(0, 24)}00000000`,
  })
  const writer = writing(pdf, () => {
    beginPage(pdf, about)
  })
  writer.text('H1', submission.title, { size: 14, bold: true, blue: true })
  writer.text('P', submission.source, { size: 8.5 })
  const warning = warningOf(words, header)
  if (warning !== null) writer.text('P', warning, { size: 11, bold: true })
  if (header.recipient !== null) {
    writer.item(submission.recipient, `${header.recipient.authority}\n${header.recipient.address}`)
  }
  drawItems(writer, about)
  pdf.finish()
}

function drawItems(writer: Writer, { header, words, count }: SubmissionAbout): void {
  const { submission } = words.authority
  const { initiative, batch, exportedAt } = header
  const memberState = countryName(words, header.memberState)
  const day = dayInForm(exportedAt.slice(0, 10))
  const law = lawOf(header)
  let items = 0
  const numbered = (asked: string): string => {
    items += 1
    return `${String(items)}. ${asked}`
  }
  writer.item(numbered(submission.contactPersons), initiative.contactPersons.join('\n'))
  writer.blank(submission.addresses, 3)
  writer.item(numbered(submission.initiativeTitle), initiative.title)
  writer.item(numbered(submission.registrationNumber), initiative.registrationNumber)
  writer.item(numbered(submission.registeredOn), dayInForm(initiative.registeredOn))
  writer.item(numbered(filled(submission.count, { memberState })), String(count))
  if (batch !== null) writer.text('P', filled(submission.batch, { batch: batch.number, day }), { size: 8.5 })
  writer.blank(numbered(`${submission.total} ${submission.byHand}`), 1)
  if (law.thresholds.spread !== null) writer.blank(numbered(`${submission.thresholds} ${submission.byHand}`), 1)
  const certificates = law.foresees.certificateOfConformity ? [submission.certificates] : []
  writer.item(
    numbered(submission.annexes),
    [filled(submission.statements, { memberState }), ...certificates].join('\n'),
  )
  writer.text('P', numbered(submission.declaration), { size: 10 })
  writer.blank(numbered(submission.signature), 2)
}

function beginPage(pdf: Paper, { words, header }: SubmissionAbout): void {
  pdf.newPage(a4)
  pdf.adorn((drawing) => {
    const face = pdf.faces.bold
    const label = face.set(words.legal.label)
    const size = Math.min(9, ((right - left - 12) * 1000) / label.width)
    drawing.frame(left, 24, right - left, 18, 1)
    drawing.text(label, { x: (left + right - widthOf(label, size)) / 2, y: 36.5, size, face })
  })
  const page = pdf.pages()
  pdf.adornLast((drawing, pages) => {
    const face = pdf.faces.regular
    const number = filled(words.authority.form.page, { page, pages })
    const run = face.set(`${header.initiative.registrationNumber}   ·   ${header.memberState}   ·   ${number}`)
    drawing.text(run, { x: right - widthOf(run, 8), y: a4.height - 30, size: 8, face, colour: ink.grey })
  })
}

interface Manner {
  readonly size: number
  readonly bold?: boolean
  readonly blue?: boolean
}

/** Sets one text under the other, on as many pages as they need. */
interface Writer {
  readonly text: (tag: 'H1' | 'H2' | 'P', text: string, manner: Manner) => void
  /** What the form asks, and what is known. */
  readonly item: (asked: string, known: string) => void
  /** What the form asks, and lines to write on. */
  readonly blank: (asked: string, lines: number) => void
}

function writing(pdf: Paper, newPage: () => void): Writer {
  let y = Number.POSITIVE_INFINITY
  const makeRoom = (height: number): void => {
    if (y + height <= bottom) return
    newPage()
    y = 60
  }
  const text: Writer['text'] = (tag, words, { size, bold = false, blue = false }) => {
    const face = bold ? pdf.faces.bold : pdf.faces.regular
    const lines = wrap(face, words, right - left, size)
    for (let from = 0; from < lines.length;) {
      makeRoom(size * leading)
      const count = Math.max(1, Math.floor((bottom - y) / (size * leading)))
      const set = { lines: lines.slice(from, from + count), size, face, colour: blue ? ink.blue : ink.black }
      drawLines(pdf, tag, set, left, y)
      y += heightOf(set)
      from += count
    }
    y += 4
  }
  return {
    text,
    item: (asked, known) => {
      makeRoom(40)
      y += 5
      text('H2', asked, { size: 9.5 })
      text('P', known === '' ? '–' : known, { size: 11, bold: true })
    },
    blank: (asked, lines) => {
      makeRoom(24 + 20 * lines)
      y += 5
      text('H2', asked, { size: 9.5 })
      const top = y
      pdf.adorn((drawing) => {
        for (let line = 1; line <= lines; line++) drawing.rule(left, top + 20 * line, right, top + 20 * line)
      })
      y += 20 * lines + 4
    },
  }
}
