import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

/** A picture of 48 by 32 pixels as a browser writes it. */
export const samplePicture = (name: 'sample.jpg' | 'sample.webp' | 'lossless.webp'): Buffer =>
  readFileSync(`tests/support/pictures/${name}`)

/** A chunk of a PNG, with its checksum. */
export function pngChunk(name: string, contents: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), contents])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(contents.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A grey PNG of any size, with chunks of the test's between its head and its picture. */
export function aPng(width: number, height: number, between: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  // No filter, then grey upon grey.
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(width, 0x80)])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', head),
    ...between,
    pngChunk('IDAT', deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A chunk of a WebP. */
export function webpChunk(name: string, contents: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(contents.length)
  return Buffer.concat([Buffer.from(name, 'latin1'), length, contents, Buffer.alloc(contents.length % 2)])
}

/** The sample with chunks of the test's behind it, and the head's flags set as given. */
export function webpWith(chunks: readonly Buffer[], flags = 0): Buffer {
  const webp = Buffer.concat([samplePicture('sample.webp'), ...chunks])
  webp.writeUInt32LE(webp.length - 8, 4)
  webp.writeUInt8(webp.readUInt8(20) | flags, 20)
  return webp
}

/** A segment of a JPEG. */
export function jpegSegment(marker: number, contents: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(contents.length + 2, 2)
  return Buffer.concat([head, contents])
}

/** The sample with segments of the test's at its beginning, and bytes behind its end. */
export function jpegWith(segments: readonly Buffer[], behind: Buffer = Buffer.alloc(0)): Buffer {
  const jpeg = samplePicture('sample.jpg')
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), behind])
}

/** What a telephone writes: which way up, and a place (which here is only said, in words). */
export function anExif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  const isLittle = order === 'II'
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) => (isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  tiff.write(order, 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  // ImageWidth comes before Orientation.
  short(0x0100, 10)
  short(3, 12)
  long(1, 14)
  short(48, 18)
  short(0x0112, 22)
  short(3, 24)
  long(1, 26)
  short(orientation, 30)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 59.4370 N 24.7536 E', 'latin1')])
}

/** A PDF that no authority has issued. */
export const aPdf = (bytes = 200): Buffer => {
  const [start, end] = [
    '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n',
    '\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
  ]
  return Buffer.from(`${start}${' '.repeat(Math.max(0, bytes - start.length - end.length))}${end}`, 'latin1')
}
