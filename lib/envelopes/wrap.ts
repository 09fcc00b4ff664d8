import type { Recipient } from '#lib/domain/recipient'
import { ageFor } from './age.ts'
import { certificateIn, fingerprintOfCertificate } from './certificate.ts'
import { cmsFor } from './cms.ts'
import { openpgpFor } from './openpgp.ts'
import { fingerprintOfOpenpgpKey } from './openpgp-key.ts'
import { exactly } from './pieces.ts'

/** A file of known length, read once. */
export interface FileToWrap {
  readonly name: string
  readonly size: number
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface WrappedFile {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
}

const endings: Readonly<Record<Recipient['envelope'], string>> = { cms: 'p7m', openpgp: 'pgp', age: 'age' }

/**
 * Puts a file into the envelope of an authority: only who holds the private half of its key opens it. Works in a stream, in
 * memory that does not grow with the file, and asks no clock: whether the key has expired is judged when a batch is made
 * (`checkRecipient`), and that batch can be wrapped again later.
 *
 * The bytes throw a RangeError where the key is not the one that the fingerprint names, or the file is not as long as was
 * said: what was written until then is no envelope.
 */
export function wrapFor(recipient: Recipient, file: FileToWrap): WrappedFile {
  return { name: `${file.name}.${endings[recipient.envelope]}`, bytes: wrappedBytes(recipient, file) }
}

async function* wrappedBytes(recipient: Recipient, { name, size, bytes }: FileToWrap): AsyncGenerator<Uint8Array> {
  if ((await fingerprintOf(recipient)) !== recipient.fingerprint)
    throw new RangeError('the fingerprint is of another key')
  switch (recipient.envelope) {
    case 'cms': {
      const certificate = certificateIn(recipient.key)
      if (certificate === null) throw new RangeError('the certificate cannot be read')
      yield* cmsFor(certificate, size, bytes)
      return
    }
    case 'openpgp':
      yield* openpgpFor(recipient.key, name, exactly(size, bytes))
      return
    case 'age':
      yield* ageFor(recipient.key, exactly(size, bytes))
  }
}

async function fingerprintOf({ envelope, key }: Recipient): Promise<string> {
  if (envelope === 'age') return key
  return envelope === 'cms' ? await fingerprintOfCertificate(key) : await fingerprintOfOpenpgpKey(key)
}
