import { hexToBytes } from '@noble/hashes/utils.js'
import { decode } from 'jose/base64url'
import { joinedBytes } from './joined-bytes.ts'
import type { PrivateKey } from './private-key.ts'
import { sha256Of } from './sha256.ts'

/** Signs packages, in the way of minisign (https://jedisct1.github.io/minisign/): Ed25519 over the file's own bytes. */
export interface SigningKey {
  /** The public half as `minisign -P` takes it: one line of base64. */
  readonly publicKey: string
  /** The text of a `.minisig` file. The comment is signed too. */
  readonly sign: (bytes: Uint8Array, comment: string) => Promise<string>
}

/** What says that a key or signature is minisign's, of the kind that signs bytes and not their hash. */
const algorithm = new TextEncoder().encode('Ed')

/** An Ed25519 private key in PKCS #8, up to its 32 bytes (RFC 8410, section 7). */
const pkcs8Head = hexToBytes('302e020100300506032b657004220420')

/**
 * The key that signs packages, drawn from the organisers' own: who can open statements can sign what is made of them,
 * and nobody has one more secret to keep.
 *
 * Source: HKDF, RFC 5869, with SHA-256, no salt. Keys of Curve25519 for agreement and for signing must not be the same;
 * these have nothing in common but who can reckon them.
 */
export async function signingKeyOf({ d }: PrivateKey): Promise<SigningKey> {
  const secret = await crypto.subtle.importKey('raw', copyOf(decode(d)), 'HKDF', false, ['deriveBits'])
  const info = new TextEncoder().encode('colligo package signing 1')
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }
  const seed = new Uint8Array(await crypto.subtle.deriveBits(hkdf, secret, 256))
  const key = await crypto.subtle.importKey('pkcs8', joined(pkcs8Head, seed), 'Ed25519', true, ['sign'])
  const { x = '' } = await crypto.subtle.exportKey('jwk', key)
  const publicBytes = decode(x)
  // minisign's own keys have random names; this one is the same wherever it is reckoned.
  const name = sha256Of(publicBytes).subarray(0, 8)
  const signed = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', key, copyOf(bytes)))
  return {
    publicKey: base64(joined(algorithm, name, publicBytes)),
    sign: async (bytes, comment) => {
      const signature = await signed(bytes)
      const whole = await signed(joined(signature, new TextEncoder().encode(comment)))
      const lines = [
        'untrusted comment: signature of a Colligo package',
        base64(joined(algorithm, name, signature)),
        `trusted comment: ${comment}`,
        base64(whole),
      ]
      return lines.map((line) => `${line}\n`).join('')
    },
  }
}

const joined = (...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => joinedBytes(pieces)

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** WebCrypto takes bytes of an unshared buffer alone. */
const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
