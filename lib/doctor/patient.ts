import type BetterSqlite3 from 'better-sqlite3'
import type { isWholeChain, miscounted, verifyChain, verifyEnd } from '#db/chain'
import type { verifyMarks } from '#db/removal-marks'

/** The looks at the chain; the command lends them, since only it knows the database. */
export interface ChainLooks {
  readonly verifyChain: typeof verifyChain
  readonly verifyEnd: typeof verifyEnd
  readonly isWholeChain: typeof isWholeChain
  readonly miscounted: typeof miscounted
  readonly verifyMarks: typeof verifyMarks
}

/** What is looked at. */
export interface Patient {
  readonly dataFolder: string
  readonly keysFolder: string
  /** Path of the database's file. */
  readonly file: string
  /** Where Colligo itself lies: its versions and migrations. */
  readonly program: string
  readonly origin: string
  /** Where this machine puts its backups, and how often; `null` where it makes none. */
  readonly backups: { readonly folder: string; readonly everyHours: number } | null
  /** Bytes that must stay free. */
  readonly leastFree: number
  /** Whether every page and every row is to be read, however long it takes. */
  readonly isWhole: boolean
  readonly now: Date
  readonly chains: ChainLooks
  /** Told how many rows of a chain have been read. */
  readonly onProgress: (rows: number) => void
}

/** A patient whose database could be opened, for reading alone. */
export interface OpenPatient extends Patient {
  readonly client: BetterSqlite3.Database
}

/** The way back, where the database itself is damaged. */
export const restoring = ({ dataFolder }: Patient): string =>
  `Stop the server, keep ${dataFolder} as it is for whoever looks into it, and restore the last backup into a new folder: ` +
  './run restore BACKUP --key organisers-private-key.json --to NEW-FOLDER'

/** Whether an error of SQLite says that the file's bytes are wrong or cannot be read. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/u.test(String(error.code))
