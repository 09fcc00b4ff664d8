import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { base64, readBase64 } from './base64.ts'

/** What a key signs: notes of its own log, or cosignatures (C2SP signed-note, tlog-cosignature). */
export type KeyType = 'log' | 'witness'

const bytesOfType: Readonly<Record<KeyType, number>> = { log: 0x01, witness: 0x04 }

/** A public Ed25519 key with the name it signs under. */
export interface VerifierKey {
  readonly name: string
  readonly type: KeyType
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

/** The four bytes by which signatures name their key. */
export function keyIdOf({ name, type, publicKey }: VerifierKey): Uint8Array {
  const head = new TextEncoder().encode(`${name}\n`)
  return sha256(Uint8Array.of(...head, bytesOfType[type], ...publicKey)).subarray(0, 4)
}

/** The key as one line, as `example.eu/log+1a2b3c4d+AX…`: what verifiers are given. */
export const verifierKeyLine = (key: VerifierKey): string =>
  `${key.name}+${bytesToHex(keyIdOf(key))}+${base64(Uint8Array.of(bytesOfType[key.type], ...key.publicKey))}`

/** @returns `null` where the line is no such key, or its parts do not belong together. */
export function readVerifierKey(line: string): VerifierKey | null {
  const found = /^([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})$/u.exec(line.trim())
  const [, name = '', text = ''] = found ?? []
  const bytes = found === null ? null : readBase64(text)
  const type = (['log', 'witness'] as const).find((one) => bytesOfType[one] === bytes?.[0])
  if (bytes?.length !== 33 || type === undefined) return null
  const key = { name, type, publicKey: bytes.subarray(1) }
  return verifierKeyLine(key) === line.trim() ? key : null
}
