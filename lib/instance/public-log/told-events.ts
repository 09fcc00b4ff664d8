import type { AuditEventName } from '#lib/domain/audit-event'
import { brusselsDayOf } from '#lib/domain/day'
import type { LogEvent } from '#lib/proofs/entries'

/**
 * Events of the audit that the log tells: what was done to the collection as a whole, and to the statements of a Member
 * State. Nothing that an organiser does for themselves, and nothing that a signatory does: their removals are told by
 * their places, whether there was a statement or not.
 */
export const toldEvents: readonly AuditEventName[] = [
  'key-rehearsed',
  'key-changed',
  'collection-opened',
  'collection-closed',
  'test-statements-wiped',
  'collection-ended',
  'collection-ended-early',
  'submission-noted',
  'withdrawal-noted',
  'decision-noted',
  'collection-paused',
  'collection-resumed',
  'batch-frozen',
  'batch-dissolved',
  'batch-handed-over',
  'receipt-noted',
  'result-noted',
  'destruction-done',
]

/**
 * An event of the audit as the log tells it: who did it stays with the organisers.
 *
 * @param keyIds - Thumbprints (RFC 7638) of the keys that were rehearsed, the latest last; of that a rehearsal tells.
 */
export function toldEvent(
  row: {
    readonly at: string
    readonly event: string
    readonly memberState: string | null
    readonly count: number | null
    readonly sha256: string | null
  },
  keyIds: readonly string[],
): LogEvent {
  const thumbprint = row.event.startsWith('key-') ? keyIds.at(-1) : undefined
  const sha256 = row.sha256 ?? (thumbprint === undefined ? null : Buffer.from(thumbprint, 'base64url').toString('hex'))
  const { memberState, count } = row
  const known = Object.entries({ memberState, count, sha256 }).filter(([, value]) => value !== null)
  return { event: row.event, on: brusselsDayOf(new Date(row.at)), ...Object.fromEntries(known) }
}
