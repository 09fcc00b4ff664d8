import { createHash, createHmac, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'

/** 256 random bits, base64url: a session's or an invitation's secret. Only its digest is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** The form in which a token is stored: whoever reads the database can present none. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Derives a key for one purpose from a longer-lived secret (RFC 5869). One purpose, one label, one key. */
export const derivedKey = (secret: Uint8Array, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), label, 32))

/**
 * A UUID (version 8, RFC 9562) that is the same for the same parts: a form that is sent twice gets one receipt, and
 * nobody without the key can tell which identifier belongs to whom.
 */
export function identifierOf(key: KeyObject | Uint8Array, parts: readonly (string | Uint8Array)[]): string {
  const bytes = digestOfParts(key, parts).subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** 32 bytes that are the same for the same parts, and random to whoever lacks the key. */
export function digestOfParts(key: KeyObject | Uint8Array, parts: readonly (string | Uint8Array)[]): Buffer {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(`${String(Buffer.byteLength(part))}:`).update(part)
  return hmac.digest()
}
