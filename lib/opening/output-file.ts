import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'

/** One file of a package, as the manifest tells of it. */
export interface WrittenFile {
  readonly name: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** A file that is written from the beginning to the end, and hashed on the way. */
export interface OutputFile {
  /** Takes a piece. Costs no waiting; the caller flushes now and then to keep the memory constant. */
  readonly append: (piece: string | Uint8Array) => void
  readonly flush: () => Promise<void>
  /** Writes what is left and waits until the disk has it. */
  readonly finish: () => Promise<WrittenFile>
  /** Lets go of a file that is not going to be finished. */
  readonly abandon: () => Promise<void>
}

/** Creates a file for its owner's eyes alone. Fails where there is one. */
export async function outputFile(path: string): Promise<OutputFile> {
  const handle = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let pieces: Uint8Array[] = []
  let bytes = 0

  const flush = async (): Promise<void> => {
    const [first, ...others] = pieces
    if (first === undefined) return
    const together = others.length === 0 ? first : Buffer.concat(pieces)
    pieces = []
    // appendFile goes on after a partial write; write does not.
    await handle.appendFile(together)
  }
  return {
    append: (piece) => {
      const some = typeof piece === 'string' ? Buffer.from(piece) : piece
      hash.update(some)
      pieces.push(some)
      bytes += some.length
    },
    flush,
    finish: async () => {
      await flush()
      await handle.sync()
      await handle.close()
      return { name: basename(path), bytes, sha256: hash.digest('hex') }
    },
    abandon: () => handle.close(),
  }
}
