import { stringify } from 'csv-stringify/sync'
import type { RecordedEvent } from '#lib/domain/audit-event'

/** An event with what ties it to the one before. */
interface KeptRow extends RecordedEvent {
  readonly sha256: string | null
  readonly chain: Buffer
}

const columns = ['id', 'at', 'event', 'organiser', 'subject', 'member_state', 'count', 'sha256', 'chain'] as const

/** The audit as CSV (RFC 4180), a row a line: organisers by their number, times in UTC, links in hex. */
export function* auditFile(rows: Iterable<KeptRow>): Generator<string> {
  yield line(columns)
  for (const { id, at, event, organiserId, subjectId, memberState, count, sha256, chain } of rows)
    yield line([id, at, event, organiserId, subjectId, memberState, count, sha256, chain.toString('hex')])
}

const line = (cells: readonly (string | number | null)[]): string =>
  stringify([[...cells]], { record_delimiter: '\r\n' })
