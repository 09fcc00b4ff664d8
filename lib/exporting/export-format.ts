/**
 * The shape of an export file, `docs/formats/export.md`: UTF-8 lines ending in `\n`. The first is a header, then one
 * sealed statement (compact JWE) a line, in the order they came, last a trailer that counts and hashes them, so that a
 * download cut short or altered cannot pass for a complete one.
 */
export const exportFormat = 'colligo-export/1'

export interface ExportHeader {
  readonly format: typeof exportFormat
  readonly memberState: string
  /** Instant of the export, ISO 8601 in UTC. */
  readonly exportedAt: string
  /** What the register says of the initiative: the form and the XML repeat it to the authority. */
  readonly initiative: {
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
}

export interface ExportTrailer {
  readonly count: number
  /** SHA-256 over every byte before the trailer, header included, in lower-case hex. */
  readonly sha256: string
}
