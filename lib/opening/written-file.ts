import { chunksOf, type ByteSource } from './byte-source.ts'
import { newCrc32 } from './crc32.ts'
import { joinedBytes } from './joined-bytes.ts'
import type { SinkFile } from './package-sink.ts'
import type { Sha256 } from './sha256.ts'

/** One file of a package, as the manifest tells of it. */
export interface WrittenFile {
  readonly name: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** The same with what stands in it. */
export interface FinishedFile extends WrittenFile {
  readonly crc32: number
  readonly contents: ByteSource
}

/** A file that is written from the beginning to the end, and hashed on the way. */
export interface OutputFile {
  /** Takes a piece. Costs no waiting; the caller flushes now and then to keep the memory constant. */
  readonly append: (piece: string | Uint8Array) => void
  readonly flush: () => Promise<void>
  /** Waits until what was written so far is safe, and tells of it. */
  readonly keep: () => Promise<WrittenFile>
  /** Takes for written what an earlier opening has left. */
  readonly takeOver: (kept: ByteSource) => Promise<WrittenFile>
  readonly finish: () => Promise<FinishedFile>
}

export function outputFile(name: string, file: SinkFile, hash: Sha256): OutputFile {
  const utf8 = new TextEncoder()
  const crc32 = newCrc32()
  let pieces: Uint8Array[] = []
  let bytes = 0

  const count = (piece: Uint8Array): void => {
    hash.update(piece)
    crc32.update(piece)
    bytes += piece.length
  }
  const flush = async (): Promise<void> => {
    const [first, second] = pieces
    if (first === undefined) return
    const together = second === undefined ? first : joinedBytes(pieces)
    pieces = []
    await file.write(together)
  }
  const written = (): WrittenFile => ({ name, bytes, sha256: hash.hex() })
  return {
    append: (piece) => {
      const some = typeof piece === 'string' ? utf8.encode(piece) : piece
      count(some)
      pieces.push(some)
    },
    flush,
    keep: async () => {
      await flush()
      await file.finish()
      return written()
    },
    takeOver: async (kept) => {
      for await (const chunk of chunksOf(kept, 1 << 20)) count(chunk)
      return written()
    },
    finish: async () => {
      await flush()
      return { ...written(), crc32: crc32.value(), contents: await file.finish() }
    },
  }
}
