import type { Database } from '#db/connection'
import { appendEntry, entriesBetween, keepTile, logSize, tileAt, tileRoots } from '#db/log-tree'
import { emptyFrontier, grown, rootOf } from '#lib/proofs/frontier'
import { bundleOf, tileWidth, widthOf, type Tile } from '#lib/proofs/tiles'
import type { TileHash } from '#lib/proofs/tree'
import { leafHash, type Hash } from '#lib/proofs/tree-hash'

/** The log's tree on disk. */
export interface LogTree {
  /** Reads hashes of the tree as it is now, each tile once. */
  readonly reader: () => TileHash
  /** The bytes of a tile in a tree of this size; `null` where that has none so wide. */
  readonly tile: (tile: Tile, size: number) => Uint8Array | null
  /** Adds entries at the end; ask in a transaction. @returns The position of the first. */
  readonly append: (entries: readonly Uint8Array[]) => number
}

type TileHashes = (level: number, index: number) => readonly Hash[]

export function logTree(database: Database): LogTree {
  const reader = (): TileHash => {
    const tiles = tileHashes(database)
    return (level, index) => {
      const found = tiles(level, Math.floor(index / tileWidth))[index % tileWidth]
      if (found === undefined) throw new RangeError('the tree has no such hash')
      return found
    }
  }
  return {
    reader,
    tile: ({ level, index, width }, size) => {
      if (width > widthOf({ level, index }, size)) return null
      if (level !== 'entries') return Buffer.concat(tileHashes(database)(level, index).slice(0, width))
      return bundleOf(entriesBetween(database, index * tileWidth, index * tileWidth + width))
    },
    append: (entries) => {
      const first = logSize(database)
      for (const entry of entries) closeTiles(database, appendEntry(database, entry) + 1)
      return first
    },
  }
}

/** The hashes of tiles, as many as there are now: stored where the tile is full, reckoned at the tree's edge. */
function tileHashes(database: Database): TileHashes {
  const read = new Map<string, readonly Hash[]>()
  return (level, index) => {
    const name = `${String(level)}/${String(index)}`
    const before = read.get(name)
    if (before !== undefined) return before
    const [from, to] = [index * tileWidth, (index + 1) * tileWidth]
    const stored = tileAt(database, level, index)
    const atEdge = (): readonly Hash[] =>
      level === 0
        ? entriesBetween(database, from, to).map((entry) => leafHash(entry))
        : tileRoots(database, level - 1, from, to)
    const hashes = stored === null ? atEdge() : split(stored.hashes)
    read.set(name, hashes)
    return hashes
  }
}

/** Lays down the tiles that have become full with the last entry. */
function closeTiles(database: Database, size: number): void {
  for (let [level, count] = [0, size]; count > 0 && count % tileWidth === 0; level += 1) {
    count /= tileWidth
    const number = count - 1
    const hashes = tileHashes(database)(level, number)
    const root = Buffer.from(rootOf(grown(emptyFrontier, hashes)))
    keepTile(database, { level, number, hashes: Buffer.concat(hashes), root })
  }
}

const split = (hashes: Buffer): readonly Hash[] =>
  Array.from({ length: hashes.length / 32 }, (_, at) => hashes.subarray(at * 32, at * 32 + 32))
