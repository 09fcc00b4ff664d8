import { open, readFile, rename, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { ByteSource } from '../byte-source.ts'
import type { PackageSink, SinkFile } from '../package-sink.ts'

/** A sink whose files must be let go of in the end. */
export interface FolderSink extends PackageSink {
  readonly names: () => readonly string[]
  readonly close: () => Promise<void>
}

/** How far an opening has come, for the next one if this is cut off. */
export const progressName = 'opening.json'

/** Writes files into a folder, for their owner's eyes alone. */
export function folderSink(folder: string): FolderSink {
  const files = new Map<string, KeptFile>()
  const kept = (name: string, handle: FileHandle, size: number): SinkFile => {
    const file = keptFile(join(folder, name), handle, size)
    files.set(name, file)
    return file
  }
  return {
    file: async (name) => kept(name, await open(join(folder, name), 'w+', 0o600), 0),
    earlier: {
      noted: () => textOf(join(folder, progressName)),
      note: (text) => replaceFile(join(folder, progressName), text),
      reopen: async (name, bytes) => {
        const handle = await opened(join(folder, name))
        if (handle === null) return null
        const { size } = await handle.stat()
        const file = kept(name, handle, bytes)
        if (size < bytes) return null
        await handle.truncate(bytes)
        return { file, kept: sourceAt(join(folder, name), bytes) }
      },
    },
    names: () => [...files.keys()],
    close: async () => {
      await Promise.all(files.values().map((file) => file.close()))
    },
  }
}

interface KeptFile extends SinkFile {
  readonly close: () => Promise<void>
}

/** A file that is closed whenever it is finished: packages have hundreds, and a process may not keep so many open. */
function keptFile(path: string, first: FileHandle, start: number): KeptFile {
  let handle: FileHandle | null = first
  let size = start
  const close = async (): Promise<void> => {
    const closing = handle
    handle = null
    await closing?.close()
  }
  return {
    write: async (bytes) => {
      handle ??= await open(path, 'r+')
      for (let from = 0; from < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, from, bytes.length - from, size)
        from += bytesWritten
        size += bytesWritten
      }
    },
    finish: async () => {
      await handle?.sync()
      await close()
      return sourceAt(path, size)
    },
    close,
  }
}

/** Reads a file that is open only while it is read. */
const sourceAt = (path: string, size: number): ByteSource => ({
  size,
  read: async (from, to) => {
    const handle = await open(path)
    try {
      const bytes = Buffer.allocUnsafe(to - from)
      const { bytesRead } = await handle.read(bytes, { position: from })
      return bytes.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  },
})

async function opened(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r+')
  } catch {
    // ENOENT: it was not begun.
    return null
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    // ENOENT: nothing has been noted.
    return null
  }
}

/** Whoever reads it finds the old text or the new, whatever happens in between. */
async function replaceFile(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.new`, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.new`, path)
}
