import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isConsistent, isIncluded } from '#lib/proofs/check-proofs'
import { emptyFrontier, grown, rootOf } from '#lib/proofs/frontier'
import { consistencyProof, inclusionProof, rootOfTree, type TileHash } from '#lib/proofs/tree'
import { leafHash } from '#lib/proofs/tree-hash'

/** RFC 6962, section 2.1, word for word. */
function definition(leaves: readonly Uint8Array[]): Buffer {
  const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0]!)
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return sha256(Buffer.of(1), definition(leaves.slice(0, half)), definition(leaves.slice(half)))
}

const entries = Array.from({ length: 600 }, () => randomBytes(32))
const hashes = entries.map((entry) => leafHash(entry))
const read: TileHash = (level, index) => {
  const width = 256 ** level
  return rootOf(grown(emptyFrontier, hashes.slice(index * width, (index + 1) * width)))
}
const rootAt = (size: number): Buffer => definition(entries.slice(0, size))
const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 64, 100, 255, 256, 257, 300, 511, 512, 513, 600]

describe('a tree', () => {
  test.each(sizes)('of %i leaves has the root that the RFC defines, grown or read from tiles', (size) => {
    expect(Buffer.from(rootOf(grown(emptyFrontier, hashes.slice(0, size))))).toEqual(rootAt(size))
    expect(Buffer.from(rootOfTree(read, size))).toEqual(rootAt(size))
  })

  test('that grows in pieces is the one that grew at once', () => {
    let frontier = emptyFrontier
    for (let at = 0; at < 600; at += 7) frontier = grown(frontier, hashes.slice(at, at + 7))
    expect(Buffer.from(rootOf(frontier))).toEqual(rootAt(600))
  })

  test.each(sizes.filter((size) => size > 0))('of %i leaves shows that each is in it, and no other', (size) => {
    const root = rootAt(size)
    for (const index of new Set([0, 1, 2, 63, 255, 256, size - 2, size - 1])) {
      if (index < 0 || index >= size) continue
      const proof = inclusionProof(read, index, size)
      expect(isIncluded(hashes[index]!, index, { size, root }, proof)).toBe(true)
      expect(isIncluded(hashes[(index + 1) % 600]!, index, { size, root }, proof)).toBe(false)
      if (size > 1) expect(isIncluded(hashes[index]!, (index + 1) % size, { size, root }, proof)).toBe(false)
      expect(isIncluded(hashes[index]!, index, { size, root }, [...proof, root])).toBe(false)
      if (proof.length > 0) expect(isIncluded(hashes[index]!, index, { size, root }, proof.slice(1))).toBe(false)
    }
    expect(() => inclusionProof(read, size, size)).toThrow(RangeError)
  })

  test('shows the same with what earlier proofs of it and of smaller ones have reckoned', () => {
    const many = Array.from({ length: 2100 }, (_, at) => leafHash(Buffer.alloc(32, at % 251)))
    const readMany: TileHash = (level, index) =>
      rootOf(grown(emptyFrontier, many.slice(index * 256 ** level, (index + 1) * 256 ** level)))
    const known = new Map<string, Uint8Array>()
    for (const size of [513, 1025, 1700, 2048, 2100])
      for (const index of [0, 255, 512, size - 1]) {
        expect(inclusionProof(readMany, index, size, known)).toEqual(inclusionProof(readMany, index, size))
      }
    expect(known.size).toBeGreaterThan(3)
    expect([...known.keys()].every((range) => Number(range.split('-')[1]) - Number(range.split('-')[0]) >= 512)).toBe(
      true,
    )
  })

  test('is the beginning of each larger one, and of no other', () => {
    for (const from of sizes)
      for (const to of sizes.filter((size) => size >= from)) {
        const [older, newer] = [from, to].map((size) => ({ size, root: rootAt(size) }))
        const proof = consistencyProof(read, from, to)
        expect(isConsistent(older!, newer!, proof)).toBe(true)
        const other = { size: from, root: randomBytes(32) }
        expect(isConsistent(other, newer!, proof)).toBe(false)
        expect(isConsistent(older!, newer!, [...proof, newer!.root])).toBe(false)
        if (from < to && from > 0) {
          expect(isConsistent(older!, { size: to, root: randomBytes(32) }, proof)).toBe(false)
          expect(isConsistent(newer!, older!, proof)).toBe(false)
          expect(isConsistent(older!, newer!, proof.slice(1))).toBe(false)
        }
      }
    expect(() => consistencyProof(read, 2, 1)).toThrow(RangeError)
  })
})
