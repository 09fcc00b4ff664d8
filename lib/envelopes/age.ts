import { Encrypter } from 'age-encryption'
import { fail, ok } from '#lib/domain/result'
import { piecesIn, streamFrom } from './pieces.ts'
import type { KeyRead } from './recipient-key.ts'

/** Wraps bytes as an age file for one recipient. */
export async function* ageFor(recipient: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  yield* piecesIn(await encrypter.encrypt(streamFrom(pieces)))
}

/** Reads an age recipient of the kind that every age opens: `age1` and an X25519 key. It is its own fingerprint. */
export function readAgeKey(text: string): KeyRead {
  const key = text.trim()
  if (!/^age1[0-9a-z]+$/u.test(key)) return fail(/^age1\S+(\s+age1\S+)+$/u.test(key) ? 'several-keys' : 'unreadable')
  // Plugins and the hybrid kinds: newer than what authorities' machines have.
  if (/^age1[0-9a-z]+1/u.test(key)) return fail('too-new')
  try {
    new Encrypter().addRecipient(key)
  } catch {
    // Expected: a letter mistyped shows in the checksum.
    return fail('unreadable')
  }
  const nothing = { holder: '', validFrom: null, validUntil: null }
  return ok({ envelope: 'age', key, fingerprint: key, ...nothing, strength: 'X25519' })
}
