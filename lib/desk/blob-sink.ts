import type { ByteSource } from '#lib/opening/byte-source'
import type { PackageSink, SinkFile } from '#lib/opening/package-sink'

/** How much is gathered before the browser is given it to keep: large blobs go to its disk, small ones would not. */
const pieceSize = 4 << 20

/** A file of whoever sits here, or what was written before, to be read at any place. */
export const sourceOfBlob = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
})

/** Bytes on their way into a blob: what the browser has been given no longer counts as this page's memory. */
export interface BlobWriter {
  readonly write: (bytes: Uint8Array) => void
  readonly blob: () => Blob
}

export function blobWriter(): BlobWriter {
  const kept: Blob[] = []
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const keep = (): void => {
    kept.push(new Blob(pieces))
    pieces = []
    size = 0
  }
  return {
    write: (bytes) => {
      pieces.push(unshared(bytes))
      size += bytes.length
      if (size >= pieceSize) keep()
    },
    blob: () => {
      keep()
      return new Blob(kept)
    },
  }
}

/** Blobs take bytes of an unshared buffer alone; ours are never shared. */
const unshared = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)

/** A sink whose files are blobs. */
export interface BlobSink extends PackageSink {
  /** What has been finished, by name. */
  readonly blobs: ReadonlyMap<string, Blob>
}

export function blobSink(): BlobSink {
  const blobs = new Map<string, Blob>()
  const fileNamed = (name: string): SinkFile => {
    const writer = blobWriter()
    return {
      write: (bytes) => {
        writer.write(bytes)
        return Promise.resolve()
      },
      finish: () => {
        const blob = writer.blob()
        blobs.set(name, blob)
        return Promise.resolve(sourceOfBlob(blob))
      },
    }
  }
  return { blobs, file: (name) => Promise.resolve(fileNamed(name)) }
}
