import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { searchFolder, spellingsOf } from '#tests/support/canary'

const canaries = [
  { name: 'family name', value: 'Kanárková-Žlutá & Søn' },
  { name: 'street', value: "rue de l'Église <3>" },
  { name: 'number', value: '49403136526' },
]
const familyName = canaries[0]!

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colligo-canary-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const plant = (bytes: string | Uint8Array, name = 'planted.bin'): void => {
  writeFileSync(join(folder, name), bytes)
}
const noise = Buffer.alloc(5000, 'swifts nest under the roof; ')
const amidNoise = (bytes: string | Uint8Array): Buffer => Buffer.concat([noise, Buffer.from(bytes as string), noise])

describe('what is planted', () => {
  for (const { name, value } of canaries) {
    it(`is found in every one of its spellings: ${name}`, async () => {
      const spellings = spellingsOf(value)
      expect(spellings.length).toBeGreaterThan(10)
      for (const [at, { bytes }] of spellings.entries()) plant(amidNoise(bytes), String(at))
      const found = (await searchFolder(folder, canaries)).filter(({ canary }) => canary === name)
      const files = new Set(found.map(({ file }) => file))
      expect(spellings.filter((_, at) => !files.has(String(at))).map((spelling) => spelling.name)).toEqual([])
    })
  }

  // Written out by hand, so that the search is not only held against itself.
  it.each([
    ['utf-8', 'Kanárková-Žlutá & Søn'],
    ['utf-16le', Buffer.from('Kanárková-Žlutá & Søn', 'utf16le')],
    ['utf-16be', Buffer.from('Kanárková-Žlutá & Søn', 'utf16le').swap16()],
    ['decomposed', 'Kana\u0301rkova\u0301-Z\u030Cluta\u0301 & Søn'],
    ['capitals without spaces', 'KANÁRKOVÁ-ŽLUTÁ&SØN'],
    ['as a fingerprint is made of it', 'KANARKOVAZLUTASON'],
    ['a query', '?name=Kan%C3%A1rkov%C3%A1-%C5%BDlut%C3%A1+%26+S%C3%B8n'],
    ['a query in small letters', '?name=Kan%c3%a1rkov%c3%a1-%c5%bdlut%c3%a1%20%26%20S%c3%b8n'],
    ['JSON', String.raw`{"name":"Kan\u00e1rkov\u00e1-\u017dlut\u00e1 & S\u00f8n"}`],
    ['HTML', '<b>Kanárková-Žlutá &amp; Søn</b>'],
    ['HTML entities', 'Kan&#xE1;rkov&#xE1;-&#x17D;lut&#xE1; &amp; S&#xF8;n'],
    ['quoted-printable', 'Kan=C3=A1rkov=C3=A1-=C5=BDlut=C3=A1 & S=C3=B8n'],
    ['hex', '4b616ec3a1726b6f76c3a12dc5bd6c7574c3a120262053c3b86e'],
    ['base64', Buffer.from('Kanárková-Žlutá & Søn').toString('base64')],
    ['base64 within a text', Buffer.from('{"n":"Kanárková-Žlutá & Søn","m":1}').toString('base64')],
    ['base64url behind one byte', Buffer.from('.Kanárková-Žlutá & Søn.').toString('base64url')],
    ['base64 behind two bytes', Buffer.from('..Kanárková-Žlutá & Søn..').toString('base64')],
  ])('is found as other programs write it: %s', async (_, bytes) => {
    plant(amidNoise(bytes))
    expect(await searchFolder(folder, [familyName])).not.toEqual([])
  })

  it('is found as latin-1, where the alphabet has it', async () => {
    plant(Buffer.from("chez la rue de l'\u00c9glise <3>", 'latin1'))
    expect(await searchFolder(folder, canaries)).toEqual([
      expect.objectContaining({ canary: 'street', spelling: 'latin-1, as typed' }),
    ])
  })

  it.each([
    ['old.log.gz', gzipSync(amidNoise(familyName.value))],
    ['nameless-gzip', gzipSync(amidNoise(familyName.value))],
    ['page.html.br', brotliCompressSync(amidNoise(familyName.value))],
    ['stream.deflate', deflateSync(amidNoise(familyName.value))],
    ['pages.zst', zstdCompressSync(amidNoise(familyName.value))],
    [
      'cut-short.gz',
      gzipSync(Buffer.concat([amidNoise(familyName.value), Buffer.alloc(200_000, 'x')])).subarray(0, -9),
    ],
  ])('is found in a compressed file: %s', async (name, bytes) => {
    plant(bytes, name)
    const finding = { canary: 'family name', spelling: 'utf-8, as typed', file: `${name} (unpacked)` }
    expect(await searchFolder(folder, canaries)).toContainEqual(finding)
  })

  it('is found across the pieces in which a large file is read, at its very beginning and its very end', async () => {
    const bytes = Buffer.from(familyName.value)
    for (const before of [0, (1 << 20) - 1, (1 << 20) - bytes.length + 1, (1 << 20) - 5, (3 << 20) + 17]) {
      plant(Buffer.concat([Buffer.alloc(before, 'x'), bytes]))
      expect(await searchFolder(folder, [familyName]), String(before)).toHaveLength(1)
    }
  })

  it('is found in subfolders and in names, and is not printed by a failure', async () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true })
    plant(familyName.value, 'a/b/deep.txt')
    plant(familyName.value, `a/${familyName.value}.txt`)
    const findings = await searchFolder(folder, canaries)
    expect(new Set(findings.map(({ file }) => file))).toEqual(
      new Set(['a/b/deep.txt', 'the name of a file or folder', 'a file that is named after a canary']),
    )
    expect(JSON.stringify(findings)).not.toMatch(/Kan|Žlut/u)
  })
})

describe('what is not planted', () => {
  it('is not found', async () => {
    plant(amidNoise('Kanárek, Žlutý a Synové, 49403136525'))
    plant(gzipSync(noise), 'noise.gz')
    expect(await searchFolder(folder, canaries)).toEqual([])
  })

  it('is not looked for where it is too short to be told from chance', async () => {
    await expect(searchFolder(folder, [{ name: 'initials', value: 'K. Ž.' }])).rejects.toThrow('too short')
  })

  it('is not claimed of a folder that cannot be read', async () => {
    await expect(searchFolder(join(folder, 'nowhere'), canaries)).rejects.toThrow('ENOENT')
  })
})
