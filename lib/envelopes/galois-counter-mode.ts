import { GHASH } from '@noble/ciphers/_polyval.js'
import { evenPieces, type Bytes } from './pieces.ts'

/** Bytes under one nonce, at most (NIST SP 800-38D, 5.2.1.1). */
const mostBytes = (2 ** 32 - 2) * 16

/**
 * Encrypts with AES-256-GCM piece by piece, in memory that does not grow with the file: WebCrypto's own GCM wants all of
 * it at once. The cipher stays WebCrypto's, in counter mode; only the checksum over it is reckoned here (NIST SP 800-38D).
 *
 * @param nonce - 12 bytes, never used with this key before.
 *
 * @returns The tag, 16 bytes, after the last piece. No additional data.
 */
export async function* encryptInPieces(
  key: Bytes,
  nonce: Bytes,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, Uint8Array> {
  if (key.length !== 32 || nonce.length !== 12) throw new RangeError('AES-256-GCM takes 32 bytes of key, 12 of nonce')
  const cipher = await crypto.subtle.importKey('raw', key, 'AES-CTR', false, ['encrypt'])
  const under = async (counter: Bytes, bytes: Bytes) =>
    new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CTR', counter, length: 32 }, cipher, bytes))

  const ghash = new GHASH(await under(new Uint8Array(16), new Uint8Array(16)))
  let length = 0
  for await (const piece of evenPieces(pieces)) {
    const encrypted = await under(counterAt(nonce, 2 + length / 16), piece)
    length += piece.length
    if (length > mostBytes) throw new RangeError('too long for one nonce')
    ghash.update(encrypted)
    yield encrypted
  }
  ghash.update(lengthsOf(length))
  return await under(counterAt(nonce, 1), new Uint8Array(ghash.digest()))
}

function counterAt(nonce: Bytes, count: number): Bytes {
  const counter = new Uint8Array(16)
  counter.set(nonce)
  new DataView(counter.buffer).setUint32(12, count)
  return counter
}

/** The lengths of additional data, none, and ciphertext, in bits. */
function lengthsOf(bytes: number): Bytes {
  const lengths = new Uint8Array(16)
  new DataView(lengths.buffer).setBigUint64(8, BigInt(bytes) * 8n)
  return lengths
}
