import { privacyWords, type PrivacySection } from '#lib/rules/privacy-words'
import { ink } from '../canvas.ts'
import { drawLines } from '../draw-lines.ts'
import { leading, sheet, sheetWidth, type Faces } from '../sheet.ts'
import type { TaggedPdf } from '../tagged-pdf.ts'
import { filled } from '../words.ts'
import { wrap } from '../wrap.ts'
import { lawOf, type BlankForm } from './blank-form.ts'

const gap = 28
const columnWidth = (sheetWidth - gap) / 2

interface Section {
  readonly title: string | null
  readonly text: string
}

/**
 * What signatories on paper are told of their data. Not what is said of sealing: paper is not sealed, and bears no
 * identifier.
 */
function sectionsOf(blank: BlankForm): readonly Section[] {
  const { words, initiative } = blank
  const { privacy, form } = words
  const said = (section: PrivacySection): string => {
    const own = privacyWords(lawOf(blank), section, words.language)
    return 'key' in own ? privacy[own.key] : own.text
  }
  const representative = initiative.organisers.find(({ role }) => role === 'representative')
  const named = [representative?.name, representative?.email].filter((part) => part != null).join(', ')
  return [
    { title: null, text: privacy.intro },
    { title: privacy.controllerTitle, text: filled(privacy.controller, { representative: named }) },
    { title: privacy.recipientsTitle, text: said('recipients') },
    { title: privacy.retentionTitle, text: said('retention') },
    { title: privacy.rightsTitle, text: form.rights },
  ]
}

/** Draws the privacy statement in two columns. */
export function drawPrivacy(pdf: TaggedPdf, form: BlankForm, top: number): void {
  const { regular, bold } = pdf.faces
  const title = { lines: [bold.set(form.words.form.privacyTitle)], size: 16, face: bold, colour: ink.blue }
  drawLines(pdf, 'H1', title, sheet.left, top)
  const { size, sections } = fitted(pdf.faces, form, sheet.bottom - top - 36)
  let [x, y, column]: [number, number, number] = [sheet.left, top + 36, 0]
  for (const { head, lines, height, inColumn } of sections) {
    if (inColumn !== column) [x, y, column] = [sheet.left + columnWidth + gap, top + 36, inColumn]
    if (head.length > 0) drawLines(pdf, 'H2', { lines: head, size, face: bold, colour: ink.black }, x, y)
    drawLines(pdf, 'P', { lines, size, face: regular, colour: ink.black }, x, y + head.length * size * leading)
    y += height
  }
}

/** Sizes of the privacy statement, in points: it has a side of its own. */
const sizes = [13, 12, 11, 10, 9, 8.5] as const

/** Sets the statement as large as both columns hold it. */
function fitted(faces: Faces, form: BlankForm, room: number) {
  let best = { size: 8.5, sections: setAt(faces, form, 8.5) }
  for (const size of sizes) {
    best = { size, sections: setAt(faces, form, size) }
    if (highestColumn(best.sections) <= room) break
  }
  return best
}

type SetSection = ReturnType<typeof setAt>[number]

const highestColumn = (sections: readonly SetSection[]): number =>
  Math.max(
    ...[0, 1].map((column) =>
      sections.filter(({ inColumn }) => inColumn === column).reduce((sum, { height }) => sum + height, 0),
    ),
  )

/** A section whose middle lies beyond the text's middle stands in the second column, whole. */
function setAt({ regular, bold }: Faces, form: BlankForm, size: number) {
  const sections = sectionsOf(form).map(({ title, text }) => {
    const head = title === null ? [] : wrap(bold, title, columnWidth, size)
    const lines = wrap(regular, text, columnWidth, size)
    return { head, lines, height: (head.length + lines.length) * size * leading + size }
  })
  const half = sections.reduce((sum, { height }) => sum + height, 0) / 2
  let above = 0
  return sections.map((section) => {
    const inColumn = above + section.height / 2 > half ? 1 : 0
    above += section.height
    return { ...section, inColumn }
  })
}
