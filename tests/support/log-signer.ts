import { generateKeyPairSync, sign } from 'node:crypto'
import { checkpointText, type Checkpoint } from '#lib/proofs/checkpoint'
import { writeNote } from '#lib/proofs/signed-note'
import { keyIdOf, verifierKeyLine } from '#lib/proofs/verifier-key'

/** A log's key that a test may sign anything with. */
export function generateSigner(name: string): {
  /** The verifier key. */
  readonly key: string
  readonly sign: (checkpoint: Checkpoint) => string
} {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const key = { name, type: 'log', publicKey: raw } as const
  return {
    key: verifierKeyLine(key),
    sign: (checkpoint) => {
      const text = checkpointText(checkpoint)
      const bytes = sign(null, Buffer.from(text), privateKey)
      return writeNote({ text, signatures: [{ name, keyId: keyIdOf(key), bytes }] })
    },
  }
}
