import { encode } from 'jose/base64url'
import { z } from 'zod'
import type { PublicKey } from '#lib/crypto/key-shape'
import { sha256Of } from './sha256.ts'

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

/** The key's name everywhere, as `lib/crypto/public-key.ts` reckons it on the server: RFC 7638 and 8037, appendix A.3. */
export const keyIdOf = ({ crv, kty, x }: PublicKey): string =>
  encode(sha256Of(new TextEncoder().encode(JSON.stringify({ crv, kty, x }))))

/** The point that X25519 begins at (RFC 7748, section 4.1). */
const basePoint: PublicKey = { kty: 'OKP', crv: 'X25519', x: encode(new Uint8Array(32).fill(9, 0, 1)) }

/** Whether the two halves of a JWK belong together: a key edited by hand would seal what nobody can open. */
export async function isWholeKey(key: PrivateKey): Promise<boolean> {
  try {
    const algorithm = { name: 'X25519' }
    const privateKey = await crypto.subtle.importKey('jwk', { ...key }, algorithm, false, ['deriveBits'])
    const base = await crypto.subtle.importKey('jwk', { ...basePoint }, algorithm, false, [])
    const derived = await crypto.subtle.deriveBits({ name: 'X25519', public: base }, privateKey, 256)
    return encode(new Uint8Array(derived)) === key.x
  } catch {
    // DataError: WebCrypto may look itself whether the halves fit.
    return false
  }
}
