import { readCheckpoint, type Checkpoint } from '#lib/proofs/checkpoint'
import { readEntry } from '#lib/proofs/entries'
import { headsOf } from '#lib/proofs/heads'
import { stateLines, type LogState } from '#lib/proofs/log-state'
import { isSignedBy, readNote } from '#lib/proofs/signed-note'
import { isSameHash } from '#lib/proofs/tree-hash'
import type { VerifierKey } from '#lib/proofs/verifier-key'
import { inRow, inRowIf, type DataFinding } from './data-report.ts'
import type { Walked } from './entries-and-tiles.ts'
import { rowsOf, type Files } from './files.ts'

/** A row of the table `checkpoints`, by its columns. */
export interface CheckpointRow {
  readonly size: number
  readonly note: string
  readonly at: string
  readonly audit_id: number
  readonly counted_at: number
  readonly salt: Buffer
  readonly audit_head: Buffer
  readonly statements_head: Buffer
}

const table = 'checkpoints'

/** Holds every checkpoint that was ever signed to what stands in the files now, not the last alone. */
export async function checkCheckpoints(
  files: Files,
  rows: readonly CheckpointRow[],
  key: VerifierKey,
  walked: Walked,
): Promise<readonly DataFinding[]> {
  const states = new Map(
    walked.words.flatMap(({ position, entry }) => {
      const read = readEntry(entry)
      return read?.kind === 'state' ? [[position + 1, read.state] as const] : []
    }),
  )
  const findings: DataFinding[] = []
  for (const row of rows) {
    findings.push(...(await noteFindings(row, key)), ...treeFindings(row, walked, states.get(row.size)))
  }
  const known = new Set(rows.map(({ size }) => size))
  const unsigned = [...states.keys()].filter((size) => !known.has(size))
  return [
    ...findings,
    ...unsigned.map((size) => inRow('checkpoint-missing', table, size)),
    ...orderFindings(files, rows),
  ]
}

const checkpointOf = ({ note }: CheckpointRow): Checkpoint | null => readCheckpoint(readNote(note)?.text ?? '')

async function noteFindings(row: CheckpointRow, key: VerifierKey): Promise<readonly DataFinding[]> {
  const [note, checkpoint] = [readNote(row.note), checkpointOf(row)]
  if (note === null || checkpoint === null) return [inRow('note-unreadable', table, row.size)]
  return [
    ...inRowIf(!(await isSignedBy(note, key)), 'note-not-signed', table, row.size),
    ...inRowIf(checkpoint.origin !== key.name, 'note-of-other-log', table, row.size),
    ...inRowIf(checkpoint.size !== row.size, 'note-of-other-size', table, row.size, { said: checkpoint.size }),
  ]
}

function treeFindings(row: CheckpointRow, { roots }: Walked, state: LogState | undefined): readonly DataFinding[] {
  const checkpoint = checkpointOf(row)
  if (checkpoint === null) return []
  const root = roots.get(row.size)
  const lines = state === undefined ? '' : stateLines(state).join('\n')
  const heads = headsOf(row.salt, row.audit_head, row.statements_head)
  const minute = `${row.at.slice(0, 16)}Z`
  return [
    ...inRowIf(root === undefined || !isSameHash(root, checkpoint.root), 'note-of-other-root', table, row.size),
    ...inRowIf(lines !== checkpoint.extension.join('\n'), 'note-of-other-entry', table, row.size),
    ...inRowIf(state !== undefined && state.at !== minute, 'note-of-other-time', table, row.size),
    ...inRowIf(!checkpoint.extension.includes(`heads ${heads}`), 'heads-differ', table, row.size),
  ]
}

/** Whether the last links that checkpoints are bound to stand in the chains, each at or after the one before it. */
function orderFindings(files: Files, rows: readonly CheckpointRow[]): readonly DataFinding[] {
  const find = finder(files, rows)
  const findings: DataFinding[] = []
  let before: readonly number[] = []
  for (const row of rows) {
    const [audit, statements] = find(row)
    if (audit === null || statements === null) findings.push(inRow('head-unknown', table, row.size))
    const now = [audit ?? before[0] ?? 0, statements ?? before[1] ?? 0, row.audit_id, row.counted_at]
    const isInOrder = now.every((number, at) => number >= (before[at] ?? 0)) && row.audit_id <= (audit ?? row.audit_id)
    findings.push(...inRowIf(!isInOrder, 'heads-out-of-order', table, row.size))
    before = now
  }
  return findings
}

/**
 * Finds the rows of the last links of a checkpoint, by number; `null` where a chain has no such link. The statements of
 * the test went when the collection went live, and all of them when they were destroyed: with them went the links.
 */
function finder(files: Files, rows: readonly CheckpointRow[]): Finder {
  const { liveAt, isDestroyed } = files
  const ofAudit = placesIn(
    files,
    'SELECT id, chain FROM audit',
    rows.map((row) => row.audit_head),
  )
  const ofStatements = placesIn(
    files,
    'SELECT id, chain FROM statements UNION ALL SELECT id, chain FROM removed_statements',
    rows.map((row) => row.statements_head),
  )
  const knowsStatements = (size: number): boolean => !isDestroyed && liveAt !== null && size > liveAt
  return ({ size, audit_head: audit, statements_head: head }) => [
    placeOf(audit, ofAudit),
    knowsStatements(size) ? placeOf(head, ofStatements) : 0,
  ]
}

type Finder = (row: CheckpointRow) => readonly [audit: number | null, statements: number | null]

/** The numbers of the rows that have these links, by link in hex: the table is gone through once. */
function placesIn({ client }: Files, query: string, links: readonly Buffer[]): ReadonlyMap<string, number> {
  const wanted = new Set(links.map((link) => link.toString('hex')))
  const places = new Map<string, number>()
  for (const row of client.prepare(query).iterate() as Iterable<{ id: number; chain: Buffer }>) {
    const link = row.chain.toString('hex')
    if (wanted.has(link)) places.set(link, row.id)
  }
  return places
}

/** Zeros stand for the end of a chain that has no link yet. */
const placeOf = (link: Buffer, places: ReadonlyMap<string, number>): number | null =>
  link.every((byte) => byte === 0) ? 0 : (places.get(link.toString('hex')) ?? null)

export const readCheckpointRows = ({ client }: Pick<Files, 'client'>): readonly CheckpointRow[] =>
  rowsOf<CheckpointRow>(client, 'SELECT * FROM checkpoints ORDER BY size')
