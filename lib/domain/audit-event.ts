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
    'approval-requested',
    'approval-given',
    'approval-refused',
    'approval-withdrawn',
    'approval-of-own-refused',
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
    'sessions-ended',
    'second-factor-shown',
    'passkey-added',
    'passkey-removed',
    'passkey-failed',
    'network-slowed',
  ],
  keys: [
    'key-installed',
    'key-rehearsed',
    'rehearsal-failed',
    'key-changed',
    'shares-noted',
    'shares-destroyed',
    'witness-added',
    'witness-removed',
  ],
  collection: [
    'initiative-imported',
    'collection-opened',
    'collection-closed',
    'test-statements-wiped',
    'gone-live',
    'collection-ended',
    'collection-ended-early',
    'submission-noted',
    'withdrawal-noted',
    'decision-noted',
    'milestone-taken-back',
  ],
  statements: [
    'statement-withdrawn',
    'statement-removed',
    'withdrawal-wished',
    'suspicion-marked',
    'suspicion-lifted',
    'alarm-raised',
    'alarm-seen',
  ],
  paper: ['paper-counted', 'paper-agreed', 'paper-differed', 'paper-removed', 'paper-sent'],
  handover: [
    'batch-frozen',
    'export-started',
    'export-finished',
    'batch-dissolved',
    'batch-handed-over',
    'manifest-noted',
    'receipt-noted',
    'result-noted',
    'validity-certificate-uploaded',
    'validity-certificate-removed',
    'submission-form-made',
    'recipient-taken',
    'recipient-withdrawn',
    'intake-sealed-to-authority',
    'intake-sealed-to-organisers',
    'fingerprint-heard-by-telephone',
    'fingerprint-heard-by-letter',
    'fingerprint-heard-in-person',
    'fingerprint-differed',
  ],
  retention: ['hold-placed', 'hold-lifted', 'destruction-done', 'template-downloaded'],
  site: [
    'look-changed',
    'picture-uploaded',
    'picture-removed',
    'contact-changed',
    'certificate-uploaded',
    'certificate-changed',
    'certificate-removed',
    'certification-changed',
    'nature-changed',
    'protection-changed',
    'channel-added',
    'channel-removed',
    'texts-changed',
    'switches-changed',
    'collection-paused',
    'collection-resumed',
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
  /** The organiser to whom it was done: who was invited, whose roles were changed, whose sessions were ended. */
  readonly subjectId?: number
  readonly memberState?: string
  /**
   * Statements handed over, set apart, removed, on paper or in a backup; readers of news handed over or deleted; shares of
   * a key; sessions that were ended; how often
   * it happened within a minute, where that was more than once.
   */
  readonly count?: number
  /**
   * Digest of the file of an export, a backup, a picture or a certificate, or of an authority's key; the link of a statement that was removed, the
   * last link of those that were wiped or destroyed. Lower-case hex.
   */
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
