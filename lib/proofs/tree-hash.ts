import { sha256 } from '@noble/hashes/sha2.js'

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array

/** The hash of an entry (RFC 6962, section 2.1): one of a node can never pass for it. */
export function leafHash(entry: Uint8Array): Hash {
  const bytes = new Uint8Array(1 + entry.length)
  bytes.set(entry, 1)
  return sha256(bytes)
}

/** The hash of the two halves of a tree (RFC 6962, section 2.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 33)
  return sha256(bytes)
}

/** The root of a tree of nothing. */
export const emptyRoot = (): Hash => sha256(new Uint8Array(0))

export const isSameHash = (one: Hash, other: Hash): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
