import { submissionsTallied } from '#db/checkpoints'
import { reconcile, type Reconciliation } from '#db/chain'
import { toldEvent, toldEvents } from '#lib/instance/public-log/told-events'
import type { LogReport } from '#lib/proofs/log-report'
import type { CheckpointRow } from './checkpoints.ts'
import { inRow, inRowIf, type DataFinding } from './data-report.ts'
import { numberOf, rowsOf, type Files } from './files.ts'

/** Holds rows to their chains, tallies to rows, and tallies to leaves. */
export async function checkChains(files: Files, log: LogReport): Promise<readonly DataFinding[]> {
  const { isDestroyed, client } = files
  const found = await reconcile({ $client: client })
  // Also those that have come since the last checkpoint.
  const commitments = numberOf(client, 'SELECT count(*) FROM log_entries WHERE length(entry) = 32') ?? 0
  const leaves = commitments - log.tests + log.begun
  const tallied = submissionsTallied({ $client: client })
  return [
    ...(isDestroyed ? [] : rowFindings(found)),
    ...inRowIf(found.audit.firstUnfit !== null, 'row-unfit', 'audit', found.audit.firstUnfit ?? 0),
    ...inRowIf(found.audit.isCut, 'rows-cut', 'audit', 'the last'),
    ...inRowIf(!isDestroyed && log.isLive && tallied !== leaves, 'tallies-differ', 'tallies', 'all', {
      tallied,
      leaves,
    }),
  ]
}

function rowFindings({ statements, miscounted, marks }: Reconciliation): readonly DataFinding[] {
  const { firstUnfit } = statements
  return [
    ...inRowIf(firstUnfit !== null, 'row-unfit', 'statements', firstUnfit ?? 0),
    ...miscounted.map(({ memberState, rows, counted }) =>
      inRow('tally-differs', 'tallies', memberState, { rows, counted }),
    ),
    ...marks.miscounted.map((memberState) => inRow('tally-differs', 'tallies', memberState)),
    ...inRowIf(marks.firstUnrecorded !== null, 'mark-unrecorded', 'removed_statements', marks.firstUnrecorded ?? 0),
    ...inRowIf(marks.firstUnmarked !== null, 'mark-missing', 'audit', marks.firstUnmarked ?? 0),
  ]
}

interface AuditRow {
  readonly id: number
  readonly at: string
  readonly event: string
  readonly memberState: string | null
  readonly count: number | null
  readonly sha256: string | null
}

/** Whether the log tells of the audit what it should, all of it and in order. */
export function checkTold(
  { client }: Files,
  { events }: LogReport,
  last: CheckpointRow | undefined,
): readonly DataFinding[] {
  const rows = rowsOf<AuditRow>(
    client,
    `SELECT id, at, event, member_state AS memberState, count, sha256 FROM audit
     WHERE id <= ? AND event IN (SELECT value FROM json_each(?)) ORDER BY id`,
    last?.audit_id ?? 0,
    JSON.stringify(toldEvents),
  )
  const told = events.filter(({ event }) => event.event !== 'log-begun' && event.event !== 'gone-live')
  for (const [at, row] of rows.entries()) {
    const one = told[at]
    if (one === undefined) return [inRow('told-differently', 'audit', row.id)]
    // Which key it was is told from another table, as it was then.
    const ofKey = row.event.startsWith('key-') ? { sha256: one.event.sha256 } : {}
    const [said, known] = [one.event, { ...toldEvent(row, []), ...ofKey }].map((event) =>
      JSON.stringify(Object.entries(event).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    )
    if (said !== known) return [inRow('told-differently', 'audit', row.id, { entry: one.position })]
  }
  const surplus = told[rows.length]
  return surplus === undefined ? [] : [inRow('told-differently', 'log_entries', surplus.position)]
}
