import type { FileHandle } from 'node:fs/promises'

/** No line of ours is longer; a file without line breaks must not fill the memory. */
const longestLine = 1 << 20

/** A file that has no lines as an export has them. */
export class TooLongLine extends Error {}

/**
 * The lines of a file with their `\n`, from its beginning, in constant memory. The last lacks it where the file does.
 *
 * @throws TooLongLine
 */
export async function* linesOf(file: FileHandle): AsyncGenerator<Buffer, void> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunksOf(file)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, from)) {
      yield bytes.subarray(from, end + 1)
      from = end + 1
    }
    rest = bytes.subarray(from)
    if (rest.length > longestLine) throw new TooLongLine()
  }
  if (rest.length > 0) yield rest
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer, void> {
  for (let position = 0; ;) {
    // A new buffer each time: the lines handed out are views on it.
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(1 << 16), { position })
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    position += bytesRead
  }
}
