import { sheetWidth, widthOf, type Faces } from '../sheet.ts'
import { ruleOf, type BlankForm } from './blank-form.ts'

/** One column to be filled in by hand. */
export interface Column {
  readonly title: string
  readonly width: number
  /** Whether a day is written here: its strokes are printed already. */
  readonly isDay: boolean
}

/** The columns of Annex III's two forms, in the forms' order; the row's number is ours. Wide enough for capital letters. */
export function columnsOf(form: BlankForm): readonly Column[] {
  const { columns } = form.words.form
  const column = (title: string, width: number, isDay = false): Column => ({ title, width, isDay })
  const middle = {
    A: [column(columns.residence, 262), column(columns.dateOfBirth, 84, true)],
    B: [column(columns.documentNumber, 180), column(columns.documentType, 126)],
  }[ruleOf(form).part]
  const [number, signedOn, signature] = [
    column('', 22),
    column(columns.signedOn, 82, true),
    column(columns.signature, 92),
  ]
  const taken = [number, ...middle, signedOn, signature].reduce((sum, { width }) => sum + width, 0)
  const names = (sheetWidth - taken) / 2
  return [number, column(columns.givenNames, names), column(columns.familyNames, names), ...middle, signedOn, signature]
}

/** Sizes of the columns' titles, in points. */
const sizes = [11, 10.5, 10, 9.5, 9, 8.5] as const

/** The largest size at which no title is broken inside a word. */
export function titleSizeFor(faces: Faces, columns: readonly Column[], pad: number): number {
  const fits = (size: number): boolean =>
    columns.every(({ title, width }) =>
      title.split(' ').every((word) => widthOf(faces.bold.set(word), size) <= width - 2 * pad),
    )
  return sizes.find(fits) ?? 8.5
}
