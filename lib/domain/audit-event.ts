/**
 * What is kept on record: who did what to the collection, and nothing of any signatory.
 *
 * Source: Implementing Regulation (EU) No 1179/2011, Annex, 2.16.
 */
export const auditEventNames = [
  'initiative-imported',
  'key-installed',
  'key-rehearsed',
  'rehearsal-failed',
  'collection-opened',
  'collection-closed',
  'organiser-invited',
  'organiser-joined',
  'signed-in',
  'signed-out',
  'sign-in-failed',
  'one-time-code-failed',
  'session-expired',
  'clock-jumped',
  'export-started',
  'export-finished',
  'backup-made',
  'backup-failed',
] as const

export interface AuditEvent {
  readonly event: (typeof auditEventNames)[number]
  /** Absent where nobody is known to have done it: a failed sign-in, the command line. */
  readonly organiserId: number | null
  readonly memberState?: string
  /** Statements handed over, or in a backup. */
  readonly count?: number
  /** Digest of the export's or backup's file, lower-case hex. */
  readonly sha256?: string
}
