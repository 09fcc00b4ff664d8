/** Everything that can keep an export from being opened, but for bugs. */
export type OpeningProblem =
  | { readonly code: FileProblem | FolderProblem | 'interrupted' }
  | { readonly code: StatementProblem; readonly statement: number }
  | { readonly code: 'wrong-key'; readonly statement: number; readonly sealedTo: string; readonly given: string }

/** Problems with the export as a file. */
export type FileProblem = 'no-such-export' | 'not-an-export' | 'cut-short' | 'altered-export' | 'changed-meanwhile'

/** Problems with the place the package is written to. */
export type FolderProblem = 'folder-not-empty' | 'unfinished-folder' | 'no-parent-folder' | 'not-writable' | 'no-space'

/** Problems with one statement, which is told by its number in the export. */
export type StatementProblem =
  'not-sealed' | 'altered' | 'other-initiative' | 'other-member-state' | 'unknown-contents' | 'repeated-identifier'
