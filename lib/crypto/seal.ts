import { CompactEncrypt } from 'jose/jwe/compact/encrypt'
import { importJWK } from 'jose/key/import'
import { thumbprintOf, type SealingPublicKey } from './public-key.ts'
import { sealedStatementType, type SealContext } from './seal-context.ts'

/** Plaintexts are padded to a multiple of this many bytes, so that a length tells neither country nor name. */
const step = 512

/**
 * Seals plaintexts to a public key, the organisers' or an authority's. Only the holder of the private key, which never
 * reaches this server, can open them.
 *
 * Each is one compact JWE (RFC 7516): ECDH-ES (RFC 7518, section 4.6) with X25519 (RFC 8037) or P-256, A256GCM. The context
 * stands in the protected header: a sealed statement moved to another initiative, Member State or identifier no longer
 * opens as such. `jose` is imported by its encrypting entry points alone, so that a server's bundle cannot open anything.
 */
export async function sealerTo(
  key: SealingPublicKey,
): Promise<(context: SealContext, plaintext: object, leastBytes?: number) => Promise<string>> {
  const publicKey = await importJWK(key, 'ECDH-ES')
  const kid = thumbprintOf(key)
  return (context, plaintext, leastBytes = step) =>
    new CompactEncrypt(padded(JSON.stringify(plaintext), leastBytes))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ: sealedStatementType, kid, ...context })
      .encrypt(publicKey)
}

/** JSON allows white space at its end, so padding with spaces needs no format of its own. */
function padded(json: string, leastBytes: number): Uint8Array {
  const bytes = Buffer.from(json)
  const size = Math.ceil(Math.max(bytes.length, leastBytes) / step) * step
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length, ' ')])
}
