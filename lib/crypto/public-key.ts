import { createHash, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'
import { z } from 'zod'

/** An organisers' public key: a JWK of type OKP on the curve X25519 (RFC 8037, section 2). */
export interface PublicKey {
  readonly kty: 'OKP'
  readonly crv: 'X25519'
  /** 32 bytes, base64url. */
  readonly x: string
}

/** The key's name everywhere: its SHA-256 thumbprint, base64url (RFC 7638; for this key type RFC 8037, appendix A.3). */
export const thumbprintOf = ({ crv, kty, x }: PublicKey): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')

const shape = z.object({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: z.string().regex(/^[A-Za-z0-9_-]{43}$/u) })

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
