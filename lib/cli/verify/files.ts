import type BetterSqlite3 from 'better-sqlite3'
import type { FetchBelow } from '#lib/proofs/verify-log'
import { bundleOf, readTilePath, tileWidth } from '#lib/proofs/tiles'

/** A collection's database, open for reading, as it was at one moment. */
export interface Files {
  readonly client: BetterSqlite3.Database
  /** Where the log tells of going live; `null` where it does not. */
  readonly liveAt: number | null
  readonly isDestroyed: boolean
}

/** All rows of a query. */
export const rowsOf = <Row>(client: BetterSqlite3.Database, query: string, ...values: readonly unknown[]): Row[] =>
  client.prepare(query).all(...values) as Row[]

/** The one number that a query gives; `null` where it gives none. */
export const numberOf = (client: BetterSqlite3.Database, query: string, ...values: readonly unknown[]): number | null =>
  (client
    .prepare(query)
    .pluck()
    .get(...values) as number | null | undefined) ?? null

/** Entries from one position up to another; fewer where some are missing. */
export const entriesIn = (client: BetterSqlite3.Database, from: number, to: number): readonly PlacedEntry[] =>
  rowsOf(
    client,
    'SELECT position, entry FROM log_entries WHERE position >= ? AND position < ? ORDER BY position',
    from,
    to,
  )

export interface PlacedEntry {
  readonly position: number
  readonly entry: Buffer
}

/** Gives of the files what the server would give to everybody. */
export function publicSideOf(client: BetterSqlite3.Database): FetchBelow {
  const text = (words: string | undefined): Uint8Array | null => (words === undefined ? null : Buffer.from(words))
  const checkpoint = (): string | undefined => {
    const [last] = rowsOf<{ size: number; note: string }>(
      client,
      'SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1',
    )
    if (last === undefined) return undefined
    const lines = rowsOf<{ line: string }>(
      client,
      'SELECT line FROM cosignatures WHERE size = ? ORDER BY name',
      last.size,
    )
    return last.note + lines.map(({ line }) => line).join('')
  }
  const fetch = (path: string): Uint8Array | null => {
    if (path === 'checkpoint') return text(checkpoint())
    if (path === 'witnesses')
      return text(JSON.stringify(rowsOf(client, 'SELECT name, key FROM witnesses ORDER BY name')))
    const tile = readTilePath(path)
    if (tile?.level !== 'entries') return null
    const from = tile.index * tileWidth
    return bundleOf(entriesIn(client, from, from + tile.width).map(({ entry }) => entry))
  }
  return (path) => Promise.resolve(fetch(path))
}
