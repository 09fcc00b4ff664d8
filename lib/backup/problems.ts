import type { DatabaseProblem } from './check-database.ts'
import type { TooLittleRoom } from './room.ts'

/** What can keep a backup from being made, but for bugs. */
export type BackupProblem =
  | { readonly code: 'no-collection' | 'no-key' | 'busy' | 'interrupted' }
  | ({ readonly code: 'no-room' } & TooLittleRoom)
  | { readonly code: 'disk'; readonly name: string }
  | { readonly code: 'not-verified'; readonly because: DatabaseProblem | 'unreadable' }
  | { readonly code: 'not-recorded'; readonly file: string }

/**
 * What went wrong, of what was thrown.
 *
 * @throws What it cannot name: that is a bug.
 */
export function problemFrom(error: unknown): BackupProblem {
  if (!(error instanceof Error)) throw error
  if (error.name === 'AbortError') return { code: 'interrupted' }
  const { code } = error as NodeJS.ErrnoException
  if (code !== undefined && /^SQLITE_(?:CORRUPT|NOTADB)/u.test(code))
    return { code: 'not-verified', because: 'damaged' }
  // Codes of the file system (ENOSPC, EACCES, EROFS, EIO) and of SQLite (SQLITE_BUSY, SQLITE_FULL, SQLITE_IOERR_READ).
  if (code !== undefined && /^(?:E[A-Z0-9]+|SQLITE_[A-Z_]+)$/u.test(code)) return { code: 'disk', name: code }
  throw error
}

const reasons = {
  unreadable: 'it could not be read back as it was written',
  damaged: 'the database in it is damaged',
  'not-colligo': 'what is in it is no database of Colligo',
  'counts-differ': 'it does not hold as many statements as were counted',
} as const

/** What happened, and what to do, in the words of whoever runs the server. */
export function backupSentence(problem: BackupProblem): string {
  switch (problem.code) {
    case 'no-collection':
      return 'There is no collection in this folder. Name the right one with --data, or import an initiative first.'
    case 'no-key':
      return (
        'A backup is encrypted to the organisers’ key, and none has been rehearsed yet. Have them install their public ' +
        'key and rehearse it on the page Keys, then try again. No backup was made.'
      )
    case 'busy':
      return 'Another backup of this collection is under way. Wait until it has ended.'
    case 'interrupted':
      return 'Stopped. No backup was made, and nothing was left behind.'
    case 'no-room':
      return (
        `A backup needs ${inMegabytes(problem.needed)} MB free on the disk of ${problem.folder}, and there are ` +
        `${inMegabytes(problem.free)}. Make room, or name a folder on another disk with --to. No backup was made.`
      )
    case 'disk':
      return (
        `Reading or writing failed (${problem.name}). Check the disks, and the rights of the data folder and of the ` +
        'folder for backups, with ./run doctor. No backup was made.'
      )
    case 'not-verified':
      return (
        `The backup was thrown away, because ${reasons[problem.because]}. Keep the older ones, and run ./run doctor: ` +
        'either a disk fails, or the collection’s own database is damaged.'
      )
    case 'not-recorded':
      return `The backup ${problem.file} is whole, but could not be put on record. Older ones were kept. Run ./run doctor.`
  }
}

const inMegabytes = (bytes: number): string => String(Math.ceil(bytes / 1_000_000))
