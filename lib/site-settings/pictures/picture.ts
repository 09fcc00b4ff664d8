import { imageSize } from 'image-size'
import { fail, ok, type Result } from '#lib/domain/result'
import { bareJpeg } from './jpeg.ts'
import { barePng } from './png.ts'
import { bareWebp } from './webp.ts'

/** Bytes of the largest picture: it comes with the first page, which is to weigh little. */
export const mostPictureBytes = 250_000

/** The widest and highest picture, and the least, in pixels. */
export const pictureSides = { logo: { least: 16, most: 1000 }, cover: { least: 200, most: 2400 } } as const

export type PictureName = keyof typeof pictureSides

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp'

/** A picture that may be shown: what its bytes are, and nothing in them beside what is seen. */
export interface Picture {
  readonly type: PictureType
  readonly bytes: Buffer
  /** In pixels, as it is shown. */
  readonly width: number
  readonly height: number
}

export type PictureProblem = 'no-picture' | 'damaged' | 'moving' | 'too-heavy' | 'too-large' | 'too-small'

/** Reads a picture by its bytes, whatever it is called, and takes out all that tells of its maker, place and time. */
export function readPicture(name: PictureName, bytes: Buffer): Result<Picture, PictureProblem> {
  const type = typeOf(bytes)
  if (type === null) return fail('no-picture')
  // Weighed before anything is read: nothing is done for what cannot be shown.
  if (bytes.length > mostPictureBytes * 2) return fail('too-heavy')
  const bare = walkers[type](bytes)
  if (bare === null) return fail('damaged')
  if (bare === 'moving') return fail('moving')
  if (bare.length > mostPictureBytes) return fail('too-heavy')
  const sides = sidesOf(bare)
  if (sides === null) return fail('damaged')
  const { least, most } = pictureSides[name]
  if (Math.max(sides.width, sides.height) > most) return fail('too-large')
  if (Math.min(sides.width, sides.height) < least) return fail('too-small')
  return ok({ type, bytes: bare, ...sides })
}

const walkers = { 'image/png': barePng, 'image/jpeg': bareJpeg, 'image/webp': bareWebp } as const

/** By the first bytes (WHATWG MIME Sniffing, section 6.1). */
function typeOf(bytes: Buffer): PictureType | null {
  const start = bytes.toString('latin1', 0, 12)
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'image/webp' : null
}

/** Width and height as they are shown: a picture that lies on its side is stored the other way round. */
function sidesOf(bytes: Buffer): { readonly width: number; readonly height: number } | null {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    if (!(width > 0 && height > 0)) return null
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}
