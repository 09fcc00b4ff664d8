import { type Constructed, Integer, ObjectIdentifier, OctetString, Sequence, Set as SetOf } from 'asn1js'
import type { Certificate } from 'pkijs'
import { recipientInfoFor } from './cms-recipient.ts'
import { encryptInPieces } from './galois-counter-mode.ts'
import { exactly, joined, type Bytes } from './pieces.ts'

const authEnvelopedData = '1.2.840.113549.1.9.16.1.23'
const plainData = '1.2.840.113549.1.7.1'
const aes256Gcm = '2.16.840.1.101.3.4.1.46'
const tagLength = 16

/** DER's marks before a length. */
const marks = { sequence: 0x30, octets: 0x04, constructed0: 0xa0, primitive0: 0x80 }

/**
 * Wraps bytes as CMS AuthEnvelopedData for the holder of one certificate (RFC 5083, AES-256-GCM of RFC 5084). The length is
 * known before, so that all of it can be written in one go, in DER.
 */
export async function* cmsFor(
  certificate: Certificate,
  size: number,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const key = crypto.getRandomValues(new Uint8Array(32))
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const recipient = await recipientInfoFor(certificate, key)
  yield beginningOf(recipient, nonce, size)
  const tag = yield* encryptInPieces(key, nonce, exactly(size, pieces))
  yield joined([headOf(marks.octets, tagLength), tag])
  key.fill(0)
}

/** Everything up to the first encrypted byte, from the inside out: each length counts what it holds. */
function beginningOf(recipient: Constructed, nonce: Bytes, size: number): Bytes {
  const version = der(new Integer({ value: 0 }))
  const recipients = der(new SetOf({ value: [recipient] }))
  const contentType = der(new ObjectIdentifier({ value: plainData }))
  const algorithm = der(
    new Sequence({
      value: [
        new ObjectIdentifier({ value: aes256Gcm }),
        new Sequence({ value: [new OctetString({ valueHex: nonce.buffer }), new Integer({ value: tagLength })] }),
      ],
    }),
  )
  const content = headOf(marks.primitive0, size)
  const info = joined([contentType, algorithm, content])
  const infoHead = headOf(marks.sequence, info.length + size)
  const inside = joined([version, recipients, infoHead, info])
  const tag = headOf(marks.octets, tagLength).length + tagLength

  const data = joined([headOf(marks.sequence, inside.length + size + tag), inside])
  const explicit = joined([headOf(marks.constructed0, data.length + size + tag), data])
  const type = der(new ObjectIdentifier({ value: authEnvelopedData }))
  const whole = joined([type, explicit])
  return joined([headOf(marks.sequence, whole.length + size + tag), whole])
}

const der = (value: Sequence | SetOf | ObjectIdentifier | Integer): Bytes => new Uint8Array(value.toBER())

/** A mark and a length, as DER writes them. */
export function headOf(mark: number, length: number): Bytes {
  if (length < 0x80) return new Uint8Array([mark, length])
  const digits: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 0x100)) digits.unshift(rest % 0x100)
  return new Uint8Array([mark, 0x80 + digits.length, ...digits])
}
