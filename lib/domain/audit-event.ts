/**
 * What is kept on record: who did what to the collection, and nothing of any signatory.
 *
 * Source: Implementing Regulation (EU) No 1179/2011, Annex, 2.16.
 */
export const auditTopics = {
  people: [
    'organiser-invited',
    'organiser-joined',
    'roles-changed',
    'organiser-removed',
    'permission-refused',
    'password-changed',
    'diary-read',
  ],
  sessions: [
    'signed-in',
    'signed-out',
    'sign-in-failed',
    'one-time-code-failed',
    'recovery-code-used',
    'recovery-codes-made',
    'session-expired',
    'session-revoked',
  ],
  keys: ['key-installed', 'key-rehearsed', 'rehearsal-failed'],
  collection: ['initiative-imported', 'collection-opened', 'collection-closed'],
  handover: ['export-started', 'export-finished'],
  site: [
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
  ],
  news: ['news-published', 'news-changed', 'news-withdrawn', 'readers-exported', 'readers-deleted'],
  machine: ['clock-jumped', 'backup-made', 'backup-failed'],
} as const

export type AuditTopic = keyof typeof auditTopics
export type AuditEventName = (typeof auditTopics)[AuditTopic][number]

export const auditEventNames: readonly AuditEventName[] = Object.values(auditTopics).flat()

export interface AuditEvent {
  readonly event: AuditEventName
  /** Absent where nobody is known to have done it: a failed sign-in, the command line. */
  readonly organiserId: number | null
  /** The organiser to whom it was done: who was invited, or whose roles were changed. */
  readonly subjectId?: number
  readonly memberState?: string
  /** Statements handed over or in a backup; readers of news handed over or deleted. */
  readonly count?: number
  /** Digest of the file of an export, a backup, a picture or a certificate, lower-case hex. */
  readonly sha256?: string
}

/** An event as it stands on record. An event that a later version wrote may be one that this one does not know. */
export interface RecordedEvent {
  readonly id: number
  /** In UTC, as SQLite keeps it: `2026-11-23T02:10:07.000Z`. */
  readonly at: string
  readonly event: string
  readonly organiserId: number | null
  readonly subjectId: number | null
  readonly memberState: string | null
  readonly count: number | null
}
