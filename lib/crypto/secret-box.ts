import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

/**
 * Locks a small secret of the server's own (a TOTP secret, a receipt in transit) under a key that lies outside the
 * database: AES-256-GCM, as `iv ‖ ciphertext ‖ tag`. Statements never pass here: they are sealed to the organisers.
 *
 * @param purpose - Authenticated with the secret: what was locked for one purpose does not unlock for another.
 */
export function lock(key: KeyObject | Uint8Array, purpose: string, secret: Uint8Array | string): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(purpose))
  return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
}

/** @returns `null` where the box was not locked with this key for this purpose, or was altered. */
export function unlock(key: KeyObject | Uint8Array, purpose: string, box: Uint8Array): Buffer | null {
  if (box.length < ivLength + tagLength) return null
  const tag = box.subarray(box.length - tagLength)
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, ivLength), { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag)
  const secret = decipher.update(box.subarray(ivLength, box.length - tagLength))
  try {
    return Buffer.concat([secret, decipher.final()])
  } catch {
    // Expected: node:crypto throws where the tag does not fit.
    return null
  }
}
