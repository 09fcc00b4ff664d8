import { chunksOf, type ByteSource } from './byte-source.ts'
import { joinedBytes } from './joined-bytes.ts'

/** No line of ours is longer; a file without line breaks must not fill the memory. */
const longestLine = 1 << 20

/** A file that has no lines as an export has them. */
export class TooLongLine extends Error {}

/**
 * The lines of a file with their `\n`, from its beginning, in constant memory. The last lacks it where the file does.
 *
 * @throws TooLongLine
 */
export async function* linesOf(source: ByteSource): AsyncGenerator<Uint8Array, void> {
  let rest: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunksOf(source)) {
    const bytes = rest.length === 0 ? chunk : joinedBytes([rest, chunk])
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
