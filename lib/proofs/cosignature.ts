import { isEd25519, signaturesBy, type NoteSignature, type SignedNote } from './signed-note.ts'
import { keyIdOf, type VerifierKey } from './verifier-key.ts'

/** What a witness signs: that at a time this was the largest tree it had seen of the log (C2SP tlog-cosignature). */
export const cosignedMessage = (checkpoint: string, seconds: number): Uint8Array =>
  new TextEncoder().encode(`cosignature/v1\ntime ${String(seconds)}\n${checkpoint}`)

/** The signature for a note: the time in eight bytes, and Ed25519. */
export function cosignature(key: VerifierKey, seconds: number, signature: Uint8Array): NoteSignature {
  const time = new Uint8Array(8)
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds))
  return { name: key.name, keyId: keyIdOf(key), bytes: Uint8Array.of(...time, ...signature) }
}

/** When a witness has signed a note; `null` where it has not, or its signature is not good. */
export async function cosignedAt(note: SignedNote, key: VerifierKey): Promise<Date | null> {
  if (key.type !== 'witness') return null
  for (const { bytes } of signaturesBy(note, key)) {
    if (bytes.length !== 72) return null
    const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0))
    if (!Number.isSafeInteger(seconds)) return null
    const isGood = await isEd25519(key.publicKey, cosignedMessage(note.text, seconds), bytes.subarray(8))
    return isGood ? new Date(seconds * 1000) : null
  }
  return null
}
