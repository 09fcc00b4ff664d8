import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * What a state says of the last links of the chains of audit and statements: SHA-256 of a random value and both. The value
 * stands in the database alone, where `./run verify --data` finds it. In the clear the links would tell, in a quiet hour, whether a
 * statement was the signatory's first: only then do they move.
 *
 * @param salt - 32 random bytes, of this state alone.
 * @param audit - The last link of the audit, 32 bytes; of zeros where there is none.
 * @param statements - The last link of the statements, likewise.
 */
export const headsOf = (salt: Uint8Array, audit: Uint8Array, statements: Uint8Array): string =>
  bytesToHex(sha256(Uint8Array.of(...salt, ...audit, ...statements)))
