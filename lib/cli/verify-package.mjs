#!/usr/bin/env node
/**
 * Checks a package of statements of support: structure, numbers, hashes, signature. For officials, and for anybody else.
 *
 *   node verify-package.mjs PACKAGE [--key RW…] [--log URL|FOLDER] [--json]
 *
 * PACKAGE is the ZIP, or the folder it was unpacked into. --key is the organisers' public signing key, which must have
 * come by another way than the package. --log is the public log of the site where the statements were given, as
 * https://collect.example.eu/log, or a folder with a copy of it: nothing is asked of any network without it, and nothing
 * of the package is sent with it. This file needs Node 22 or newer, and nothing else: it shares no code with the program
 * that made the package, so that a mistake in one is found by the other. docs/formats/package.md says what it checks.
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'

const statementsPerFile = 5000
const unlisted = ['manifest.json', 'manifest.json.minisig', 'receipt-blank.json', 'result-blank.json']

/** What is wrong, in the order of being found. */
const problems = []
const notes = []
const wrong = (where, what) => problems.push({ where, what })
const theLog = 'the log'

/** What the package says of the log: the number of each statement by its commitment, and the identifiers by number. */
let openings = { numbers: new Map(), identifiers: null }

// ---- Bytes

/** What has been opened. */
const descriptors = []

function opened(path) {
  const descriptor = openSync(path)
  descriptors.push(descriptor)
  return descriptor
}

function sourceOf(descriptor, start, size) {
  return {
    size,
    read(from, to) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(to, size) - from))
      let length = 0
      while (length < bytes.length) {
        const got = readSync(descriptor, bytes, length, bytes.length - length, start + from + length)
        if (got === 0) break
        length += got
      }
      return bytes.subarray(0, length)
    },
  }
}

function* chunksOf(source) {
  for (let from = 0; from < source.size; from += 1 << 20) yield source.read(from, from + (1 << 20))
}

const wholeOf = (source) => source.read(0, source.size)

function* linesOf(source) {
  let rest = Buffer.alloc(0)
  for (const chunk of chunksOf(source)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      yield bytes.toString('utf8', from, end + 1)
      from = end + 1
    }
    rest = bytes.subarray(from)
    if (rest.length > 1 << 24) break
  }
  if (rest.length > 0) yield rest.toString('utf8')
}

function sha256Of(source) {
  const hash = createHash('sha256')
  for (const chunk of chunksOf(source)) hash.update(chunk)
  return hash.digest('hex')
}

// ---- The archive: stored, in one form only, so that every byte of it is known

const number = (value, length) => {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at++) bytes[at] = Number((BigInt(value) >> BigInt(8 * at)) & 255n)
  return bytes
}
const most = 0xffffffff

function filesInFolder(folder) {
  const files = new Map()
  for (const name of readdirSync(folder)) {
    const descriptor = opened(join(folder, name))
    files.set(name, sourceOf(descriptor, 0, fstatSync(descriptor).size))
  }
  return files
}

function filesInArchive(path) {
  const descriptor = opened(path)
  const { size } = fstatSync(descriptor)
  const archive = sourceOf(descriptor, 0, size)
  const files = new Map()
  const entries = []
  let at = 0
  // Local headers follow each other without gaps; the directory must then be what they make.
  for (;;) {
    const head = archive.read(at, at + 30)
    if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) break
    const name = archive.read(at + 30, at + 30 + head.readUInt16LE(26)).toString('utf8')
    const extra = archive.read(at + 30 + head.readUInt16LE(26), at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28))
    const isLong = head.readUInt32LE(18) === most && extra.length >= 20
    const length = isLong ? Number(extra.readBigUInt64LE(4)) : head.readUInt32LE(18)
    const entry = { name, at, size: length, time: head.readUInt32LE(10), crc: head.readUInt32LE(14) }
    const expected = localHead(entry)
    if (!archive.read(at, at + expected.length).equals(expected)) {
      wrong('the archive', `The header of "${printable(name)}" is damaged.`)
      break
    }
    if (files.has(name)) wrong('the archive', `"${printable(name)}" is in it twice.`)
    const contents = sourceOf(descriptor, at + expected.length, length)
    files.set(name, contents)
    entries.push(entry)
    if (crcOf(contents) !== entry.crc)
      wrong(printable(name), 'Its check sum in the archive is another: it was damaged.')
    at += expected.length + length
  }
  const directory = directoryOf(entries, at)
  if (size !== at + directory.length || !archive.read(at, size).equals(directory)) {
    wrong('the archive', 'Its table of contents is not that of the files in it: it was damaged, cut short or added to.')
  }
  return { files, times: entries.map(({ time }) => time) }
}

const localHead = ({ name, size, time, crc }) => {
  const bytes = Buffer.from(name)
  const extra =
    size < most ? Buffer.alloc(0) : Buffer.concat([number(1, 2), number(16, 2), number(size, 8), number(size, 8)])
  const short = number(Math.min(size, most), 4)
  return Buffer.concat([
    number(0x04034b50, 4), number(extra.length === 0 ? 20 : 45, 2), number(0x0800, 2), number(0, 2), number(time, 4),
    number(crc, 4), short, short, number(bytes.length, 2), number(extra.length, 2), bytes, extra,
  ]) // prettier-ignore
}

function directoryOf(entries, start) {
  const rows = entries.map(({ name, at, size, time, crc }) => {
    const bytes = Buffer.from(name)
    const long = [...(size < most ? [] : [number(size, 8), number(size, 8)]), ...(at < most ? [] : [number(at, 8)])]
    const extra =
      long.length === 0 ? Buffer.alloc(0) : Buffer.concat([number(1, 2), number(8 * long.length, 2), ...long])
    const short = number(Math.min(size, most), 4)
    return Buffer.concat([
      number(0x02014b50, 4), number((3 << 8) | 45, 2), number(extra.length === 0 ? 20 : 45, 2), number(0x0800, 2),
      number(0, 2), number(time, 4), number(crc, 4), short, short, number(bytes.length, 2), number(extra.length, 2),
      number(0, 6), number(0o100600 * 0x10000, 4), number(Math.min(at, most), 4), bytes, extra,
    ]) // prettier-ignore
  })
  const size = rows.reduce((sum, row) => sum + row.length, 0)
  const count = entries.length
  const isLong = start >= most || count >= 0xffff || size >= most
  const long = [
    number(0x06064b50, 4), number(44, 8), number((3 << 8) | 45, 2), number(45, 2), number(0, 8), number(count, 8),
    number(count, 8), number(size, 8), number(start, 8), number(0x07064b50, 4), number(0, 4), number(start + size, 8),
    number(1, 4),
  ] // prettier-ignore
  const short = number(Math.min(count, 0xffff), 2)
  const end = [
    number(0x06054b50, 4),
    number(0, 4),
    short,
    short,
    number(Math.min(size, most), 4),
    number(Math.min(start, most), 4),
    number(0, 2),
  ]
  return Buffer.concat([...rows, ...(isLong ? long : []), ...end])
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function crcOf(source) {
  let sum = 0xffffffff
  for (const chunk of chunksOf(source)) for (const byte of chunk) sum = crcTable[(sum ^ byte) & 255] ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

/** Names and values from a damaged file must not steer a terminal. */
const printable = (text) => JSON.stringify(String(text).slice(0, 200)).slice(1, -1)

// ---- Manifest and signature

function readManifest(files) {
  const source = files.get('manifest.json')
  if (source === undefined) {
    wrong('manifest.json', 'It is missing. Without it, nothing can be checked.')
    return null
  }
  try {
    const manifest = JSON.parse(wholeOf(source).toString('utf8'))
    if (manifest.format !== 'colligo-package/2') {
      wrong('manifest.json', 'It is not of the format colligo-package/2. A newer checker may read it.')
      return null
    }
    const isWhole =
      Number.isSafeInteger(manifest.count) && manifest.count >= 0 && Array.isArray(manifest.files) &&
      /^[A-Z]{2}$/u.test(manifest.memberState) && typeof manifest.initiative === 'string' &&
      manifest.files.every(({ name, bytes, sha256 }) => /^[a-z0-9.-]+$/u.test(name) && bytes >= 0 && /^[0-9a-f]{64}$/u.test(sha256)) // prettier-ignore
    if (isWhole) return manifest
  } catch {
    // SyntaxError, or a field that is not there: damaged.
  }
  wrong('manifest.json', 'It cannot be read: it was damaged.')
  return null
}

function checkSignature(files, manifest, givenKey) {
  const source = files.get('manifest.json.minisig')
  if (source === undefined) return wrong('manifest.json.minisig', 'The signature is missing.')
  if (givenKey === undefined) {
    notes.push(
      'You gave no key (--key). The signature was checked with the key that the package itself names: this finds damage, ' +
        'but does not tell who made the package.',
    )
  } else if (manifest !== null && manifest.signingKey !== givenKey) {
    wrong('manifest.json', 'It names another signing key than the one you gave.')
  }
  const key = Buffer.from(givenKey ?? String(manifest?.signingKey), 'base64')
  if (key.length !== 42 || key.toString('latin1', 0, 2) !== 'Ed') {
    return wrong(givenKey === undefined ? 'manifest.json' : 'the key you gave', 'This is no public signing key.')
  }
  const text = wholeOf(source).toString('utf8')
  const lines = text.split('\n')
  const signature = Buffer.from(lines[1] ?? '', 'base64')
  const comment = (lines[2] ?? '').replace(/^trusted comment: /u, '')
  const whole = Buffer.from(lines[3] ?? '', 'base64')
  // Written anew, it must be the same: no other spelling of a signature passes.
  const expected = [
    'untrusted comment: signature of a Colligo package',
    signature.toString('base64'),
    `trusted comment: ${comment}`,
    whole.toString('base64'),
    '',
  ]
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.subarray(10).toString('base64url') },
    format: 'jwk',
  })
  const isRight =
    text === expected.join('\n') && signature.length === 74 && signature.subarray(0, 10).equals(key.subarray(0, 10)) &&
    verify(null, wholeOf(files.get('manifest.json') ?? { size: 0, read: () => Buffer.alloc(0) }), publicKey, signature.subarray(10)) &&
    verify(null, Buffer.concat([signature.subarray(10), Buffer.from(comment)]), publicKey, whole) // prettier-ignore
  if (!isRight) {
    wrong(
      'manifest.json.minisig',
      'The signature is not right: manifest or signature was changed, or another key signed.',
    )
  }
}

function checkFiles(files, manifest) {
  const listed = new Set(manifest.files.map(({ name }) => name))
  for (const { name, bytes, sha256 } of manifest.files) {
    const source = files.get(name)
    if (source === undefined) wrong(name, 'It is missing.')
    else if (source.size !== bytes) wrong(name, `It has ${source.size} bytes; the manifest says ${bytes}.`)
    else if (sha256Of(source) !== sha256) wrong(name, 'It was changed: its hash is not the one in the manifest.')
  }
  for (const name of unlisted) if (!files.has(name)) wrong(name, 'It is missing.')
  for (const name of files.keys()) {
    if (!listed.has(name) && !unlisted.includes(name)) wrong(printable(name), 'It does not belong to the package.')
  }
  const forms = manifest.files.filter(({ name }) => /^forms-\d{3,}\.pdf$/u.test(name)).length
  const expected = Math.max(1, Math.ceil(manifest.count / statementsPerFile))
  if (forms !== expected)
    wrong('manifest.json', `It lists ${forms} files of forms; ${manifest.count} statements need ${expected}.`)
  const packs = Object.values(manifest.packs ?? {}).reduce((sum, count) => sum + Number(count), 0)
  if (packs !== manifest.count)
    wrong('manifest.json', `Its rule packs have ${packs} statements; it counts ${manifest.count}.`)
  for (const { name } of manifest.files) {
    const source = files.get(name)
    if (!name.endsWith('.pdf') || source === undefined) continue
    const isPdf = source.read(0, 8).toString('latin1') === '%PDF-1.4' && source.read(source.size - 6, source.size).toString('latin1') === '%%EOF\n' // prettier-ignore
    if (!isPdf) wrong(name, 'It is not a whole PDF.')
  }
}

// ---- Blanks

function checkBlanks(files, manifest) {
  const manifestSha256 = sha256Of(files.get('manifest.json'))
  const { initiative, memberState, statements, batch, count } = manifest
  const about = { initiative, memberState, statements, batch, manifestSha256 }
  const authority = manifest.recipient?.authority ?? ''
  const blanks = {
    'receipt-blank.json': {
      format: 'colligo-receipt/1', ...about, receivedOn: '', count, authority,
    },
    'result-blank.json': {
      format: 'colligo-result/1', ...about, received: count, valid: null, invalid: [], authority, issuedOn: '',
    },
  } // prettier-ignore
  for (const [name, blank] of Object.entries(blanks)) {
    const source = files.get(name)
    if (source === undefined) continue
    if (wholeOf(source).toString('utf8') !== `${JSON.stringify(blank, null, 2)}\n`) {
      wrong(name, 'It is not the blank that belongs to this package: it was changed, or already filled in.')
    }
  }
}

// ---- Statements

const text = '(?:[^<&\\r]|&(?:amp|lt|gt|#13);)'
const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'
const day = '\\d{4}-\\d{2}-\\d{2}'
const property = (key, value = `${text}+`) =>
  `<property><key>oct\\.property\\.${key}</key><value>${value}</value></property>`
const group = (name, properties) =>
  `<group><name>oct\\.group\\.${name}</name><properties>${properties.join('')}</properties></group>`
const dateOfBirth = property('date\\.of\\.birth', '\\d{2}/\\d{2}/\\d{4}')
const numbered = `(?:${['id.card', 'passport', 'personal.number', 'personal.id', 'national.id.number', 'citizens.card'].map((key) => property(key.replaceAll('.', '\\.'))).join('|')})` // prettier-ignore
const country = property('country', '[A-Z]{2}')

const structures = {
  '5.0': {
    names: ['registrationNumber', 'startOfTheCollectionPeriod', 'endOfTheCollectionPeriod', 'urlOnCommissionRegister', 'title', 'objectives', 'registeredContactPersons', 'url'],
    head: ['forCountry'],
    names2: [property('full\\.first\\.names'), property('family\\.names')],
    address: ['street', 'street\\.number', 'postal\\.code', 'city'].map((key) => property(key)),
  },
  '1.5': {
    names: ['registrationNumber', 'registrationDate', 'urlOnCommissionRegister', 'title', 'subjectMatter', 'mainObjectives', 'organizerList', 'contactPersonsList', 'url'],
    head: ['forCountry', 'forLanguage'],
    names2: [property('firstname'), property('lastname')],
    address: ['address', 'postal\\.code', 'city'].map((key) => property(key)),
  },
} // prettier-ignore

const headOf = ({ names, head }) =>
  new RegExp(
    `^<\\?xml version="1\\.0" encoding="UTF-8"\\?>\\n<!-- PERSONAL DATA\\. Limited distribution to the Member State concerned\\. -->\\n<supportForm>\\n` +
      `${head.map((name) => `<${name}>(?<${name}>[A-Za-z]{2})</${name}>\\n`).join('')}<initiativeData>\\n` +
      `${names.map((name) => `<${name}>(?<${name}>${text}*)</${name}>\\n`).join('')}</initiativeData>\\n<signatures>\\n$`,
    'u',
  )

const statementOf = ({ names2, address }) => {
  const partA = group('general', [...names2, dateOfBirth]) + group('address', [...address, country])
  const partB = group('id', [numbered]) + group('general', names2)
  return new RegExp(
    `^<signature><submissionDate>${day}</submissionDate><signatureIdentifier>(${uuid})</signatureIdentifier>` +
      `<annexRevision>1</annexRevision><signatoryInfo><groups>(?:${partA}|${partB})</groups></signatoryInfo></signature>\\n$`,
    'u',
  )
}

const unescaped = (value) =>
  value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#13;', '\r').replaceAll('&amp;', '&')

/** Reads the XML from end to end. Returns the statements' identifiers, in their order. */
function checkXml(source, manifest) {
  const identifiers = []
  const seen = new Set()
  let head = ''
  let structure = null
  let tail = ''
  for (const line of linesOf(source)) {
    if (structure === null) {
      head += line
      if (line !== '<signatures>\n') continue
      structure = checkXmlHead(head, manifest)
      if (structure === null) return null
    } else if (tail === '' && line.startsWith('<signature>')) {
      const [, identifier] = structure.exec(line) ?? []
      if (identifier === undefined) {
        return (wrong('statements.xml', `Statement ${identifiers.length + 1} is not as the schema has it.`), null)
      }
      if (seen.has(identifier))
        wrong('statements.xml', `Statement ${identifiers.length + 1} has the identifier of an earlier one.`)
      seen.add(identifier)
      identifiers.push(identifier)
    } else tail += line
    if (tail.length > 1000) break
  }
  if (tail !== '</signatures>\n</supportForm>\n')
    wrong('statements.xml', 'Its end is missing, or something follows it.')
  if (identifiers.length !== manifest.count) {
    wrong('statements.xml', `It has ${identifiers.length} statements; the manifest counts ${manifest.count}.`)
  }
  return identifiers
}

function checkXmlHead(head, manifest) {
  for (const structure of Object.values(structures)) {
    const found = headOf(structure).exec(head)?.groups
    if (found === undefined) continue
    if (found.forCountry !== manifest.memberState)
      wrong('statements.xml', `It is for ${found.forCountry}; the manifest is for ${manifest.memberState}.`)
    if (unescaped(found.registrationNumber) !== manifest.initiative)
      wrong('statements.xml', 'It is of another initiative than the manifest.')
    return statementOf(structure)
  }
  wrong('statements.xml', 'Its beginning is not as the schema has it.')
  return null
}

const csvHead =
  '\uFEFF"identifier","signedOn","givenNames","familyNames","dateOfBirth","street","streetNumber","postalCode","city","country","documentType","documentNumber"\r\n'
const cell = '(?:"(?:[^"\\r\\n]|"")*")?'
const csvRow = new RegExp(`^"(${uuid})","${day}"(?:,${cell}){10}\\r\\n$`, 'u')
const sampleRow = new RegExp(`^"(\\d+)",("(${uuid})","${day}"(?:,${cell}){10}\\r\\n)$`, 'u')

/** Reads the table, beside the identifiers of the XML. Returns the rows that were asked for, by their numbers. */
function checkCsv(source, identifiers, wanted) {
  const rows = new Map()
  let row = -1
  for (const line of linesOf(source)) {
    row += 1
    if (row === 0) {
      if (line !== csvHead) return (wrong('statements.csv', 'Its first line does not name the columns.'), rows)
      continue
    }
    const [, identifier] = csvRow.exec(line) ?? []
    if (identifier === undefined) return (wrong('statements.csv', `Row ${row} is not a row of the table.`), rows)
    if (/(?:^|,)"[=+\-@\t\r＝＋－＠]/u.test(line)) wrong('statements.csv', `Row ${row} has a formula in it.`)
    if (identifiers !== null && identifier !== identifiers[row - 1]) {
      return (wrong('statements.csv', `Row ${row} is not statement ${row} of statements.xml.`), rows)
    }
    if (wanted.has(row)) rows.set(row, line)
  }
  if (identifiers !== null && row !== identifiers.length) {
    wrong('statements.csv', `It has ${Math.max(0, row)} rows; statements.xml has ${identifiers.length} statements.`)
  }
  return rows
}

/** Draws the sample again: the statements with the lowest SHA-256 of seed, line feed, identifier. */
function drawnAgain({ method, seed, size }, identifiers) {
  if (method !== 'lowest-sha256/1')
    return (wrong('manifest.json', 'It draws its sample in a way that this checker does not know.'), new Set())
  const ranks = identifiers.map((identifier, index) => [
    createHash('sha256').update(`${seed}\n${identifier}`).digest('hex'),
    index + 1,
  ])
  ranks.sort(([one], [other]) => (one < other ? -1 : 1))
  return new Set(ranks.slice(0, size).map(([, row]) => row))
}

function checkSample(source, rows, wanted) {
  const numbers = [...wanted].sort((one, other) => one - other)
  const expected = [`\uFEFF"number",${csvHead.slice(1)}`, ...numbers.map((row) => `"${row}",${rows.get(row) ?? ''}`)]
  let at = 0
  for (const line of linesOf(source)) {
    if (line !== expected[at] || (at > 0 && !sampleRow.test(line))) {
      return wrong('sample.csv', `Row ${at} is not the one that the seed draws.`)
    }
    at += 1
  }
  if (at !== expected.length) wrong('sample.csv', `It has ${at - 1} rows; the seed draws ${numbers.length}.`)
}

function checkStatements(files, manifest) {
  const xml = files.get('statements.xml')
  const identifiers = xml === undefined ? null : checkXml(xml, manifest)
  const { sample } = manifest
  const wanted = sample === null || identifiers === null ? new Set() : drawnAgain(sample, identifiers)
  const csv = files.get('statements.csv')
  const rows = csv === undefined ? new Map() : checkCsv(csv, identifiers, wanted)
  const drawn = files.get('sample.csv')
  if (sample !== null && drawn === undefined) wrong('sample.csv', 'It is missing.')
  if (sample !== null && drawn !== undefined) checkSample(drawn, rows, wanted)
  const leaves = files.get('openings.csv')
  if (manifest.log === undefined) {
    // Made before there were openings.
    if (leaves !== undefined) wrong('openings.csv', 'The manifest does not say that there is one.')
  } else if (leaves === undefined) wrong('openings.csv', 'It is missing.')
  else checkOpenings(leaves, identifiers, manifest)
}

// ---- Openings: which leaf of the public log each statement is

const openingsHead = '"identifier","blind","digest","commitment"\r\n'
const hash = '[\\da-f]{64}'
const openingsRow = new RegExp(`^"(${uuid})",(?:"(${hash})")?,"(${hash})",(?:"(${hash})")?\\r\\n$`, 'u')

function checkOpenings(source, identifiers, manifest) {
  const numbers = new Map()
  let named = 0
  let row = -1
  for (const line of linesOf(source)) {
    row += 1
    if (row === 0) {
      if (line !== openingsHead) return wrong('openings.csv', 'Its first line does not name the columns.')
      continue
    }
    const [, identifier, blind, digest, commitment] = openingsRow.exec(line) ?? []
    if (identifier === undefined) return wrong('openings.csv', `Row ${row} is not a row of the table.`)
    if (identifiers !== null && identifier !== identifiers[row - 1]) {
      return wrong('openings.csv', `Row ${row} is not statement ${row} of statements.xml.`)
    }
    if (blind === undefined && commitment === undefined) continue
    named += 1
    const made = createHash('sha256')
      .update(Buffer.from(`${blind}${digest}`, 'hex'))
      .digest('hex')
    if (blind === undefined || made !== commitment) {
      wrong('openings.csv', `The commitment in row ${row} is not the SHA-256 of its blind and digest.`)
    } else if (numbers.has(made)) {
      wrong('openings.csv', `Row ${row} has the commitment of row ${numbers.get(made)}: two statements are one leaf.`)
    } else numbers.set(made, row)
    if (problems.length > 100) return
  }
  if (row !== manifest.count) {
    wrong('openings.csv', `It has ${Math.max(0, row)} rows; the manifest counts ${manifest.count} statements.`)
  } else if (named !== manifest.log.commitments) {
    wrong('openings.csv', `It has ${named} commitments; the manifest counts ${manifest.log.commitments}.`)
  }
  openings = { numbers, identifiers }
}

// ---- The public log: C2SP tlog-tiles, read from its first entry to its last

const bundleWidth = 256
const bundlesAtOnce = 8

/** Reads what lies at a name below the log, by its address or from a folder. */
function readerOf(given) {
  if (!/^https?:\/\//u.test(given)) return async (name) => readFileSync(join(given, name))
  const address = new URL(given)
  const base = `${address.origin}${address.pathname === '/' ? '/log' : address.pathname.replace(/\/+$/u, '')}/`
  return async (name) => {
    const answer = await fetch(`${base}${name}`, { signal: AbortSignal.timeout(60_000) })
    if (!answer.ok) throw new Error(`${answer.status} for ${name}`)
    return Buffer.from(await answer.arrayBuffer())
  }
}

function bundleName(index, width) {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/gu)
  const last = groups.pop()
  return `tile/entries/${groups.map((group) => `x${group}/`).join('')}${last}${width === bundleWidth ? '' : `.p/${width}`}`
}

function entriesIn(bundle, width) {
  const entries = []
  for (let at = 0; at < bundle.length;) {
    const end = at + 2 + (at + 2 <= bundle.length ? bundle.readUInt16BE(at) : 0)
    if (end > bundle.length || end < at + 2) break
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  if (entries.length !== width) throw new Error('a bundle of entries is damaged')
  return entries
}

async function* entriesOf(read, size) {
  const bundles = Math.ceil(size / bundleWidth)
  for (let from = 0; from < bundles; from += bundlesAtOnce) {
    const some = Array.from({ length: Math.min(bundlesAtOnce, bundles - from) }, async (_, at) => {
      const width = Math.min(bundleWidth, size - (from + at) * bundleWidth)
      return entriesIn(await read(bundleName(from + at, width)), width)
    })
    for (const entries of await Promise.all(some)) yield* entries
  }
}

const sha256 = (...parts) => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

/** The root of a growing tree (RFC 6962, section 2.1), in as many hashes as its size has digits. */
function growingRoot() {
  const whole = []
  const joined = (left, right) => sha256(Buffer.from([1]), left, right)
  return {
    add(entry) {
      let subtree = { height: 0, hash: sha256(Buffer.from([0]), entry) }
      while (whole.at(-1)?.height === subtree.height) {
        subtree = { height: subtree.height + 1, hash: joined(whole.pop().hash, subtree.hash) }
      }
      whole.push(subtree)
    },
    root: () => whole.map(({ hash }) => hash).reduceRight((right, left) => joined(left, right)),
  }
}

/** What the log says of this package, once its entries are known to be those of its checkpoint. */
async function readLog(read, memberState) {
  const [, size = '', root = ''] = (await read('checkpoint')).toString('utf8').split('\n')
  if (!/^[1-9]\d{0,14}$/u.test(size)) throw new Error('its checkpoint is damaged')
  const seen = {
    size: Number(size),
    root,
    places: new Map(),
    removed: new Set(),
    frozen: [],
    before: 0,
    liveAt: Infinity,
  }
  const tree = growingRoot()
  let position = 0
  for await (const entry of entriesOf(read, seen.size)) {
    tree.add(entry)
    if (entry.length !== 32) noteEvent(seen, entry.toString('utf8'), position, memberState)
    else {
      const commitment = entry.toString('hex')
      if (openings.numbers.has(commitment) && !seen.places.has(commitment)) seen.places.set(commitment, position)
    }
    position += 1
  }
  if (tree.root().toString('base64') !== root) throw new Error('its entries are not those that its checkpoint signs')
  return seen
}

function noteEvent(seen, text, position, memberState) {
  const head = 'colligo event 1\n'
  if (!text.startsWith(head)) return
  const { event, leaf, count, memberState: of } = JSON.parse(text.slice(head.length))
  if (event === 'log-begun') seen.before = count ?? 0
  else if (event === 'gone-live') seen.liveAt = Math.min(seen.liveAt, position)
  else if (event === 'removed') seen.removed.add(leaf)
  else if (of !== memberState) return
  else if (event === 'batch-frozen') seen.frozen.push(count)
  else if (event === 'batch-dissolved' && seen.frozen.includes(count)) seen.frozen.splice(seen.frozen.indexOf(count), 1)
}

/** Compares the package with the log. Returns what to tell of it; `null` where it could not be compared. */
async function checkLog(given, manifest) {
  if (manifest.log === undefined) {
    return (wrong(theLog, 'This package was made before packages said where their statements stand in it.'), null)
  }
  let seen
  try {
    seen = await readLog(readerOf(given), manifest.memberState)
  } catch (error) {
    // What the network, a folder, or a log that is damaged or none has to say.
    const reason = error.cause?.code ?? error.code ?? error.message
    return (wrong(theLog, `It cannot be read: ${printable(reason)}.`), null)
  }
  const commitments = openings.numbers.size
  const placed = (fits) => [...seen.places].filter(([, place]) => fits(place)).map(([commitment]) => commitment)
  const missing = [...openings.numbers.keys()].filter((commitment) => !seen.places.has(commitment))
  tellOf(missing, `of ${commitments} commitments do not stand in it`)
  tellOf(
    placed((place) => seen.removed.has(place)),
    `of ${commitments} are marked in it as removed`,
  )
  if (manifest.isPractice === false) {
    tellOf(
      placed((place) => place < seen.liveAt),
      `of ${commitments} are tests from before people signed in earnest`,
    )
  }
  const without = manifest.count - commitments
  if (without > seen.before) {
    wrong(
      theLog,
      `The package names no commitment for ${without} of its statements; when the log began, there were ${seen.before}.`,
    )
  }
  const isFrozen = seen.frozen.includes(manifest.count)
  if (!isFrozen) {
    const told = seen.frozen.length === 0 ? 'none' : seen.frozen.join(', ')
    wrong(
      theLog,
      `It tells of no batch of ${manifest.count} statements for ${manifest.memberState} (of those for it: ${told}).`,
    )
  }
  const { size: entries, root } = seen
  return { entries, root, commitments, standing: seen.places.size, without, isFrozen }
}

/** Tells of some commitments, the first few by the identifiers of their statements. */
function tellOf(commitments, what) {
  if (commitments.length === 0) return
  const few = commitments.slice(0, 5).map((commitment) => {
    const number = openings.numbers.get(commitment)
    return `${openings.identifiers?.[number - 1] ?? ''} (statement ${number})`.trim()
  })
  wrong(theLog, `${commitments.length} ${what}: ${few.join(', ')}${commitments.length > few.length ? ', …' : ''}`)
}

// ---- All of it

/** MS-DOS time of the archive's files: that of the export. */
function dosTimeOf(instant) {
  const [year, month, date, hour, minute, second] = String(instant).split(/\D/u).map(Number)
  return ((((year - 1980) << 9) | (month << 5) | date) * 0x10000 + ((hour << 11) | (minute << 5) | (second >> 1))) >>> 0
}

function check(path, key) {
  const isFolder = statSync(path).isDirectory()
  const { files, times } = isFolder ? { files: filesInFolder(path), times: [] } : filesInArchive(path)
  if (!isFolder && files.size === 0)
    return (
      wrong('the archive', 'This is not a package: it lies in its envelope (open that first), or was damaged there.'),
      null
    )
  const manifest = readManifest(files)
  checkSignature(files, manifest, key)
  if (manifest === null) return null
  if (times.some((time) => time !== dosTimeOf(manifest.exportedAt)))
    wrong('the archive', 'The times of its files are not that of the export.')
  try {
    checkFiles(files, manifest)
    checkBlanks(files, manifest)
    checkStatements(files, manifest)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // A field was expected that is not there, or is of another kind.
    wrong('manifest.json', 'It lacks something that a manifest has, or has something else in its place.')
  }
  return manifest
}

function told(manifest, log) {
  const lines = notes.map((note) => `Note: ${note}`)
  if (log !== null) {
    lines.push(
      `In the public log: ${log.standing} of ${log.commitments} commitments${log.without === 0 ? '' : `; ${log.without} statements are from before it began`}. ` +
        `Its entries then: ${log.entries}, root ${printable(log.root)}.`,
    )
  }
  if (problems.length > 0 && problems.every(({ where }) => where === theLog)) {
    lines.push(
      'By itself this package is in order. Compared with the public log it is NOT:',
      ...problems.map(({ what }) => `  ${what}`),
      'What is signed gets its place there within a day. If that is not why, do not verify before the organisers have explained it.',
    )
  } else if (problems.length > 0) {
    lines.push(`This package is NOT in order. ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:`)
    lines.push(
      ...problems.map(({ where, what }) => `  ${where}: ${what}`),
      'Do not verify from it. Ask the organisers for it again.',
    )
  } else {
    lines.push(
      `This package is in order: ${manifest.count} statements of support for ${manifest.memberState}, initiative ${printable(manifest.initiative)}, batch ${manifest.batch}.`,
      `SHA-256 of its manifest: ${manifest.hash}`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** What was asked for; `null` where the words make no sense. */
function askedIn(words) {
  const asked = { isJson: false, paths: [] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === '--json') asked.isJson = true
    else if (!word.startsWith('--')) asked.paths.push(word)
    else if (['--key', '--log'].includes(word) && words[at + 1] !== undefined) asked[word.slice(2)] = words[++at]
    else return null
  }
  return asked.paths.length === 1 ? asked : null
}

async function main(words) {
  const asked = askedIn(words)
  if (asked === null) {
    stderr.write('Usage: node verify-package.mjs PACKAGE [--key RW…] [--log URL|FOLDER] [--json]\n')
    return 2
  }
  const { isJson, paths, key, log: given } = asked
  let manifest = null
  let log = null
  try {
    manifest = check(paths[0], key)
    // What is not in order by itself needs no comparing.
    if (given !== undefined && manifest !== null && problems.length === 0) log = await checkLog(given, manifest)
  } catch (error) {
    if (error.code === undefined) throw error
    wrong(printable(paths[0]), `It cannot be read (${error.code}).`)
  }
  if (isJson) {
    const compared = given === undefined ? {} : { log }
    stdout.write(`${JSON.stringify({ ok: problems.length === 0, problems, notes, ...compared })}\n`)
  } else stdout.write(told({ ...manifest, hash: manifest === null ? '' : manifestHash(paths[0]) }, log))
  return problems.length === 0 ? 0 : 1
}

/** What receipt and result name the package by. */
function manifestHash(path) {
  const files = statSync(path).isDirectory() ? filesInFolder(path) : filesInArchive(path).files
  const source = files.get('manifest.json')
  return source === undefined ? '' : sha256Of(source)
}

/** For tests of this file: the problems of a package, found in a process that goes on. */
export function problemsOf(path, key) {
  checkAnew(path, key)
  return [...problems]
}

/** The same beside a log. */
export async function problemsBesideLog(path, key, log) {
  const manifest = checkAnew(path, key)
  if (manifest !== null && problems.length === 0) await checkLog(log, manifest)
  return [...problems]
}

function checkAnew(path, key) {
  problems.length = 0
  notes.length = 0
  openings = { numbers: new Map(), identifiers: null }
  const manifest = check(path, key)
  for (const descriptor of descriptors.splice(0)) closeSync(descriptor)
  return manifest
}

if (argv[1] !== undefined && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) exit(await main(argv.slice(2)))
