/** Everything that can keep an export from being opened, but for bugs. */
export type OpeningProblem =
  | { readonly code: FileProblem | 'interrupted' | 'for-authority' }
  | { readonly code: StatementProblem; readonly statement: number }
  | {
      readonly code: 'wrong-key'
      readonly statement: number
      readonly sealedTo: string
      readonly given: readonly string[]
    }

/** Problems with the export as a file. */
export type FileProblem = 'not-an-export' | 'cut-short' | 'altered-export' | 'changed-meanwhile'

/** Problems with the places where an export lies and the package is written to, on a disk. */
export type PlaceProblem = 'no-such-export' | FolderProblem

export type FolderProblem = 'folder-not-empty' | 'unfinished-folder' | 'no-parent-folder' | 'not-writable' | 'no-space'

/** Problems with one statement, which is told by its number in the export. */
export type StatementProblem =
  'not-sealed' | 'altered' | 'other-initiative' | 'other-member-state' | 'unknown-contents' | 'repeated-identifier'
