import { memberStates, type MemberState } from '#lib/domain/member-states'
import { countryName } from '#lib/i18n/names'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { ink } from '../canvas.ts'
import { drawLines } from '../draw-lines.ts'
import { leading, sheet, sheetWidth, widthOf, type Faces } from '../sheet.ts'
import type { TaggedPdf } from '../tagged-pdf.ts'
import { wrap } from '../wrap.ts'
import { lawOf, ruleOf, type BlankForm } from './blank-form.ts'

const pad = 3
const box = 9
/** From one Member State's box to the next, in points: eighteen of them fit beside the name. */
const step = 31

/** Height of the first box of the form. */
export const memberStateHeight = 35

/**
 * Draws the first box: the Member States of this part of Annex III, by their codes, and a cross at the one whose
 * nationals sign here. Its name stands beside, so that nobody has to know the codes.
 */
export function drawMemberState(pdf: TaggedPdf, form: BlankForm, y: number): void {
  const { faces } = pdf
  const { words, memberState } = form
  const isPresentLaw = lawOf(form).id === eci2019.id
  const ofPart = memberStates.filter((code) => eci2019.rules[code].part === ruleOf(form).part)
  // Forms of other laws are of one state each.
  const choices = isPresentLaw ? ofPart : [memberState]
  const name = countryName(memberState, words.language)
  pdf.adorn((drawing) => {
    drawing.frame(sheet.left, y, sheetWidth, memberStateHeight, 0.5)
  })
  const label = {
    lines: [
      faces.regular.set(
        isPresentLaw ? `1. ${words.form.citizensOf} ${words.form.oneMemberState}` : `1. ${words.form.citizensOf}`,
      ),
    ],
    size: isPresentLaw ? 8.5 : 8,
    face: faces.regular,
    colour: ink.grey,
  }
  drawLines(pdf, 'P', label, sheet.left + pad, y + pad)
  pdf.tag(
    'P',
    (drawing) => {
      drawChoices(drawing, faces, { choices, memberState }, y + 17)
    },
    // Read aloud, the codes without a cross would say the opposite.
    { actual: memberState },
  )
  const { lines, size } = fitting(faces, name, sheetWidth - choices.length * step - 6 * pad)
  const top = y + memberStateHeight - 3 - lines.length * size * leading
  drawLines(
    pdf,
    'P',
    { lines, size, face: faces.bold, colour: ink.black },
    sheet.left + 4 * pad + choices.length * step,
    top,
  )
}

interface Choice {
  readonly choices: readonly MemberState[]
  readonly memberState: MemberState
}

type Drawing = Parameters<Parameters<TaggedPdf['tag']>[1]>[0]

function drawChoices(drawing: Drawing, faces: Faces, { choices, memberState }: Choice, y: number): void {
  choices.forEach((code, index) => {
    const x = sheet.left + pad + index * step
    const face = code === memberState ? faces.bold : faces.regular
    drawing.frame(x, y, box, box, 0.8)
    if (code === memberState) drawing.cross(x, y, box)
    drawing.text(face.set(code), { x: x + box + 2.5, y: y + 8, size: 9, face })
  })
}

/** The name as large as it fits on one line; a very long one on two. */
function fitting(faces: Faces, name: string, room: number) {
  for (const size of [15, 13, 11]) {
    const run = faces.bold.set(name)
    if (widthOf(run, size) <= room) return { lines: [run], size }
  }
  return { lines: wrap(faces.bold, name, room, 9), size: 9 }
}
