import { sha256 } from '@noble/hashes/sha2.js'
import type { Hash } from './tree-hash.ts'

/**
 * What stands in the log for a statement: SHA-256 of 32 random bytes, which its signatory alone is given, and of the sealed
 * statement's own SHA-256. Whoever sees it learns nothing; whoever holds both can show that it is theirs.
 */
export const commitmentOf = (blind: Uint8Array, sealedDigest: Hash): Hash =>
  sha256(Uint8Array.of(...blind, ...sealedDigest))
