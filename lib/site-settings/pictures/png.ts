import { crc32 } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/**
 * What draws a still picture in its colours. Left out are texts (names, places, programs), the time, Exif, and frames
 * that would move: nothing on a page moves that nobody has asked to (WCAG 2.2, 2.2.2).
 */
const drawn: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs'],
])

/**
 * A PNG without what it tells beside its picture, nor what follows its end.
 *
 * Source: PNG Specification (Third Edition), sections 5 and 11.
 *
 * @returns `null` where the file is no whole PNG.
 */
export function barePng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 8).equals(signature)) return null
  const kept: Buffer[] = [signature]
  const names: string[] = []
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (drawn.has(name)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
      kept.push(bytes.subarray(at, end))
      names.push(name)
    }
    if (name === 'IEND') return names[0] === 'IHDR' && names.includes('IDAT') ? Buffer.concat(kept) : null
    at = end
  }
  return null
}
