import { createHash, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'
import { z } from 'zod'
import type { PublicKey, SealingPublicKey } from './key-shape.ts'

export type { PublicKey, SealingPublicKey } from './key-shape.ts'

/** The key's name everywhere: its SHA-256 thumbprint, base64url (RFC 7638; for X25519 RFC 8037, appendix A.3). */
export const thumbprintOf = (key: SealingPublicKey): string =>
  createHash('sha256').update(canonical(key)).digest('base64url')

/** The members that make a key what it is, in the order of their names. */
const canonical = (key: SealingPublicKey): string =>
  key.kty === 'EC'
    ? JSON.stringify({ crv: key.crv, kty: key.kty, x: key.x, y: key.y })
    : JSON.stringify({ crv: key.crv, kty: key.kty, x: key.x })

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/u)
const shape = z.object({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: coordinate })
const sealingShape = z.union([
  shape,
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
])

/** Reads an authority's key as it is kept: `lib/envelopes/jose-key.ts` has looked at it before. Throws where it is none. */
export const sealingKeyFrom = (kept: string): SealingPublicKey => sealingShape.parse(JSON.parse(kept))

/**
 * Reads a public key file.
 *
 * @returns `private` where the file holds a private key, which must not come near a server; `null` where it is no
 * X25519 key.
 */
export function readPublicKey(file: string): PublicKey | 'private' | null {
  let json: unknown
  try {
    json = JSON.parse(file)
  } catch {
    // Expected: people upload the wrong file.
    return null
  }
  if (typeof json === 'object' && json !== null && ('d' in json || 'jwe' in json)) return 'private'
  const read = shape.safeParse(json)
  return read.success && canSeal(read.data) ? read.data : null
}

/** Whether anything can be sealed to a key: points of low order, as all zeros, give no secret (RFC 7748, section 6.1). */
function canSeal(key: PublicKey): boolean {
  try {
    const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' })
    diffieHellman({ privateKey: generateKeyPairSync('x25519').privateKey, publicKey })
    return true
  } catch {
    // Expected: OpenSSL refuses such a point.
    return false
  }
}
