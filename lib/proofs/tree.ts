import { emptyRoot, nodeHash, type Hash } from './tree-hash.ts'

/**
 * The hash of a complete subtree of 256 to the power of `level` leaves, the first of which is `index` times as many: what
 * stands in tiles. Level 0 are the leaves themselves.
 */
export type TileHash = (level: number, index: number) => Hash

/** Hashes of ranges of leaves that were reckoned before, by where they begin and end: a tree that only grows keeps them. */
export type KnownRanges = Map<string, Hash>

/** The root of the first `size` leaves (RFC 6962, section 2.1). */
export const rootOfTree = (read: TileHash, size: number): Hash => (size === 0 ? emptyRoot() : rangeHash(read, 0, size))

/**
 * What shows that a leaf stands in a tree: the hash beside it, and so on up to the root's child (RFC 6962, section 2.1.1).
 *
 * @param known - What many proofs have in common, so that each costs the hashes of one tile.
 * @throws RangeError where there is no such leaf.
 */
export function inclusionProof(
  read: TileHash,
  index: number,
  size: number,
  known: KnownRanges = new Map(),
): readonly Hash[] {
  if (index < 0 || index >= size) throw new RangeError('the tree has no such leaf')
  const path = (start: number, end: number): readonly Hash[] => {
    if (end - start === 1) return []
    const middle = start + split(end - start)
    return index < middle
      ? [...path(start, middle), knownRange(read, middle, end, known)]
      : [...path(middle, end), knownRange(read, start, middle, known)]
  }
  return path(0, size)
}

/**
 * What shows that a tree is the beginning of a larger one (RFC 6962, section 2.1.2).
 *
 * @throws RangeError where the first is the larger.
 */
export function consistencyProof(read: TileHash, from: number, to: number): readonly Hash[] {
  if (from > to) throw new RangeError('a tree is not the beginning of a smaller one')
  if (from === 0 || from === to) return []
  const path = (start: number, end: number, isWhole: boolean): readonly Hash[] => {
    if (from === end) return isWhole ? [] : [rangeHash(read, start, end)]
    const middle = start + split(end - start)
    return from <= middle
      ? [...path(start, middle, isWhole), rangeHash(read, middle, end)]
      : [...path(middle, end, false), rangeHash(read, start, middle)]
  }
  return path(0, to, true)
}

/** The largest power of two below a number above 1. */
function split(count: number): number {
  let half = 1
  while (half * 2 < count) half *= 2
  return half
}

/** Ranges of fewer leaves are not kept: there are too many of them. */
const leastKept = 512

function knownRange(read: TileHash, start: number, end: number, known: KnownRanges): Hash {
  if (end - start < leastKept) return rangeHash(read, start, end)
  const name = `${String(start)}-${String(end)}`
  const before = known.get(name)
  if (before !== undefined) return before
  const hash = rangeHash(read, start, end, (from, to) => knownRange(read, from, to, known))
  known.set(name, hash)
  return hash
}

/**
 * The root of leaves from `start` up to `end`, as RFC 6962 divides trees: a complete subtree is read as high up as it
 * stands.
 */
function rangeHash(
  read: TileHash,
  start: number,
  end: number,
  hashOf = (from: number, to: number): Hash => rangeHash(read, from, to),
): Hash {
  const count = end - start
  let [level, width] = [0, 1]
  while (width * 256 <= count) [level, width] = [level + 1, width * 256]
  if (count === width) return read(level, start / width)
  const middle = start + split(count)
  return nodeHash(hashOf(start, middle), hashOf(middle, end))
}
