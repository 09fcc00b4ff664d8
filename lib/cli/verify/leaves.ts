import { createHash } from 'node:crypto'
import { readEntry, type LogEvent } from '#lib/proofs/entries'
import { inRow, inRowIf, type DataFinding } from './data-report.ts'
import type { Walked } from './entries-and-tiles.ts'
import { rowsOf, numberOf, type Files } from './files.ts'

/** Holds what is known of each submission to its leaf and to its statement, where one is kept. */
export function checkLeaves(files: Files, begun: number, walked: Walked): readonly DataFinding[] {
  // Nothing of any submission is left, and nothing to hold it to.
  if (files.isDestroyed) return []
  return [
    ...placeFindings(files),
    ...waitingFindings(files),
    ...statementFindings(files),
    ...unknownStatements(files, begun),
    ...removalFindings(files, walked),
  ]
}

/** Rows of a query that should give none; each names itself in the column `row`. */
const those = (files: Files, code: DataFinding['code'], table: string, query: string, ...values: readonly unknown[]) =>
  rowsOf<{ row: string | number }>(files.client, query, ...values).map(({ row }) => inRow(code, table, row))

const isBatchWrong = `batch_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM export_batches AS b
  WHERE b.id = batch_id AND b.member_state = l.member_state AND b.dissolved_at IS NULL)`

/**
 * The position after which each commitment has its place: while the collection is a test all have, once it is live those of
 * the test have none. In between, where the log does not tell yet that it is live, none has.
 */
function placedAfter({ client, liveAt }: Files): number {
  const isLive = numberOf(client, 'SELECT count(*) FROM initiatives WHERE live_at IS NOT NULL') === 1
  return liveAt ?? (isLive ? Number.MAX_SAFE_INTEGER : -1)
}

function placeFindings(files: Files): readonly DataFinding[] {
  const first = placedAfter(files)
  return [
    ...those(
      files,
      'place-of-no-commitment',
      'leaf_places',
      `SELECT 'position ' || position AS row FROM leaf_places LEFT JOIN log_entries USING (position)
       WHERE entry IS NULL OR length(entry) <> 32 ORDER BY position`,
    ),
    ...those(
      files,
      'place-of-test',
      'leaf_places',
      "SELECT 'position ' || position AS row FROM leaf_places WHERE position < ? ORDER BY position",
      first,
    ),
    ...those(
      files,
      'place-missing',
      'leaf_places',
      `SELECT 'position ' || position AS row FROM log_entries WHERE length(entry) = 32 AND position > ?
       AND NOT EXISTS (SELECT 1 FROM leaf_places WHERE leaf_places.position = log_entries.position) ORDER BY position`,
      first,
    ),
    ...those(
      files,
      'batch-differs',
      'leaf_places',
      `SELECT 'position ' || position AS row FROM leaf_places AS l WHERE ${isBatchWrong} ORDER BY position`,
    ),
  ]
}

const waitingFindings = (files: Files): readonly DataFinding[] => [
  ...those(
    files,
    'waits-in-vain',
    'waiting_leaves',
    `SELECT identifier AS row FROM waiting_leaves AS w WHERE (is_test = 1 AND ?)
       OR EXISTS (SELECT 1 FROM log_entries WHERE entry = w.commitment AND length(entry) = 32)
       OR EXISTS (SELECT 1 FROM leaf_places WHERE identifier = w.identifier) ORDER BY identifier`,
    files.liveAt === null ? 0 : 1,
  ),
  ...those(
    files,
    'batch-differs',
    'waiting_leaves',
    `SELECT identifier AS row FROM waiting_leaves AS l WHERE ${isBatchWrong} ORDER BY identifier`,
  ),
]

interface StatementRow {
  readonly id: number
  readonly sealed: string
  readonly memberState: string
  readonly batchId: number | null
  readonly leafDigest: Buffer
  readonly leafMemberState: string
  readonly isRemoved: 0 | 1
}

/** Statements of a page. */
const pageSize = 500

/** Whether each kept statement is the one that its leaf was made of. */
function statementFindings({ client }: Files): readonly DataFinding[] {
  const page = client.prepare(
    `SELECT s.id, s.sealed, s.member_state AS memberState, batch.batch_id AS batchId,
       coalesce(p.digest, w.digest) AS leafDigest, coalesce(p.member_state, w.member_state) AS leafMemberState,
       coalesce(p.removed_on, w.removed_on) IS NOT NULL AS isRemoved
     FROM (SELECT * FROM statements WHERE id > ? ORDER BY id LIMIT ${String(pageSize)}) AS s
       LEFT JOIN leaf_places AS p ON p.identifier = s.identifier
       LEFT JOIN waiting_leaves AS w ON w.identifier = s.identifier
       LEFT JOIN batched_statements AS batch ON batch.statement_id = s.id
     WHERE coalesce(p.digest, w.digest) IS NOT NULL ORDER BY s.id`,
  )
  const ids = client
    .prepare(`SELECT max(id) FROM (SELECT id FROM statements WHERE id > ? ORDER BY id LIMIT ${String(pageSize)})`)
    .pluck()
  const findings: DataFinding[] = []
  for (let after = 0; ;) {
    const last = ids.get(after) as number | null
    if (last === null) return findings
    findings.push(...(page.all(after) as StatementRow[]).flatMap(differencesOf))
    after = last
  }
}

function differencesOf(row: StatementRow): readonly DataFinding[] {
  const digest = createHash('sha256').update(row.sealed).digest()
  // One that is under suspicion is in a batch of its own kind, of which the log knows nothing.
  const isInBatch = row.batchId !== null
  return [
    ...inRowIf(!digest.equals(row.leafDigest), 'digest-differs', 'statements', row.id),
    ...inRowIf(row.memberState !== row.leafMemberState, 'member-state-differs', 'statements', row.id),
    ...inRowIf(row.isRemoved === 1 && !isInBatch, 'removed-but-kept', 'statements', row.id),
  ]
}

/** Statements without a leaf: as many as there were before the log at the most, and none that came after one with a leaf. */
function unknownStatements({ client }: Files, begun: number): readonly DataFinding[] {
  const rows = rowsOf<{ id: number }>(
    client,
    `SELECT id FROM statements AS s WHERE NOT EXISTS (SELECT 1 FROM leaf_places WHERE identifier = s.identifier)
       AND NOT EXISTS (SELECT 1 FROM waiting_leaves WHERE identifier = s.identifier) ORDER BY id`,
  )
  const first = numberOf(
    client,
    `SELECT min(s.id) FROM statements AS s WHERE EXISTS (SELECT 1 FROM leaf_places WHERE identifier = s.identifier)
       OR EXISTS (SELECT 1 FROM waiting_leaves WHERE identifier = s.identifier)`,
  )
  return rows.flatMap(({ id }, at) =>
    inRowIf(at >= begun || (first !== null && id > first), 'leaf-missing', 'statements', id, { begun }),
  )
}

interface RemovedRow {
  readonly position: number
  readonly removedOn: string | null
  readonly removedFor: string | null
  readonly toldAt: number | null
}

/** Whether the log tells of each removal what is known of it here. */
function removalFindings(files: Files, { words }: Walked): readonly DataFinding[] {
  const told = new Map<number, LogEvent>(
    words.flatMap(({ position, entry }) => {
      const read = readEntry(entry)
      return read?.kind === 'event' && read.event.event === 'removed' ? [[position, read.event]] : []
    }),
  )
  const rows = rowsOf<RemovedRow>(
    files.client,
    `SELECT position, removed_on AS removedOn, removed_for AS removedFor, told_at AS toldAt FROM leaf_places
     WHERE removed_on IS NOT NULL OR told_at IS NOT NULL ORDER BY position`,
  )
  const known = new Map(rows.map((row) => [row.toldAt, row]))
  const first = placedAfter(files)
  const row = (position: number): string => `position ${String(position)}`
  return [
    ...rows.flatMap(({ position, removedOn, removedFor, toldAt }) => {
      if (toldAt === null) return []
      const event = told.get(toldAt)
      const isSame = event?.leaf === position && event.on === removedOn && event.reason === removedFor
      return inRowIf(!isSame, 'removal-differs', 'leaf_places', row(position))
    }),
    ...[...told].flatMap(([at, { leaf = -1 }]) =>
      inRowIf(leaf > first && !known.has(at), 'removal-untold', 'leaf_places', row(leaf), { entry: at }),
    ),
  ]
}
