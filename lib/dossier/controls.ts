import { owners } from './conformity/requirement.ts'
import { listed, readTable } from './table-file.ts'

/** One row of the statement of applicability: a control of ISO/IEC 27002:2022 by its number and a title of ours. */
export interface Control {
  readonly control: string
  readonly title: string
  readonly isApplicable: boolean
  /** How it is met, or why it does not apply. */
  readonly how: string
  readonly owners: readonly string[]
  readonly where: readonly string[]
}

/** How many controls each clause of ISO/IEC 27002:2022 has: 93 in all. */
const clauses: readonly (readonly [clause: number, controls: number])[] = [
  [5, 37],
  [6, 8],
  [7, 14],
  [8, 34],
]

export const controlNumbers: readonly string[] = clauses.flatMap(([clause, controls]) =>
  Array.from({ length: controls }, (_, index) => `${String(clause)}.${String(index + 1)}`),
)

/** @throws Error that says what is wrong with the file. */
export const readControls = (text: string): readonly Control[] =>
  readTable(text, ['control', 'title', 'applicable', 'how', 'owner', 'where'] as const).map((row) => ({
    control: row.control,
    title: row.title,
    isApplicable: row.applicable === 'yes',
    how: row.how,
    owners: listed(row.owner),
    where: listed(row.where),
  }))

/** A sentence for each thing that is wrong: a control that is missing, out of order, without an owner or a reason. */
export function problemsWithControls(controls: readonly Control[], has: (path: string) => boolean): readonly string[] {
  const order = controls.map(({ control }) => control).join(' ')
  return [
    ...(order === controlNumbers.join(' ')
      ? []
      : ['The controls are not the 93 of ISO/IEC 27002:2022 in their order.']),
    ...controls.flatMap(({ control, title, how, owners: named, where }) => [
      ...(title === '' || how === '' ? [`Control ${control} has no title or does not say how.`] : []),
      ...(named.length > 0 && named.every((owner) => owners.some((one) => one === owner))
        ? []
        : [`Control ${control} has no owner.`]),
      ...where.filter((path) => !has(path)).map((path) => `Control ${control}: there is no ${path}.`),
    ]),
  ]
}
