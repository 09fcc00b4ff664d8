import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** A SHA-256 that takes its bytes in pieces: WebCrypto wants them all at once. */
export interface Sha256 {
  readonly update: (bytes: Uint8Array) => void
  /** Of everything so far, in lower-case hex. More may come after. */
  readonly hex: () => string
}

/** Where no faster one is at hand. */
export function pureSha256(): Sha256 {
  const hash = sha256.create()
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    hex: () => bytesToHex(hash.clone().digest()),
  }
}

export const sha256Of = (bytes: Uint8Array): Uint8Array => sha256(bytes)
