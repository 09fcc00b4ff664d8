/** What can be wrong in an instance's own files, beside what everybody can see of its log. */
export type DataProblem =
  | 'entry-missing'
  | 'note-unreadable'
  | 'note-not-signed'
  | 'note-of-other-log'
  | 'note-of-other-size'
  | 'note-of-other-root'
  | 'note-of-other-entry'
  | 'note-of-other-time'
  | 'heads-differ'
  | 'head-unknown'
  | 'heads-out-of-order'
  | 'checkpoint-missing'
  | 'tile-missing'
  | 'tile-differs'
  | 'tile-too-many'
  | 'place-of-no-commitment'
  | 'place-of-test'
  | 'place-missing'
  | 'digest-differs'
  | 'member-state-differs'
  | 'batch-differs'
  | 'removed-but-kept'
  | 'removal-differs'
  | 'removal-untold'
  | 'leaf-missing'
  | 'waits-in-vain'
  | 'tallies-differ'
  | 'told-differently'
  | 'row-unfit'
  | 'rows-cut'
  | 'tally-differs'
  | 'mark-unrecorded'
  | 'mark-missing'
  /** What the public is given is nothing that these files hold. */
  | 'other-log'

export interface DataFinding {
  readonly code: DataProblem
  readonly table: string
  /** The row, by its number or what else names it there. */
  readonly row: string
  readonly numbers: Readonly<Record<string, number>>
}

export const inRow = (
  code: DataProblem,
  table: string,
  row: string | number,
  numbers: DataFinding['numbers'] = {},
): DataFinding => ({ code, table, row: String(row), numbers })

export const inRowIf = (isWrong: boolean, ...finding: Parameters<typeof inRow>): readonly DataFinding[] =>
  isWrong ? [inRow(...finding)] : []
