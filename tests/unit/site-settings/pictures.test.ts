import { imageSize } from 'image-size'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareJpeg } from '#lib/site-settings/pictures/jpeg'
import { mostPictureBytes, readPicture } from '#lib/site-settings/pictures/picture'
import { barePng } from '#lib/site-settings/pictures/png'
import { bareWebp } from '#lib/site-settings/pictures/webp'
import { certain } from '#tests/support/certain'
import {
  anExif,
  aPng,
  jpegSegment,
  jpegWith,
  pngChunk,
  samplePicture,
  webpChunk,
  webpWith,
} from '#tests/support/pictures'

/** What a file must not tell: it stands in every part that is to go. */
const place = Buffer.from('GPS 59.4370 N 24.7536 E, taken by Mari', 'latin1')

const tells = (bytes: Buffer | 'moving' | null): boolean => Buffer.from(bytes ?? '').includes('GPS')

describe('a JPEG', () => {
  it('keeps its picture to the byte where it tells nothing beside', () => {
    expect(bareJpeg(samplePicture('sample.jpg'))).toEqual(samplePicture('sample.jpg'))
  })

  it.each([
    ['Exif', jpegSegment(0xe1, anExif(1))],
    ['XMP', jpegSegment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), place]))],
    ['IPTC', jpegSegment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), place]))],
    ['a comment', jpegSegment(0xfe, place)],
    ['further pictures', jpegSegment(0xe2, Buffer.concat([Buffer.from('MPF\0'), place]))],
    ['a thumbnail of a camera’s own', jpegSegment(0xe0, Buffer.concat([Buffer.from('JFXX\0'), place]))],
    ['something of somebody’s own', jpegSegment(0xef, place)],
  ])('loses %s', (_what, segment) => {
    const file = jpegWith([segment])
    expect(tells(file)).toBe(true)
    expect(bareJpeg(file)).toEqual(samplePicture('sample.jpg'))
  })

  it('loses what follows its end', () => {
    expect(bareJpeg(jpegWith([], jpegWith([jpegSegment(0xe1, anExif(1))])))).toEqual(samplePicture('sample.jpg'))
  })

  it('loses what stands between two scans, and keeps restarts', () => {
    const jpeg = samplePicture('sample.jpg')
    const scans = Buffer.concat([
      jpeg.subarray(0, -2),
      Buffer.from([0xff, 0xd0, 0x12, 0xff, 0x00]),
      jpegSegment(0xfe, place),
      jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([0x12, 0xff, 0xff, 0xd9]),
    ])
    const bare = bareJpeg(scans)
    expect(tells(bare)).toBe(false)
    expect(bare?.length).toBe(scans.length - place.length - 4)
  })

  it.each([
    [3, 'MM'],
    [6, 'II'],
    [8, 'MM'],
  ] as const)('stays the way up that it was taken (%i, %s), and says nothing more', (orientation, order) => {
    const bare = bareJpeg(jpegWith([jpegSegment(0xe1, anExif(orientation, order))]))
    expect(tells(bare)).toBe(false)
    expect(imageSize(bare ?? Buffer.alloc(0)).orientation).toBe(orientation)
    expect(bare?.length).toBe(samplePicture('sample.jpg').length + 36)
  })

  it.each([
    ['an orientation that is none', anExif(9)],
    ['an Exif that is cut off', anExif(6).subarray(0, 12)],
    ['an Exif in no order of bytes', Buffer.from(anExif(6).toString('latin1').replace('MM', 'XX'), 'latin1')],
    [
      'an Exif whose directory lies beyond its end',
      Buffer.from(`Exif\0\0MM\0*\xff\xff\xff\xff${' '.repeat(30)}`, 'latin1'),
    ],
  ])('is upright with %s', (_what, exif) => {
    expect(bareJpeg(jpegWith([jpegSegment(0xe1, exif)]))).toEqual(samplePicture('sample.jpg'))
  })

  it('is shown the other way round where it lies on its side', () => {
    const { width, height } = certain(readPicture('logo', jpegWith([jpegSegment(0xe1, anExif(6))])))
    expect([width, height]).toEqual([32, 48])
  })
})

describe('a PNG', () => {
  it.each(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'acTL', 'prVt'])('loses its chunk %s', (name) => {
    const file = aPng(20, 20, [pngChunk(name, place)])
    expect(tells(file)).toBe(true)
    expect(barePng(file)).toEqual(aPng(20, 20))
  })

  it('keeps what its colours need', () => {
    const file = aPng(20, 20, [pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f]))])
    expect(barePng(file)).toEqual(file)
  })

  it('loses what follows its end', () => {
    expect(barePng(Buffer.concat([aPng(20, 20), place]))).toEqual(aPng(20, 20))
  })

  it('is damaged where a checksum does not fit', () => {
    const file = aPng(20, 20)
    file.writeUInt8(file.readUInt8(18) ^ 1, 18)
    expect(barePng(file)).toBeNull()
  })

  it('is none without a picture in it', () => {
    const nothing = Buffer.concat([aPng(20, 20).subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))])
    expect(barePng(nothing)).toBeNull()
  })
})

describe('a WebP', () => {
  it.each(['sample.webp', 'lossless.webp'] as const)('keeps its picture (%s) to the byte', (name) => {
    expect(bareWebp(samplePicture(name))).toEqual(samplePicture(name))
  })

  it.each(['EXIF', 'XMP ', 'JUNK'])('loses its chunk %s, and the word that there is one', (name) => {
    const file = webpWith([webpChunk(name, place)], 0x0c)
    expect(tells(file)).toBe(true)
    expect(bareWebp(file)).toEqual(samplePicture('sample.webp'))
  })

  it('loses what follows its end', () => {
    expect(bareWebp(Buffer.concat([samplePicture('sample.webp'), place]))).toEqual(samplePicture('sample.webp'))
  })

  it('is refused where it moves', () => {
    const file = webpWith([webpChunk('ANIM', Buffer.alloc(6))], 0x02)
    expect(readPicture('logo', file)).toEqual({ ok: false, problem: 'moving' })
  })
})

describe('a picture of the organisers’', () => {
  it.each([
    ['image/png', aPng(30, 20), [30, 20]],
    ['image/jpeg', samplePicture('sample.jpg'), [48, 32]],
    ['image/webp', samplePicture('sample.webp'), [48, 32]],
  ] as const)('is told by its bytes: %s', (type, bytes, sides) => {
    const picture = certain(readPicture('logo', bytes))
    expect([picture.type, [picture.width, picture.height]]).toEqual([type, sides])
  })

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['a sound', Buffer.from('RIFF\x20\0\0\0WAVEfmt ', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s', (_what, bytes) => {
    expect(readPicture('logo', bytes)).toEqual({ ok: false, problem: 'no-picture' })
  })

  it.each([
    ['logo', aPng(1001, 20), 'too-large'],
    ['logo', aPng(20, 1001), 'too-large'],
    ['logo', aPng(15, 20), 'too-small'],
    ['cover', aPng(2401, 300), 'too-large'],
    ['cover', aPng(300, 199), 'too-small'],
    ['logo', Buffer.concat([aPng(20, 20).subarray(0, 8), Buffer.alloc(mostPictureBytes * 2)]), 'too-heavy'],
  ] as const)('has its limits: as %s', (name, bytes, problem) => {
    expect(readPicture(name, bytes)).toEqual({ ok: false, problem })
  })

  it('is weighed without what was taken out', () => {
    const chatty = aPng(20, 20, [pngChunk('tEXt', Buffer.alloc(mostPictureBytes))])
    expect(readPicture('logo', chatty).ok).toBe(true)
    const heavy = aPng(20, 20, [pngChunk('IDAT', Buffer.alloc(mostPictureBytes))])
    expect(readPicture('logo', heavy)).toEqual({ ok: false, problem: 'too-heavy' })
  })

  it.each(['sample.jpg', 'sample.webp', 'lossless.webp'] as const)('is damaged wherever %s is cut off', (name) => {
    const whole = samplePicture(name)
    for (let length = 12; length < whole.length; length += 1) {
      expect(readPicture('logo', whole.subarray(0, length)), String(length)).toEqual({ ok: false, problem: 'damaged' })
    }
  })

  it('never breaks what reads it, whatever its bytes', () => {
    const starts = [aPng(20, 20), jpegWith([jpegSegment(0xe1, anExif(6))]), webpWith([webpChunk('EXIF', place)])]
    const changed = fc.tuple(
      fc.constantFrom(...starts),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 8 }),
    )
    fc.assert(
      fc.property(changed, ([start, changes]) => {
        const bytes = Buffer.from(start)
        for (const [at, value] of changes) bytes[12 + (at % (bytes.length - 12))] = value
        const read = readPicture('logo', bytes)
        if (read.ok) expect(read.value.bytes.length).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 2000 },
    )
  })
})
