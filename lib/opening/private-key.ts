import { createPrivateKey, createPublicKey } from 'node:crypto'
import { z } from 'zod'
import type { PublicKey } from '#lib/crypto/public-key'

/** The organisers' private key: a JWK of type OKP on the curve X25519 (RFC 8037, section 2). */
export interface PrivateKey extends PublicKey {
  /** 32 bytes, base64url. */
  readonly d: string
}

const coordinate = z.string().regex(/^[\w-]{43}$/u)

/** Reads a private JWK that has just been unlocked. */
export const privateKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('X25519'),
  x: coordinate,
  d: coordinate,
})

/** The half that everybody may know. */
export const publicHalfOf = ({ kty, crv, x }: PublicKey): PublicKey => ({ kty, crv, x })

/** Whether the two halves of a JWK belong together: a key edited by hand would seal what nobody can open. */
export function isWholeKey(key: PrivateKey): boolean {
  const derived = createPublicKey(createPrivateKey({ key: { ...key }, format: 'jwk' })).export({ format: 'jwk' })
  return derived.x === key.x
}
