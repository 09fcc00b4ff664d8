import { latestCheckpoint, submissionsTallied } from '#db/checkpoints'
import type { Database } from '#db/connection'
import { readDestruction } from '#db/destructions'
import { entriesBetween, fullTiles, logSize, tileAt, wordsBefore } from '#db/log-tree'
import { readCheckpoint } from '#lib/proofs/checkpoint'
import { readEntry } from '#lib/proofs/entries'
import { readNote } from '#lib/proofs/signed-note'
import { tileWidth } from '#lib/proofs/tiles'
import { rootOfTree } from '#lib/proofs/tree'
import { isSameHash, leafHash } from '#lib/proofs/tree-hash'
import type { LogTree } from './log-tree.ts'
import { testsEndAt } from './tests-end.ts'

/** What the server finds wrong with its own records; each is said at `/log/fault`. */
export type LogFault =
  /** As many submissions are tallied as the log has leaves, but for those that wait; here they are not. */
  | 'tallies-differ'
  /** The last tree that was signed is not what the entries give. */
  | 'root-differs'
  /** A tile that was laid down is not what its entries give. */
  | 'tile-differs'

/** Full tiles of which the entries are hashed at each look: 2048 of them, a few milliseconds. */
const tilesAtOnce = 8

/**
 * Looks whether what this server has signed is still what its files say, as far as that costs next to nothing: sums, one
 * root, and a few tiles, others each time. Whatever is wrong stays wrong, so that an hour more or less says nothing.
 */
export const faultIn = (database: Database, tree: LogTree): LogFault | null =>
  // From one look: whoever is signing meanwhile changes both sides at once.
  database.transaction(() => {
    if (!isRootSame(database, tree)) return 'root-differs'
    if (!areTilesSame(database)) return 'tile-differs'
    return isTallied(database) ? null : 'tallies-differ'
  })

/** Known only once the collection is live, and as long as nothing was destroyed. */
function isTallied(database: Database): boolean {
  const live = testsEndAt(database)
  if (live === null || readDestruction(database) !== null) return true
  const size = logSize(database)
  const leaves = size - wordsBefore(database, size) - (live - wordsBefore(database, live))
  return submissionsTallied(database) === leaves + begunWith(database)
}

/** Statements of before the log. */
function begunWith(database: Database): number {
  const [first] = entriesBetween(database, 0, 1)
  const entry = first === undefined ? null : readEntry(first)
  return entry?.kind === 'event' ? (entry.event.count ?? 0) : 0
}

function isRootSame(database: Database, tree: LogTree): boolean {
  const last = latestCheckpoint(database)
  if (last === null) return true
  const head = readCheckpoint(readNote(last.note)?.text ?? '')
  if (head?.size !== last.size || last.size > logSize(database)) return false
  return isSameHash(head.root, rootOfTree(tree.reader(), last.size))
}

function areTilesSame(database: Database): boolean {
  const full = fullTiles(database, 0)
  const first = full <= tilesAtOnce ? 0 : Math.floor(Math.random() * (full - tilesAtOnce + 1))
  const numbers = Array.from({ length: Math.min(full, tilesAtOnce) }, (_, at) => first + at)
  return numbers.every((number) => {
    const entries = entriesBetween(database, number * tileWidth, (number + 1) * tileWidth)
    const hashes = Buffer.concat(entries.map((entry) => leafHash(entry)))
    return tileAt(database, 0, number)?.hashes.equals(hashes) === true
  })
}
