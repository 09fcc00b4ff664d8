import { createMessage, encrypt, readKey } from 'openpgp'
import { encryptionKeyOf } from './openpgp-key.ts'
import { piecesIn, streamFrom } from './pieces.ts'

/**
 * Wraps bytes as an OpenPGP message for one key: AES-256 with the integrity mark of version 1, which gpg 2.2 reads; never
 * the newer modes, whatever the key announces.
 */
export async function* openpgpFor(
  armoredKey: string,
  name: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const key = await readKey({ armoredKey })
  const chosen = await encryptionKeyOf(key, null)
  if (chosen === null) throw new RangeError('the key cannot be encrypted to')
  const message = await createMessage({ binary: streamFrom(pieces), filename: name })
  const encrypted: unknown = await encrypt({
    message,
    encryptionKeys: key.toPublic(),
    encryptionKeyIDs: [chosen.getKeyID()],
    // Given from here, it decides cipher and mode; else the key's own wishes would.
    sessionKey: { data: crypto.getRandomValues(new Uint8Array(32)), algorithm: 'aes256' },
    // No clock: a batch can be wrapped again after its key has expired, and offline clocks are wrong.
    date: null as unknown as Date,
    format: 'binary',
  })
  yield* piecesIn(encrypted as ReadableStream<Uint8Array>)
}
