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
  'look-changed',
  'picture-uploaded',
  'picture-removed',
  'contact-changed',
  'certificate-uploaded',
  'certificate-changed',
  'certificate-removed',
  'nature-changed',
  'protection-changed',
  'channel-added',
  'channel-removed',
  'news-published',
  'news-changed',
  'news-withdrawn',
  'readers-exported',
  'readers-deleted',
] as const

export interface AuditEvent {
  readonly event: (typeof auditEventNames)[number]
  /** Absent where nobody is known to have done it: a failed sign-in, the command line. */
  readonly organiserId: number | null
  readonly memberState?: string
  /** Statements handed over or in a backup; readers of news handed over or deleted. */
  readonly count?: number
  /** Digest of the file of an export, a backup, a picture or a certificate, lower-case hex. */
  readonly sha256?: string
}
