import type { InstanceKey } from '#lib/crypto/instance-key'
import { writeNote } from '#lib/proofs/signed-note'
import { keyIdOf } from '#lib/proofs/verifier-key'

/** A text with the log's signature below it (C2SP signed-note). */
export function signedBy(key: InstanceKey, name: string, text: string): string {
  const keyId = keyIdOf({ name, type: 'log', publicKey: key.publicKey })
  return writeNote({ text, signatures: [{ name, keyId, bytes: key.sign(Buffer.from(text)) }] })
}
