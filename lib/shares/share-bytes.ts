import { base64urlAlphabet } from './base64url.ts'
import { crc24 } from './crc24.ts'
import { initiativeBits, initiativeOfBits } from './initiative-code.ts'
import { isSplitting, keyIdStartLength, type KeyShare } from './key-share.ts'
import { fail, ok, type Result } from '#lib/domain/result'

/** How many bytes a share has: 12 of what it is, 33 of the key, 3 of checksum. */
export const shareLength = 48

const formatVersion = 1
const partAt = 12
const checksumAt = 45

/** What can be wrong with the bytes of a share of which each group was right by itself. */
export type ShareBytesProblem = 'wrong-checksum' | 'unknown-version'

export function bytesOfShare(share: KeyShare): Uint8Array {
  const bytes = new Uint8Array(shareLength)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, (formatVersion << 4) | share.needed)
  view.setUint8(1, (share.among << 4) | share.number)
  view.setUint32(2, keyIdBits(share.keyIdStart))
  view.setUint16(6, share.splitting)
  view.setUint32(8, initiativeBits(share.initiative))
  bytes.set(share.part, partAt)
  const checksum = crc24(bytes.subarray(0, checksumAt))
  view.setUint8(checksumAt, checksum >>> 16)
  view.setUint16(checksumAt + 1, checksum & 0xffff)
  return bytes
}

export function shareOfBytes(bytes: Uint8Array): Result<KeyShare, ShareBytesProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const checksum = view.getUint8(checksumAt) * 0x10000 + view.getUint16(checksumAt + 1)
  if (crc24(bytes.subarray(0, checksumAt)) !== checksum) return fail('wrong-checksum')
  // Only now: a slip must not pass for a newer version.
  if (view.getUint8(0) >>> 4 !== formatVersion) return fail('unknown-version')
  const share = {
    needed: view.getUint8(0) & 15,
    among: view.getUint8(1) >>> 4,
    number: view.getUint8(1) & 15,
    keyIdStart: keyIdOfBits(view.getUint32(2)),
    splitting: view.getUint16(6),
    initiative: initiativeOfBits(view.getUint32(8)),
    part: bytes.slice(partAt, checksumAt),
  }
  return isPossible(share) ? ok(share) : fail('unknown-version')
}

/** At nought a polynomial is the secret itself: no splitting gives such a share. */
const isPossible = (share: KeyShare): boolean =>
  isSplitting(share) && share.number >= 1 && share.number <= share.among && share.part.at(-1) !== 0

/** Five characters of six bits each, and two bits of nothing. */
const keyIdBits = (start: string): number =>
  [...start].reduce((bits, character) => bits * 64 + base64urlAlphabet.indexOf(character), 0) * 4

const keyIdOfBits = (bits: number): string =>
  Array.from({ length: keyIdStartLength }, (_, index) => base64urlAlphabet[(bits >>> (26 - 6 * index)) & 63]).join('')
