import { eci2011 } from '#lib/rules/eci-2011/index'
import { groupsOf, titleOfGroup, type Group } from '../groups-of-before.ts'
import { sheetWidth, widthOf, type Faces } from '../sheet.ts'
import { lawOf, ruleOf, type BlankForm } from './blank-form.ts'

/** One column to be filled in by hand. */
export interface Column {
  readonly title: string
  readonly width: number
  /** Whether a day is written here: its strokes are printed already. */
  readonly isDay: boolean
}

const column = (title: string, width: number, isDay = false): Column => ({ title, width, isDay })

/** The columns of the law's forms, in the forms' order; the row's number is ours. Wide enough for capital letters. */
export const columnsOf = (form: BlankForm): readonly Column[] =>
  lawOf(form).id === eci2011.id ? columnsOfBefore(form) : columnsOfPart(form)

/** Under the law before 2020 each state asks for something else. */
function columnsOfBefore(form: BlankForm): readonly Column[] {
  const { form: words, fields } = form.words
  const [number, signedOn, signature] = around(form)
  const room = sheetWidth - number.width - signedOn.width - signature.width
  const groups = groupsOf(ruleOf(form))
  const all = groups.reduce((sum, { share }) => sum + share, 0)
  const isDay = (group: Group): boolean => group.fields.length === 1 && group.fields[0] === 'dateOfBirth'
  return [
    number,
    ...groups.map((group) =>
      column(titleOfGroup(group, fields, words.columns), (room * group.share) / all, isDay(group)),
    ),
    signedOn,
    signature,
  ]
}

/** What stands on both sides of what is asked. */
const around = ({ words }: BlankForm) =>
  [column('', 22), column(words.form.columns.signedOn, 82, true), column(words.form.columns.signature, 92)] as const

function columnsOfPart(form: BlankForm): readonly Column[] {
  const { columns } = form.words.form
  const middle = {
    A: [column(columns.residence, 262), column(columns.dateOfBirth, 84, true)],
    B: [column(columns.documentNumber, 180), column(columns.documentType, 126)],
  }[ruleOf(form).part]
  const [number, signedOn, signature] = around(form)
  const taken = [number, ...middle, signedOn, signature].reduce((sum, { width }) => sum + width, 0)
  const names = (sheetWidth - taken) / 2
  return [number, column(columns.givenNames, names), column(columns.familyNames, names), ...middle, signedOn, signature]
}

/** Sizes of the columns' titles, in points: below 8.5 for the many columns of laws before 2020 alone. */
const sizes = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6] as const

/** The largest size at which no title is broken inside a word. */
export function titleSizeFor(faces: Faces, columns: readonly Column[], pad: number): number {
  const fits = (size: number): boolean =>
    columns.every(({ title, width }) =>
      title.split(' ').every((word) => widthOf(faces.bold.set(word), size) <= width - 2 * pad),
    )
  return sizes.find(fits) ?? 6
}
