/** Markers with nothing behind them: restarts and the temporary one (ITU-T T.81, table B.1). */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

const [startOfImage, endOfImage, startOfScan, comment, exif] = [0xd8, 0xd9, 0xda, 0xfe, 0xe1]

/** Which application segments a decoder needs, by what they begin with: density, colours, and how these were turned. */
const needed: Readonly<Record<number, string>> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' }

/**
 * A JPEG without what it tells beside its picture: place and time (Exif, XMP), names (IPTC), comments, smaller and
 * further pictures, and whatever follows its end. Which way up it is stays: a telephone writes that into the Exif.
 *
 * @returns `null` where the file is no whole JPEG.
 */
export function bareJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff00 + startOfImage) return null
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (at < bytes.length) {
    const segment = segmentAt(bytes, at)
    if (segment === null) return null
    const { marker, end } = segment
    if (marker === exif) kept.push(...orientationFrom(bytes.subarray(segment.start, end)))
    else if (isKept(marker, bytes, segment.start)) kept.push(bytes.subarray(segment.from, end))
    if (marker === endOfImage) return Buffer.concat(kept)
    at = end
  }
  return null
}

interface Segment {
  readonly marker: number
  /** Where it begins, with its marker. */
  readonly from: number
  /** Where its contents begin. */
  readonly start: number
  readonly end: number
}

function segmentAt(bytes: Buffer, at: number): Segment | null {
  if (bytes[at] !== 0xff) return null
  let from = at
  // A marker may have any number of fill bytes before it.
  while (bytes[from + 1] === 0xff) from += 1
  const marker = bytes[from + 1]
  if (marker === undefined || marker === 0 || marker === startOfImage) return null
  if (marker === endOfImage || isBare(marker)) return { marker, from, start: from + 2, end: from + 2 }
  const end = endOfContents(bytes, from + 2)
  if (end === null) return null
  return { marker, from, start: from + 4, end: marker === startOfScan ? endOfScan(bytes, end) : end }
}

/** Contents begin with their length, which counts itself. */
function endOfContents(bytes: Buffer, at: number): number | null {
  const length = at + 2 > bytes.length ? 0 : bytes.readUInt16BE(at)
  return length < 2 || at + length > bytes.length ? null : at + length
}

/** A scan's own bytes go on to the next marker: 0xff stands in them with a zero or a restart behind it. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !isBare(next)) return at
  }
  return bytes.length
}

function isKept(marker: number, bytes: Buffer, start: number): boolean {
  if (marker === comment) return false
  if (marker < 0xe0 || marker > 0xef) return true
  const name = needed[marker]
  return name !== undefined && bytes.toString('latin1', start, start + name.length) === name
}

/** An Exif segment that says nothing but which way up the picture is; none where it is upright. */
function orientationFrom(contents: Buffer): readonly Buffer[] {
  const orientation = orientationIn(contents)
  if (orientation === null || orientation === 1) return []
  const segment = Buffer.from('ffe100224578696600004d4d002a000000080001011200030000000100000000000000000000', 'hex')
  segment.writeUInt16BE(orientation, 28)
  return [segment.subarray(0, 36)]
}

/** Tag 0x0112 of the first directory (Exif 2.3, section 4.6.2); `null` where there is none that makes sense. */
function orientationIn(contents: Buffer): number | null {
  if (contents.toString('latin1', 0, 6) !== 'Exif\0\0') return null
  const tiff = contents.subarray(6)
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return null
  const isLittle = order === 'II'
  /** Zero beyond the end. */
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const entries = Array.from({ length: short(directory) }, (_, entry) => directory + 2 + entry * 12)
  const entry = entries.find((at) => short(at) === 0x0112)
  const value = entry === undefined ? 0 : short(entry + 8)
  return value >= 1 && value <= 8 ? value : null
}
