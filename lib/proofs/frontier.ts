import { emptyRoot, nodeHash, type Hash } from './tree-hash.ts'

/**
 * What must be kept of a tree for it to grow: the roots of its complete subtrees, the largest first. One for each 1 in the
 * binary number of its leaves.
 */
export interface Frontier {
  readonly size: number
  readonly roots: readonly Hash[]
}

export const emptyFrontier: Frontier = { size: 0, roots: [] }

/** The tree with more leaves at its end. */
export function grown(frontier: Frontier, leaves: Iterable<Hash>): Frontier {
  const roots = [...frontier.roots]
  let { size } = frontier
  for (const leaf of leaves) {
    let root = leaf
    // Each complete subtree at the end of the size that the new one is joins it.
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) root = nodeHash(roots.pop() ?? root, root)
    roots.push(root)
    size += 1
  }
  return { size, roots }
}

/** The tree's root (RFC 6962, section 2.1). */
export function rootOf({ roots }: Frontier): Hash {
  const [last, ...rest] = roots.toReversed()
  return last === undefined ? emptyRoot() : rest.reduce((right, left) => nodeHash(left, right), last)
}
