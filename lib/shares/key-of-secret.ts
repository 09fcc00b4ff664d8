import type { PrivateKey } from '#lib/opening/private-key'
import { toBase64url } from './base64url.ts'

/** What stands before the 32 bytes in a PKCS #8 file of an X25519 key (RFC 8410, section 7). */
const pkcs8Start = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20]

/** The whole private key of its 32 secret bytes: the public half follows from them. */
export async function keyOfSecret(secret: Uint8Array): Promise<PrivateKey> {
  const file = Uint8Array.from([...pkcs8Start, ...secret])
  const key = await crypto.subtle.importKey('pkcs8', file, { name: 'X25519' }, true, ['deriveBits'])
  file.fill(0)
  const { x = '' } = await crypto.subtle.exportKey('jwk', key)
  return { kty: 'OKP', crv: 'X25519', x, d: toBase64url(secret) }
}

/** The key's name everywhere, as `lib/crypto/public-key.ts` computes it: RFC 7638, here without Node. */
export async function keyIdOf({ x }: { readonly x: string }): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ crv: 'X25519', kty: 'OKP', x }))
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
