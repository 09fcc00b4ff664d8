import { chunksOf, type ByteSource } from './byte-source.ts'
import { joinedBytes } from './joined-bytes.ts'

/** One file of an archive. */
export interface ZipEntry {
  /** Plain ASCII, without folders. */
  readonly name: string
  readonly crc32: number
  readonly contents: ByteSource
}

/** Where a size or place does not fit into 32 bits, it stands in an extra field (APPNOTE 4.5.3). */
const most = 0xffffffff

/**
 * An archive of files as they are, nothing compressed: every byte of it follows from the files and one instant. In
 * constant memory, of any size.
 *
 * Source: PKWARE APPNOTE 6.3.10.
 *
 * @param instant - Stands as the moment of change of each file. ISO 8601 in UTC.
 */
export async function* zipOf(entries: readonly ZipEntry[], instant: string): AsyncGenerator<Uint8Array, void> {
  const time = timeOf(instant)
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const head = localHead(entry, time)
    directory.push(directoryEntry(entry, time, at))
    yield head
    yield* chunksOf(entry.contents, 1 << 20)
    at += head.length + entry.contents.size
  }
  yield fields(...directory, end(entries.length, at, total(directory)))
}

/** How many bytes the archive will have. */
export function zipSizeOf(entries: readonly ZipEntry[]): number {
  let at = 0
  let directory = 0
  for (const entry of entries) {
    directory += directoryEntry(entry, 0, at).length
    at += localHead(entry, 0).length + entry.contents.size
  }
  return at + directory + end(entries.length, at, directory).length
}

/** Day and time as MS-DOS kept them, to two seconds. */
function timeOf(instant: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = instant.split(/\D/u).map(Number)
  const date = ((year - 1980) << 9) | (month << 5) | day
  return ((date << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0
}

function localHead(entry: ZipEntry, time: number): Uint8Array {
  const { size } = entry.contents
  const extra = size < most ? fields() : fields(u16(1), u16(16), u64(size), u64(size))
  return fields(u32(0x04034b50), ...sharedHead(entry, time, extra), ascii(entry.name), extra)
}

/** For its owner's eyes alone, where Unix unpacks it. */
const unixMode = 0o100600 * 0x10000

function directoryEntry(entry: ZipEntry, time: number, at: number): Uint8Array {
  const { size } = entry.contents
  const long = [...(size < most ? [] : [u64(size), u64(size)]), ...(at < most ? [] : [u64(at)])]
  const extra = long.length === 0 ? fields() : fields(u16(1), u16(8 * long.length), ...long)
  return fields(
    u32(0x02014b50),
    u16((3 << 8) | 45),
    ...sharedHead(entry, time, extra),
    u16(0),
    u16(0),
    u16(0),
    u32(unixMode),
    u32(Math.min(at, most)),
    ascii(entry.name),
    extra,
  )
}

/** What stands in front of a file and again in the directory, from the version it needs to the lengths behind it. */
function sharedHead(
  { name, crc32, contents: { size } }: ZipEntry,
  time: number,
  extra: Uint8Array,
): readonly Uint8Array[] {
  const short = Math.min(size, most)
  return [
    u16(extra.length === 0 ? 20 : 45),
    // Names are UTF-8.
    u16(0x0800),
    u16(0),
    u32(time),
    u32(crc32),
    u32(short),
    u32(short),
    u16(name.length),
    u16(extra.length),
  ]
}

function end(count: number, at: number, size: number): Uint8Array {
  const isLong = at >= most || count >= 0xffff || size >= most
  const long = fields(u32(0x06064b50), u64(44), u16((3 << 8) | 45), u16(45), u32(0), u32(0))
  const last = fields(u64(count), u64(count), u64(size), u64(at), u32(0x07064b50), u32(0), u64(at + size), u32(1))
  return fields(
    ...(isLong ? [long, last] : []),
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(Math.min(count, 0xffff)),
    u16(Math.min(count, 0xffff)),
    u32(Math.min(size, most)),
    u32(Math.min(at, most)),
    u16(0),
  )
}

const littleEndian =
  (length: number) =>
  (value: number): Uint8Array =>
    Uint8Array.from({ length }, (_, index) => Math.floor(value / 2 ** (8 * index)) % 256)

const u16 = littleEndian(2)
const u32 = littleEndian(4)
const u64 = littleEndian(8)

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

const total = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0)

const fields = (...pieces: readonly Uint8Array[]): Uint8Array => joinedBytes(pieces)
