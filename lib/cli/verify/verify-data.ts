import type BetterSqlite3 from 'better-sqlite3'
import type { LogReport } from '#lib/proofs/log-report'
import type { VerifierKey } from '#lib/proofs/verifier-key'
import { verifyLog } from '#lib/proofs/verify-log'
import { checkChains, checkTold } from './chains.ts'
import { checkCheckpoints, readCheckpointRows } from './checkpoints.ts'
import { inRowIf, type DataFinding } from './data-report.ts'
import { walkEntries } from './entries-and-tiles.ts'
import { publicSideOf, numberOf, type Files } from './files.ts'
import { checkLeaves } from './leaves.ts'

export interface DataReport {
  /** What the files give to the public, checked as the public checks it. */
  readonly log: LogReport
  readonly checkpoints: number
  readonly findings: readonly DataFinding[]
}

export interface DataToVerify {
  readonly client: BetterSqlite3.Database
  readonly key: VerifierKey
  /** The checkpoint that the public was given, where somebody has asked for it: the files must hold it. */
  readonly published?: string | null
  readonly onProgress?: (entries: number, size: number) => void
}

/** Checks the log of an instance by its own files, as they are at one moment, and them by the log. */
export async function verifyData({ client, key, published = null, onProgress }: DataToVerify): Promise<DataReport> {
  client.exec('BEGIN')
  try {
    const log = await verifyLog({ fetch: publicSideOf(client), key, ...(onProgress && { onProgress }) })
    const files: Files = {
      client,
      liveAt: log.events.find(({ event }) => event.event === 'gone-live')?.position ?? null,
      isDestroyed: numberOf(client, 'SELECT count(*) FROM destructions') !== 0,
    }
    const rows = readCheckpointRows(files)
    const walked = walkEntries(
      files,
      rows.map(({ size }) => size),
    )
    const isOwn = published === null || rows.some(({ note }) => textOf(note) === textOf(published))
    const findings = [
      ...walked.findings,
      ...(await checkCheckpoints(files, rows, key, walked)),
      ...checkLeaves(files, log.begun, walked),
      ...(await checkChains(files, log)),
      ...checkTold(files, log, rows.at(-1)),
      ...inRowIf(!isOwn, 'other-log', 'checkpoints', 'none'),
    ]
    return { log, checkpoints: rows.length, findings }
  } finally {
    client.exec('ROLLBACK')
  }
}

/** A note without what was signed below it. */
const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1)
