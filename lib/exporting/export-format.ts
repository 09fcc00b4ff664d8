import type { Recipient, SealedToAuthority } from '#lib/domain/recipient'

/**
 * The shape of an export file, `docs/formats/export.md`: UTF-8 lines ending in `\n`. The first is a header, then one
 * sealed statement (compact JWE) a line, in the order they came, last a trailer that counts and hashes them, so that a
 * download cut short or altered cannot pass for a complete one.
 */
export const exportFormat = 'colligo-export/2'

/** The format before there were batches, which is still read. */
export const firstExportFormat = 'colligo-export/1'

/** Which of a Member State's statements a file holds: never both in one. */
export type ExportedStatements = 'counted' | 'suspect'

/** What the register says of the initiative: the form and the XML repeat it to the authority. */
export interface ExportedInitiative {
  readonly registrationNumber: string
  readonly registeredOn: string
  readonly registerUrl: string
  readonly opensOn: string
  readonly closesOn: string
  readonly title: string
  readonly objectives: string
  readonly annexUrl: string | null
  readonly websiteUrl: string | null
  /** Names of the organisers other than contact persons, and the contact persons with their e-mail addresses. */
  readonly organisers: readonly string[]
  readonly contactPersons: readonly string[]
}

interface CommonHeader {
  readonly memberState: string
  /** Those that count, or those that are set apart under suspicion. */
  readonly statements: ExportedStatements
  /** Instant at which the batch was frozen, ISO 8601 in UTC. */
  readonly exportedAt: string
  readonly initiative: ExportedInitiative
}

export interface ExportHeader extends CommonHeader {
  readonly format: typeof exportFormat
  /** 1, 2, … for each Member State and kind of statements. */
  readonly batch: { readonly number: number }
  /** Thumbprints of all keys that the statements are sealed to, in the order in which the keys were in use. */
  readonly keys: readonly string[]
  /** The authority that the package is for, where one is on file. */
  readonly recipient: Recipient | null
  /**
   * The authority whose key opens the lines, where statements were sealed to it as they arrived: the file is for it as it is,
   * and organisers cannot open it. Absent where the organisers' keys do.
   */
  readonly sealedTo?: SealedToAuthority | undefined
  /** Whether nobody has signed in earnest: the package says so on every page. */
  readonly isPractice: boolean
  /** The identifier of the law's rule pack. Absent where it is the European law of the day of registration. */
  readonly rulePack?: string | undefined
}

/** The header of `colligo-export/1`. */
export interface FirstExportHeader extends CommonHeader {
  readonly format: typeof firstExportFormat
}

export interface ExportTrailer {
  readonly count: number
  /** SHA-256 over every byte before the trailer, header included, in lower-case hex. */
  readonly sha256: string
}
