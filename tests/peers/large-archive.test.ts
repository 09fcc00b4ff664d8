import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ByteSource } from '#lib/opening/byte-source'
import { zipOf, zipSizeOf, type ZipEntry } from '#lib/opening/zip'
import { problemsOf } from '#tests/support/checker'
import { printed, temporaryFolderOf } from '#tests/support/opening'

const folder = temporaryFolderOf(beforeAll)

const nothing = Buffer.alloc(1 << 20)

/** So many zeros, which a disk keeps as a hole. */
const zeros = (size: number): ByteSource => ({
  size,
  read: (from, to) => Promise.resolve(nothing.subarray(0, to - from)),
})

function crcOfZeros(size: number): number {
  let sum = 0
  for (let left = size; left > 0; left -= nothing.length) sum = crc32(nothing.subarray(0, left), sum)
  return sum
}

function textFile(name: string, text: string): ZipEntry {
  const bytes = Buffer.from(text)
  const contents = { size: bytes.length, read: (from: number, to: number) => Promise.resolve(bytes.subarray(from, to)) }
  return { name, crc32: crc32(bytes), contents }
}

/** Writes an archive, and leaves holes where there are zeros. Tells how many bytes came. */
async function written(path: string, entries: readonly ZipEntry[]): Promise<number> {
  const file = await open(path, 'w')
  let at = 0
  for await (const piece of zipOf(entries, '2026-11-22T10:15:30.000Z')) {
    if (!nothing.subarray(0, piece.length).equals(piece)) await file.write(piece, 0, piece.length, at)
    at += piece.length
  }
  await file.truncate(at)
  await file.close()
  return at
}

/** Reads every file of an archive, compares its check sum, and prints names with sizes, and what stands in the last. */
const script = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for one in archive.infolist()[-3:]:
    print(one.filename, one.file_size)
print(len(archive.infolist()), archive.read(archive.infolist()[-1]).decode())
`
const seenByPython = (path: string): readonly string[] =>
  printed('/usr/bin/python3', ['-c', script, path]).trim().split('\n')

/** What our checker finds wrong with the archive itself; that there is no manifest in it is another matter. */
const wrongWithArchive = (path: string): readonly unknown[] =>
  problemsOf(path).filter(({ where }) => !where.startsWith('manifest.json'))

describe('an archive of more than an older ZIP can say', () => {
  it.each([
    ['a byte less than 4 GiB', 0xfffffffe],
    ['more than 4 GiB', 0x1_0000_0005],
  ])(
    'with a file of %s is whole for unzip, Python and the checker',
    async (_, size) => {
      const path = join(folder(), 'large.zip')
      const large = { name: 'statements.xml', crc32: crcOfZeros(size), contents: zeros(size) }
      const entries = [textFile('first.txt', 'first'), large, textFile('last.txt', 'Ελένη, last')]

      expect(await written(path, entries)).toBe(zipSizeOf(entries))
      expect(seenByPython(path)).toEqual([
        'first.txt 5',
        `statements.xml ${String(size)}`,
        'last.txt 16',
        '3 Ελένη, last',
      ])
      expect(printed('unzip', ['-t', path])).toContain('No errors detected')
      expect(printed('unzip', ['-p', path, 'last.txt'])).toBe('Ελένη, last')
      expect(wrongWithArchive(path)).toEqual([])
    },
    1_200_000,
  )

  it('with 70,000 files as well', async () => {
    const path = join(folder(), 'many.zip')
    const entries = Array.from({ length: 70_000 }, (_, index) => textFile(`forms-${String(index)}.pdf`, String(index)))

    expect(await written(path, entries)).toBe(zipSizeOf(entries))
    expect(seenByPython(path).at(-1)).toBe('70000 69999')
    expect(printed('unzip', ['-t', path])).toContain('No errors detected')
    expect(wrongWithArchive(path)).toEqual([])
  }, 1_200_000)
})
