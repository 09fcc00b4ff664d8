import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { derivedKey } from './tokens.ts'

/** What an instance signs with, and what others check it by. */
export interface InstanceKey {
  /** Signs bytes as they are. @returns 64 bytes of Ed25519 (RFC 8032). */
  readonly sign: (bytes: Uint8Array) => Buffer
  /** 32 bytes. */
  readonly publicKey: Buffer
  /** The public half as a file that `openssl` and others read: SPKI in PEM (RFC 8410). */
  readonly publicKeyFile: string
  /** SHA-256 of the public half's 32 bytes, in hex: short enough to be read out. */
  readonly thumbprint: string
}

/** What stands before the 32 bytes of a private Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * The key by which an instance answers for what it proves to others: certificates of destruction, and whatever else it
 * hands out that must be checked without asking it. Made anew from the server's secret each time, so that there is no
 * further file to lose, and the same for as long as that secret is. It proves that this server has said something, not
 * that it was true: whoever holds the server's secret can sign anything.
 *
 * @param serverSecret - The server's secret, at least 32 bytes.
 */
export const instanceKey = (serverSecret: Uint8Array): InstanceKey =>
  signingKey(serverSecret, 'colligo instance signing')

/** The key of the public log: another, so that what the log signs never passes for a certificate, nor the other way round. */
export const logKey = (serverSecret: Uint8Array): InstanceKey => signingKey(serverSecret, 'colligo log signing')

function signingKey(serverSecret: Uint8Array, purpose: string): InstanceKey {
  const seed = derivedKey(serverSecret, purpose)
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  return {
    sign: (bytes) => sign(null, bytes, privateKey),
    publicKey: spki.subarray(-32),
    publicKeyFile: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    thumbprint: createHash('sha256').update(spki.subarray(-32)).digest('hex'),
  }
}
