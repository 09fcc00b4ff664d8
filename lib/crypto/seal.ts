import { CompactEncrypt } from 'jose/jwe/compact/encrypt'
import { importJWK } from 'jose/key/import'
import { thumbprintOf, type PublicKey } from './public-key.ts'

/** What a sealed statement says of itself without being opened, and what cannot be changed without breaking the seal. */
export interface SealContext {
  /** Registration number of the initiative. */
  readonly initiative: string
  readonly memberState: string
  /** Rule pack and version, as `eci-2019/2026-11-22`. */
  readonly pack: string
  /** The statement's identifier: the one on the signatory's receipt. */
  readonly statement: string
}

/** Media type of a sealed statement, in the `typ` of its protected header. */
export const sealedStatementType = 'eci-statement+jwe'

/** Plaintexts are padded to a multiple of this many bytes, so that a length tells neither country nor name. */
const step = 512

/**
 * Seals plaintexts to the organisers' public key. Only the holder of the private key, which never reaches this server,
 * can open them.
 *
 * Each is one compact JWE (RFC 7516): ECDH-ES (RFC 7518, section 4.6) with X25519 (RFC 8037), A256GCM. The context
 * stands in the protected header: a sealed statement moved to another initiative, Member State or identifier no longer
 * opens as such. `jose` is imported by its encrypting entry points alone, so that a server's bundle cannot open anything.
 */
export async function sealerTo(key: PublicKey): Promise<(context: SealContext, plaintext: object) => Promise<string>> {
  const publicKey = await importJWK(key, 'ECDH-ES')
  const kid = thumbprintOf(key)
  return (context, plaintext) =>
    new CompactEncrypt(padded(JSON.stringify(plaintext)))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ: sealedStatementType, kid, ...context })
      .encrypt(publicKey)
}

/** JSON allows white space at its end, so padding with spaces needs no format of its own. */
function padded(json: string): Uint8Array {
  const bytes = Buffer.from(json)
  const size = Math.ceil(bytes.length / step) * step
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length, ' ')])
}
