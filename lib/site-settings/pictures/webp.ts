/** What draws a still picture in its colours (RFC 9649, section 2.7). */
const drawn: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])

const moving: ReadonlySet<string> = new Set(['ANIM', 'ANMF'])

/** Flags of the first chunk for what is left out: Exif and XMP. */
const flagsLeftOut = 0x08 | 0x04

/**
 * A WebP without what it tells beside its picture (Exif, XMP, chunks of somebody's own), nor what follows its end.
 *
 * @returns `null` where the file is no whole WebP, `moving` where it has frames.
 */
export function bareWebp(bytes: Buffer): Buffer | 'moving' | null {
  const whole = lengthOf(bytes)
  if (whole === null) return null
  const kept: Buffer[] = []
  let at = 12
  while (at < whole) {
    const end = endOfChunk(bytes, at, whole)
    if (end === null) return null
    const name = nameAt(bytes, at)
    if (moving.has(name)) return 'moving'
    if (drawn.has(name)) kept.push(name === 'VP8X' ? withoutFlags(bytes.subarray(at, end)) : bytes.subarray(at, end))
    at = end
  }
  return kept.some((chunk) => /^VP8[ L]$/u.test(nameAt(chunk, 0))) ? written(kept) : null
}

/** Bytes of the whole file by its own word; `null` where it is no WebP, or not all of it. */
function lengthOf(bytes: Buffer): number | null {
  if (bytes.length < 20 || nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WEBP') return null
  const whole = 8 + bytes.readUInt32LE(4)
  return whole > bytes.length ? null : whole
}

const nameAt = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4)

/** Where the next chunk begins: at an even place. `null` where this one does not fit. */
function endOfChunk(bytes: Buffer, at: number, whole: number): number | null {
  if (at + 8 > whole) return null
  const length = bytes.readUInt32LE(at + 4)
  const end = at + 8 + length + (length % 2)
  return end > whole ? null : end
}

function withoutFlags(chunk: Buffer): Buffer {
  const changed = Buffer.from(chunk)
  if (changed.length > 8) changed.writeUInt8(changed.readUInt8(8) & ~flagsLeftOut, 8)
  return changed
}

function written(chunks: readonly Buffer[]): Buffer {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  const all = Buffer.concat([head, ...chunks])
  all.writeUInt32LE(all.length - 8, 4)
  return all
}
