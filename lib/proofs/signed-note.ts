import { base64, readBase64 } from './base64.ts'
import { keyIdOf, type VerifierKey } from './verifier-key.ts'
import { isSameHash } from './tree-hash.ts'

/** A text with signatures below it (C2SP signed-note). */
export interface SignedNote {
  /** With the line end after its last line. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export interface NoteSignature {
  readonly name: string
  readonly keyId: Uint8Array
  readonly bytes: Uint8Array
}

/** Signatures that are read of a note at most. */
const mostSignatures = 64

export const signatureLine = ({ name, keyId, bytes }: NoteSignature): string =>
  `— ${name} ${base64(Uint8Array.of(...keyId, ...bytes))}\n`

export const writeNote = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`

/** @returns `null` where it is no signed note. */
export function readNote(note: string): SignedNote | null {
  const end = note.lastIndexOf('\n\n')
  // Of control characters lines end by, no other may stand in a note.
  if (end === -1 || !note.endsWith('\n') || /[\u0000-\u0009\u000B-\u001F]/u.test(note)) return null
  const lines = note.slice(end + 2, -1).split('\n')
  const signatures = lines.flatMap((line) => readSignature(line) ?? [])
  if (signatures.length !== lines.length || signatures.length > mostSignatures) return null
  return { text: note.slice(0, end + 1), signatures }
}

export function readSignature(line: string): NoteSignature | null {
  const [, name = '', text = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? []
  const bytes = readBase64(text)
  if (name === '' || bytes === null || bytes.length < 5) return null
  return { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) }
}

/** The signatures of a note that are by a key, which may not be good. */
export const signaturesBy = ({ signatures }: SignedNote, key: VerifierKey): readonly NoteSignature[] => {
  const id = keyIdOf(key)
  return signatures.filter(({ name, keyId }) => name === key.name && isSameHash(keyId, id))
}

/** Whether a note carries a good signature by a log's key, and no bad one. */
export async function isSignedBy(note: SignedNote, key: VerifierKey): Promise<boolean> {
  const by = signaturesBy(note, key)
  const message = new TextEncoder().encode(note.text)
  const good = await Promise.all(by.map(({ bytes }) => isEd25519(key.publicKey, message, bytes)))
  return key.type === 'log' && good.length > 0 && good.every(Boolean)
}

/** Whether 64 bytes are the Ed25519 signature (RFC 8032) of a message. */
export async function isEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (signature.length !== 64) return false
  const key = await crypto.subtle.importKey('raw', copyOf(publicKey), 'Ed25519', false, ['verify'])
  return await crypto.subtle.verify('Ed25519', key, copyOf(signature), copyOf(message))
}

/** WebCrypto takes bytes of an unshared buffer alone. */
const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
