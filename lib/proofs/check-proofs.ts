import { emptyRoot, isSameHash, nodeHash, type Hash } from './tree-hash.ts'

/**
 * Whether a proof shows that a leaf stands at an index of a tree of this size and root (RFC 9162, section 2.1.3.2).
 *
 * @param leaf - The leaf's hash, not its entry.
 */
export function isIncluded(leaf: Hash, index: number, { size, root }: Head, proof: readonly Hash[]): boolean {
  if (index < 0 || index >= size) return false
  const walk = climb({ at: index, last: size - 1 }, proof)
  const node = walk?.reduce(
    (below, { sibling, isLeft }) => (isLeft ? nodeHash(sibling, below) : nodeHash(below, sibling)),
    leaf,
  )
  return node !== undefined && isSameHash(node, root)
}

/** Whether a proof shows that a tree is the beginning of a larger one (RFC 9162, section 2.1.4.2). */
export function isConsistent(older: Head, newer: Head, proof: readonly Hash[]): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && isSameHash(older.root, newer.root)
  if (older.size === 0) return proof.length === 0 && isSameHash(older.root, emptyRoot())
  return isGrown(older, newer, proof)
}

function isGrown(older: Head, newer: Head, proof: readonly Hash[]): boolean {
  // A complete tree is the first step of its own proof, and is left out of it.
  const isComplete = Number.isInteger(Math.log2(older.size))
  const [first, ...rest] = isComplete ? [older.root, ...proof] : proof
  const walk = climb(aboveOddOnes({ at: older.size - 1, last: newer.size - 1 }), rest)
  if (first === undefined || walk === null) return false
  let [oldNode, newNode] = [first, first]
  for (const { sibling, isLeft } of walk) {
    if (isLeft) oldNode = nodeHash(sibling, oldNode)
    newNode = isLeft ? nodeHash(sibling, newNode) : nodeHash(newNode, sibling)
  }
  return isSameHash(oldNode, older.root) && isSameHash(newNode, newer.root)
}

interface Head {
  readonly size: number
  readonly root: Hash
}

/** A node and the last one of its level, both by number. */
interface Place {
  readonly at: number
  readonly last: number
}

interface Step {
  readonly sibling: Hash
  /** Whether the sibling stands to the left. */
  readonly isLeft: boolean
}

/** On which side each hash of a proof stands, up to the root; `null` where there are too many of them, or too few. */
function climb({ at, last }: Place, proof: readonly Hash[]): readonly Step[] | null {
  const steps: Step[] = []
  for (const sibling of proof) {
    if (last === 0) return null
    const isLeft = at % 2 === 1 || at === last
    steps.push({ sibling, isLeft })
    // The last node of a level has no sibling of its own where it is even: it stands for its parent, too.
    while (isLeft && at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 ? steps : null
}

function aboveOddOnes({ at, last }: Place): Place {
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  return { at, last }
}

const half = (number: number): number => Math.floor(number / 2)
