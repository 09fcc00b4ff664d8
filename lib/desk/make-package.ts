import { wrapFor } from '#lib/envelopes/wrap'
import { manifestName } from '#lib/opening/manifest'
import type { OpenedPackage } from '#lib/opening/close-package'
import { packageName } from '#lib/opening/package-name'
import { zipOf, zipSizeOf } from '#lib/opening/zip'
import { blobWriter } from './blob-sink.ts'
import type { MadePackage, OpeningProgress } from './opening-messages.ts'
import type { VerifiedHeader } from './read-header.ts'

/** What a package is made of, and how far its making has come. */
export interface Making {
  readonly opened: OpenedPackage
  readonly header: VerifiedHeader
  readonly onProgress: (progress: OpeningProgress) => void
  readonly signal: AbortSignal
}

/** Puts the files of an opened export into one, and that into the envelope of the authority where the export names it. */
export async function makePackage({ opened, header, onProgress, signal }: Making): Promise<MadePackage> {
  const { manifest, files } = opened
  const { recipient } = header
  const name = packageName(header)
  const size = zipSizeOf(files)
  const bytes = zipOf(files, header.exportedAt)
  const file = { name: `${name}.zip`, size, bytes: counted({ size, bytes }, onProgress, signal) }
  const wrapped = recipient === null ? file : wrapFor(recipient, file)
  const writer = blobWriter()
  for await (const bytes of wrapped.bytes) writer.write(bytes)
  const listed = files.find((one) => one.name === manifestName)
  return {
    name: wrapped.name,
    contents: writer.blob(),
    manifest: new Blob([new Uint8Array((await listed?.contents.read(0, listed.bytes)) ?? [])]),
    recordName: `${name}-${manifestName}`,
    manifestSha256: listed?.sha256 ?? '',
    count: manifest.count,
    recipient,
  }
}

async function* counted(
  { size, bytes }: { readonly size: number; readonly bytes: AsyncIterable<Uint8Array> },
  onProgress: Making['onProgress'],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  let done = 0
  for await (const piece of bytes) {
    signal.throwIfAborted()
    yield piece
    done += piece.length
    onProgress({ phase: 'wrapping', done, total: size })
  }
}
