import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** Least length of the key of fingerprints, in bytes. */
export const fingerprintKeyLength = 32

/**
 * Prepares the key of fingerprints.
 *
 * @param bytes - At least 32 bytes, kept in a file of its own: neither in the database nor in a backup.
 */
export function fingerprintKey(bytes: Uint8Array): KeyObject {
  if (bytes.length < fingerprintKeyLength) throw new RangeError('the fingerprint key must be at least 32 bytes')
  return createSecretKey(bytes)
}

/**
 * Reduces an identity to 32 bytes that can be compared but not read back: HMAC-SHA-256 (RFC 2104).
 *
 * Keyed, because personal identification numbers are few enough to try them all: whoever held a copy of the database
 * could name every signatory. Each part carries its length in bytes, so that ('ab', 'c') and ('a', 'bc') stay apart.
 *
 * @param parts - What identifies the signatory, as `docs/fingerprint.md` says.
 */
export function fingerprint(key: KeyObject, parts: readonly string[]): Buffer {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(`${String(Buffer.byteLength(part))}:${part}`)
  return hmac.digest()
}
