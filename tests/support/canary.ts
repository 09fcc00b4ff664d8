import { closeSync, createReadStream, openSync, readdirSync, readSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { foldText } from '#lib/domain/identity'

/**
 * Looks for planted personal data on a disk, in whatever spelling a program may have written it.
 *
 * What it does not see: text inside archives and databases that are compressed in blocks of their own, base64 that is
 * broken into lines within the text, and text that a database's overflow page cuts in two.
 */
export interface Canary {
  /** What a failure calls it; the value itself never stands in one. */
  readonly name: string
  readonly value: string
}

export interface Spelling {
  readonly name: string
  readonly bytes: Buffer
}

export interface Finding {
  readonly canary: string
  readonly spelling: string
  readonly file: string
}

/** Shorter ones would be found by chance. */
const leastBytes = 8

/** A text as programs spell it: how normalisation writes it, in each of the encodings. No two of the same bytes. */
export function spellingsOf(canary: string): readonly Spelling[] {
  const all = normalised(canary).flatMap(({ name, text }) =>
    encodings(text).map((spelling) => ({ name: `${spelling.name}, ${name}`, bytes: spelling.bytes })),
  )
  return [...new Map(all.toReversed().map((spelling) => [spelling.bytes.toString('latin1'), spelling])).values()]
    .toReversed()
    .filter(({ bytes }) => bytes.length >= leastBytes)
}

/** The fingerprint reads identities in capitals, without accents, spaces and marks: so may anything before it. */
function normalised(text: string): readonly { readonly name: string; readonly text: string }[] {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '')
  const forms: readonly (readonly [string, string])[] = [
    ['as typed', text.normalize('NFC')],
    ['decomposed', text.normalize('NFD')],
    ['without accents', bare],
    ['without spaces', text.replace(/\s/gu, '')],
    ['letters and digits alone', text.replace(/[^\p{L}\p{N}]/gu, '')],
    ['bare letters and digits', bare.replace(/[^\p{L}\p{N}]/gu, '')],
    ['as the fingerprint reads it', foldText(text)],
  ]
  return forms.flatMap(([name, form]) => [
    { name, text: form },
    { name: `${name}, in capitals`, text: form.toUpperCase() },
    { name: `${name}, in small letters`, text: form.toLowerCase() },
  ])
}

function encodings(text: string): readonly Spelling[] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const percent = encodeURIComponent(text)
  const hex = utf8.toString('hex')
  const spelt: Readonly<Record<string, string | Buffer>> = {
    'utf-8': utf8,
    'utf-16le': utf16,
    'utf-16be': Buffer.from(utf16).swap16(),
    hex,
    'hex in capitals': hex.toUpperCase(),
    'hex of utf-16le': utf16.toString('hex'),
    'percent-encoded': percent,
    'percent-encoded in small letters': percent.replace(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase()),
    'percent-encoded as a form': percent.replaceAll('%20', '+'),
    'percent-encoded twice': encodeURIComponent(percent),
    'JSON escapes': escaped(text, (unit) => `\\u${unit.toString(16).padStart(4, '0')}`),
    'JSON escapes in capitals': escaped(text, (unit) => `\\u${unit.toString(16).toUpperCase().padStart(4, '0')}`),
    'every character as a JSON escape': every(text, (unit) => `\\u${unit.toString(16).padStart(4, '0')}`),
    'HTML entities': named(escaped(text, (_, point) => `&#${String(point)};`)),
    'HTML entities in hex': named(escaped(text, (_, point) => `&#x${point.toString(16)};`)),
    'HTML entities in hex capitals': named(escaped(text, (_, point) => `&#x${point.toString(16).toUpperCase()};`)),
    'HTML marks': named(text),
    'quoted-printable': utf8.toString('latin1').replace(/[^!-<>-~ ]/gu, asQuotedPrintable),
    ...(/^[\u0000-\u00ff]*$/u.test(text) ? { 'latin-1': Buffer.from(text, 'latin1') } : {}),
  }
  const plain = Object.entries(spelt).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes as string) }))
  return [...plain, ...base64(utf8, 'base64'), ...base64(utf8, 'base64url'), ...base64(utf16, 'base64', ' of utf-16le')]
}

const asQuotedPrintable = (byte: string): string => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

type Escape = (unit: number, point: number) => string

const every = (text: string, escape: Escape): string =>
  Array.from({ length: text.length }, (_, at) => escape(text.charCodeAt(at), text.codePointAt(at) ?? 0)).join('')

const escaped = (text: string, escape: Escape): string => text.replace(/[^\0-\u007f]/gu, (one) => every(one, escape))

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

const named = (text: string): string => text.replace(/[<>"']|&(?!#)/gu, (mark) => marks[mark] ?? mark)

/** Base64 writes three bytes as four characters: what stands before decides which of three spellings comes out. */
function base64(bytes: Buffer, alphabet: 'base64' | 'base64url', of = ''): readonly Spelling[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString(alphabet)
    // Characters that share bits with what stands before or behind are left out.
    const whole = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
    return { name: `${alphabet}${of}, moved by ${String(before)}`, bytes: Buffer.from(whole) }
  })
}

interface Wanted extends Spelling {
  readonly canary: string
}

interface Index {
  /** Marks each beginning of three bytes that some spelling has: most of a disk is passed over by this alone. */
  readonly beginnings: Uint8Array
  readonly byBeginning: ReadonlyMap<number, readonly Wanted[]>
  readonly longest: number
}

function indexOf(canaries: readonly Canary[]): Index {
  const beginnings = new Uint8Array(1 << 24)
  const byBeginning = new Map<number, Wanted[]>()
  let longest = 0
  for (const { name: canary, value } of canaries) {
    if (Buffer.byteLength(value) < leastBytes) throw new RangeError(`The canary "${canary}" is too short to be unique.`)
    for (const spelling of spellingsOf(value)) {
      const beginning = spelling.bytes.readUIntBE(0, 3)
      beginnings[beginning] = 1
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { ...spelling, canary }])
      longest = Math.max(longest, spelling.bytes.length)
    }
  }
  return { beginnings, byBeginning, longest }
}

/**
 * Searches a folder with its subfolders: names and contents, and the contents of compressed files once more unpacked.
 * Files are read in pieces, however large. Links are not followed.
 *
 * @returns Each canary once for each spelling and file. A file whose name holds a canary is not named.
 *
 * @throws Error of the file system where something cannot be read: nothing that was not searched counts as clean.
 */
export async function searchFolder(folder: string, canaries: readonly Canary[]): Promise<readonly Finding[]> {
  const index = indexOf(canaries)
  const findings = new Map<string, Finding>()
  const searchIn = async (chunks: AsyncIterable<Buffer> | Iterable<Buffer>, file: string): Promise<void> => {
    for await (const { canary, name } of matches(index, chunks))
      findings.set(`${canary}\0${name}\0${file}`, { canary, spelling: name, file })
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    await searchIn([Buffer.from(entry.name)], 'the name of a file or folder')
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const nameIsClean = (await Array.fromAsync(matches(index, [Buffer.from(path)]))).length === 0
    const shown = nameIsClean ? relative(folder, path) : 'a file that is named after a canary'
    await searchIn(createReadStream(path, { highWaterMark: 1 << 20 }), shown)
    await searchIn(unpacked(path), `${shown} (unpacked)`)
  }
  return [...findings.values()]
}

async function* matches(index: Index, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Wanted> {
  let kept: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([kept, chunk])
    yield* matchesWithin(index, bytes)
    // What lies across two pieces is seen whole in the next.
    kept = Buffer.from(bytes.subarray(Math.max(0, bytes.length - index.longest + 1)))
  }
}

function* matchesWithin({ beginnings, byBeginning }: Index, bytes: Buffer): Generator<Wanted> {
  let beginning = 0
  for (let at = 0; at < bytes.length; at += 1) {
    beginning = ((beginning << 8) | (bytes[at] ?? 0)) & 0xff_ff_ff
    if (at < 2 || beginnings[beginning] === 0) continue
    for (const wanted of byBeginning.get(beginning) ?? []) {
      const end = at - 2 + wanted.bytes.length
      if (end <= bytes.length && wanted.bytes.compare(bytes, at - 2, end) === 0) yield wanted
    }
  }
}

const unpackers = [
  { begins: [0x1f, 0x8b, 0x08], ends: '.gz', unpacker: createGunzip },
  { begins: [0x28, 0xb5, 0x2f, 0xfd], ends: '.zst', unpacker: createZstdDecompress },
  { begins: [0x78, 0x9c], ends: '.deflate', unpacker: createInflate },
  { begins: null, ends: '.br', unpacker: createBrotliDecompress },
] as const

/** What a compressed file holds: told by its first bytes, or by its name where the format has no mark. */
async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const first = firstBytes(path)
  const found = unpackers.find(
    ({ begins, ends }) => path.endsWith(ends) || begins?.every((byte, at) => first[at] === byte) === true,
  )
  if (found === undefined) return
  const unpacker = found.unpacker()
  pipeline(createReadStream(path), unpacker, () => undefined)
  try {
    for await (const chunk of unpacker) yield chunk as Buffer
  } catch {
    // Cut short, or only looked like it: as far as it goes it was searched, and as it lies there too.
  }
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(4)
    return bytes.subarray(0, readSync(file, bytes, 0, 4, 0))
  } finally {
    closeSync(file)
  }
}
