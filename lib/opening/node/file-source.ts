import { open, type FileHandle } from 'node:fs/promises'
import type { ByteSource } from '../byte-source.ts'

/** A file that is open to be read. The caller must close it. */
export interface FileSource extends ByteSource {
  readonly close: () => Promise<void>
}

/** @returns `null` where there is no file to read at this path. */
export async function openFile(path: string): Promise<FileSource | null> {
  try {
    const file = await open(path)
    const stat = await file.stat()
    if (stat.isFile()) return sourceOn(file, stat.size)
    await file.close()
    return null
  } catch {
    // ENOENT, EACCES and their like.
    return null
  }
}

export const sourceOn = (file: FileHandle, size: number): FileSource => ({
  size,
  read: async (from, to) => {
    // A new buffer each time: what is handed out may be kept. Nearly always one reading gives all that was asked for.
    const bytes = Buffer.allocUnsafe(to - from)
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, { offset: length, position: from + length })
      if (bytesRead === 0) break
      length += bytesRead
    }
    return bytes.subarray(0, length)
  },
  close: () => file.close(),
})
