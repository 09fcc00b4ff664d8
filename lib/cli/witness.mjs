#!/usr/bin/env node
/**
 * Watches the public log of a collection, and signs what it has seen of it: that the log has only grown. For anybody.
 *
 *   node witness.mjs --url https://collect.example.eu/log --key KEY [--folder DIR] [--name my.example/witness]
 *                    [--once | --every MINUTES] [--all] [--quiet]
 *
 * KEY is the log's verifier key, or a file with it, which had better come by another way than the site. The folder
 * (`witness` where absent) holds the witness's own key and what it has seen: never run one key from two folders. --all
 * reads every old entry again, not only some. This file needs Node 22 or newer, and nothing else: it shares no code with
 * the program that writes the log, so that a mistake in one is found by the other. docs/witnessing.md says how to run it
 * and what its sentences mean.
 *
 * Ends with 0 where all is well, 1 where it could not do its work, 2 where the log is not what it was, 3 where it has stood
 * still for more than a day. After 2 it signs nothing more until a human has removed the evidence from its folder.
 */
import * as crypto from 'node:crypto'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { argv, exit, stderr, stdout } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const usage = `Usage: node witness.mjs --url https://collect.example.eu/log --key KEY [--folder DIR]
       [--name my.example/witness] [--once | --every MINUTES] [--all] [--quiet]`

const tileWidth = 256
const mostOfCheckpoint = 1 << 16
/** 256 entries, each behind its length in two bytes. */
const mostOfBundle = tileWidth * (2 + 0xffff)
const secondsToAnswer = 60
/** Bundles that are on their way at the same time. */
const ahead = 8
/** Old bundles that are read again each time, drawn by lot. */
const readAgain = 32
const [lateHours, stillHours] = [3, 26]

/** Nothing is proved, and nothing was signed: try again later. */
class Trouble extends Error {}

/** The log is not what it was, or not what it says. */
class Broken extends Error {
  /** @param isProved - Whether two notes that the log has signed prove it alone: asking again changes nothing then. */
  constructor(what, { isProved = false } = {}) {
    super(what)
    this.isProved = isProved
  }
}

// ---- Keys and notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature)

const [logType, witnessType] = [0x01, 0x04]
const sha256 = (bytes) => crypto.hash('sha256', bytes, 'buffer')

const keyIdOf = (name, type, raw) =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), raw])).subarray(0, 4)

const verifierKey = (name, type, raw) =>
  `${name}+${keyIdOf(name, type, raw).toString('hex')}+${Buffer.concat([Buffer.of(type), raw]).toString('base64')}`

function readLogKey(text) {
  const isLine = /^\S+\+[0-9a-f]{8}\+\S+$/u.test(text.trim())
  const line = (isLine ? text : readOr(text, `The key "${text}" is neither a verifier key nor a file with one.`)).trim()
  const [, name, base64] = /^([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})$/u.exec(line) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (bytes.length !== 33 || bytes[0] !== logType || verifierKey(name, logType, bytes.subarray(1)) !== line)
    throw new Trouble(`The key is not that of a log, or was not copied whole: ${printable(line)}`)
  const raw = bytes.subarray(1)
  return { name, line, id: keyIdOf(name, logType, raw), publicKey: publicKeyOf(raw) }
}

const publicKeyOf = (raw) =>
  crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })

/** Text and signatures; `null` where it is no signed note. */
function readNote(note) {
  const end = note.lastIndexOf('\n\n')
  if (end === -1 || !note.endsWith('\n') || /[\u0000-\u0009\u000B-\u001F\u007F\uFFFD]/u.test(note)) return null
  const signatures = []
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, base64] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
    const bytes = Buffer.from(base64 ?? '', 'base64')
    if (bytes.length < 5 || bytes.toString('base64') !== base64) return null
    signatures.push({ name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4) })
  }
  return { text: note.slice(0, end + 1), signatures }
}

/** The checkpoint in a note that the log has signed. */
function readCheckpoint(bytes, key) {
  const note = readNote(bytes.toString('utf8'))
  const [origin, size, root, ...extension] = note?.text.slice(0, -1).split('\n') ?? []
  const hash = Buffer.from(root ?? '', 'base64')
  if (!/^(?:0|[1-9]\d{0,14})$/u.test(size ?? '') || hash.length !== 32 || hash.toString('base64') !== root)
    throw new Trouble('What is at the log\'s address is no checkpoint.') // prettier-ignore
  if (origin !== key.name)
    throw new Broken(`The checkpoint is of another log: it is called "${printable(origin)}", the key "${key.name}".`)
  const own = note.signatures.filter(({ name, id }) => name === key.name && id.equals(key.id))
  if (own.length === 0) throw new Broken(`The checkpoint of size ${size} is not signed with the log's key.`)
  const message = Buffer.from(note.text)
  if (!own.every((signature) => crypto.verify(null, message, key.publicKey, signature.bytes)))
    throw new Broken(`The log's signature under the checkpoint of size ${size} is bad.`)
  return { size: Number(size), root: hash, extension, text: note.text, signatures: note.signatures }
}

const cosignedMessage = (text, seconds) => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)

function isCosigned({ text, signatures }, witness) {
  const own = signatures.find(
    ({ name, id, bytes }) => name === witness.name && id.equals(witness.id) && bytes.length === 72,
  )
  if (own === undefined) return false
  const message = cosignedMessage(text, own.bytes.readBigUInt64BE())
  return crypto.verify(null, message, crypto.createPublicKey(witness.privateKey), own.bytes.subarray(8))
}

function cosignature(text, witness) {
  const seconds = Math.floor(Date.now() / 1000)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = crypto.sign(null, cosignedMessage(text, seconds), witness.privateKey)
  return `— ${witness.name} ${Buffer.concat([witness.id, time, signature]).toString('base64')}\n`
}

// ---- The tree (RFC 6962)

const leafHash = (entry) => sha256(Buffer.concat([Buffer.of(0), entry]))
const nodeHash = (left, right) => sha256(Buffer.concat([Buffer.of(1), left, right]))

/** The roots of the complete subtrees that so many hashes make, the largest first: as RFC 6962 divides trees. */
function frontierOf(hashes) {
  const roots = []
  hashes.forEach((hash, at) => {
    let root = hash
    for (let rest = at; rest % 2 === 1; rest = (rest - 1) / 2) root = nodeHash(roots.pop(), root)
    roots.push(root)
  })
  return roots
}

/** @param bundles - Roots of full bundles of 256 entries. @param edge - Leaf hashes of the entries after them. */
function rootOf(bundles, edge) {
  const roots = [...frontierOf(bundles), ...frontierOf(edge)]
  return roots.length === 0 ? sha256('') : roots.reduceRight((right, left) => nodeHash(left, right))
}

function hashesIn(bytes) {
  return Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, at * 32 + 32))
}

// ---- Fetching: bounded in size and time, and from the log's own host alone

/** The answer's bytes; `null` where there is nothing at the address. */
async function fetched(address, most, isFresh = false) {
  const { status, bytes } = await answered(new URL(address), most, {
    headers: isFresh ? { 'Cache-Control': 'no-cache' } : {},
  })
  if (status === 404 || status === 410) return null
  if (status !== 200) throw new Trouble(`${address} answers with status ${status}.`)
  return bytes
}

async function answered(url, most, request, hops = 3) {
  try {
    const response = await fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.timeout(secondsToAnswer * 1000),
    })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || location === null)
      return { status: response.status, bytes: await bytesOf(response, most, url) }
    await response.body?.cancel()
    const next = new URL(location, url)
    if (next.host !== url.host || next.protocol !== url.protocol || request.method === 'POST' || hops === 0)
      throw new Trouble(`${url.href} sends on to ${printable(next.href)}. Only the log's own address is asked.`)
    return await answered(next, most, request, hops - 1)
  } catch (error) {
    if (error instanceof Trouble) throw error
    const why =
      error.name === 'TimeoutError' ? `no answer in ${secondsToAnswer} seconds` : (error.cause?.code ?? error.message)
    throw new Trouble(`${url.href} cannot be reached: ${printable(String(why))}.`)
  }
}

async function bytesOf(response, most, url) {
  const chunks = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > most) throw new Trouble(`${url.href} answers with more than ${most} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tileAddress(log, level, index, width) {
  const groups = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0').match(/\d{3}/gu) // prettier-ignore
  const name = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/')
  return `${log.url}/tile/${level}/${name}${width === tileWidth ? '' : `.p/${width}`}`
}

/** A tile of a tree; the full one where the narrower one is gone, since the tree has grown. */
async function tile(log, level, index, width, most) {
  const whole = tileAddress(log, level, index, tileWidth)
  if (width === tileWidth) return await fetched(whole, most, log.isFresh)
  return (
    (await fetched(tileAddress(log, level, index, width), most, log.isFresh)) ??
    (await fetched(whole, most, log.isFresh))
  )
}

const placeOf = (index, width) => `${index * tileWidth} to ${index * tileWidth + width - 1}`

async function bundle(log, index, size) {
  const width = Math.min(tileWidth, size - index * tileWidth)
  const bytes = await tile(log, 'entries', index, width, mostOfBundle)
  if (bytes === null) throw new Trouble(`The log does not give out its entries ${placeOf(index, width)}.`)
  const entries = []
  for (let at = 0; at < bytes.length && entries.length < width; at += 2 + entries.at(-1).length) {
    const end = at + 2 + (at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0)
    if (end > bytes.length || end === at + 2) break
    entries.push(bytes.subarray(at + 2, end))
  }
  if (entries.length < width)
    throw new Broken(
      `Of the entries ${placeOf(index, width)} the log has only ${entries.length}: the next is missing or damaged.`,
    )
  return { index, entries, leaves: entries.map(leafHash) }
}

/** Bundles in order, some of them fetched ahead. */
async function* bundles(log, indices, size) {
  const underWay = []
  for (const index of indices) {
    const next = bundle(log, index, size)
    // It is awaited later; until then nobody is to take it for forgotten.
    next.catch(() => undefined)
    underWay.push(next)
    if (underWay.length === ahead) yield await underWay.shift()
  }
  while (underWay.length > 0) yield await underWay.shift()
}

const range = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)

// ---- What the entries say

const [eventHead, stateHead] = ['colligo event 1\n', 'colligo state 1\n']

/** Reads on from what was told before. @returns What is wrong where an entry contradicts the others; otherwise `null`. */
function read(told, entry, position) {
  if (entry.length === 32) {
    told.submissions += 1
    return told.destroyedAt === null
      ? null
      : new Broken(`Entry ${position} is a new commitment, but entry ${told.destroyedAt} tells of the destruction.`)
  }
  const text = entry.toString('utf8')
  if (text.startsWith(eventHead)) return readEvent(told, text.slice(eventHead.length), position)
  if (text.startsWith(stateHead)) return readState(told, text, position)
  return new Trouble(`Entry ${position} is of a kind that this program does not know. Fetch the newest one.`)
}

function readEvent(told, json, position) {
  try {
    if (JSON.parse(json).event === 'destruction-done') told.destroyedAt ??= position
    return null
  } catch {
    // SyntaxError, or TypeError where it is null.
    return new Broken(`Entry ${position} is no event, though it begins like one.`)
  }
}

function readState(told, text, position) {
  const [, submissions] = /^submissions (\d+)$/mu.exec(text) ?? []
  const [, at = '?'] = /^at (\d{4}-\d\d-\d\dT\d\d:\d\dZ)$/mu.exec(text) ?? []
  if (submissions !== String(told.submissions))
    return new Broken(`Entry ${position} says ${submissions} submissions; ${told.submissions} stand before it.`)
  if (at < told.at) return new Broken(`Entry ${position} is of ${at}; the state before it is of ${told.at}.`)
  told.at = at
  return null
}

// ---- Whether the log has only grown

/** What is kept of a log that was never seen. */
const nothing = { size: 0, note: '', bundles: [], edge: [], told: { submissions: 0, at: '', destroyedAt: null } }

/**
 * The log as it is now, grown out of what was kept of it: the new root is reckoned from the old tree and the new entries,
 * which shows more than a proof of consistency does.
 */
async function grown(log, kept, head) {
  const known = [...kept.bundles]
  const told = { ...kept.told }
  let [last, problem] = [null, null]
  const first = Math.floor(kept.size / tileWidth)
  let edge = []
  for await (const { index, entries, leaves } of bundles(
    log,
    range(first, Math.ceil(head.size / tileWidth)),
    head.size,
  )) {
    const before = index === first ? kept.edge : []
    const changed = before.findIndex((hash, at) => !hash.equals(leaves[at]))
    if (changed !== -1) throw new Broken(`Entry ${index * tileWidth + changed} is not what it was.`)
    for (let at = before.length; at < entries.length; at += 1) {
      problem ??= read(told, entries[at], index * tileWidth + at)
      last = entries[at]
    }
    edge = entries.length === tileWidth ? [] : leaves
    if (entries.length === tileWidth) known.push(rootOf([], leaves))
  }
  if (!rootOf(known, edge).equals(head.root)) throw new Broken(await whereItDiffers(log, kept, head))
  if (problem !== null) throw problem
  // The same tree has the same last entry; its checkpoint was looked at when it came.
  const lines = head.extension.map((line) => `${line}\n`).join('')
  if (last !== null && (!lines.startsWith(stateHead) || lines !== last.toString('utf8')))
    throw new Broken(`The checkpoint's lines are not those of its last entry, ${head.size - 1}.`)
  return { size: head.size, note: '', bundles: known, edge, told }
}

/** A sentence that names the place, as narrowly as the log's own tiles let it be told. */
async function whereItDiffers(log, kept, head) {
  for await (const one of bundles(log, range(0, Math.ceil(head.size / tileWidth)), head.size)) {
    const place = await placeIn(log, one, kept.bundles[one.index] ?? null, head.size)
    if (place !== null) return place
  }
  return `The root of the checkpoint of size ${head.size} is not that of the log's ${head.size} entries.`
}

/** @param root - What was kept of the bundle. @returns `null` where nothing is wrong with it. */
async function placeIn(log, { index, leaves }, root, size) {
  if (root?.equals(rootOf([], leaves))) return null
  const bytes = await tile(log, 0, index, leaves.length, tileWidth * 32)
  const hashes = bytes === null ? leaves : hashesIn(bytes)
  const differs = leaves.findIndex((leaf, at) => hashes[at] === undefined || !leaf.equals(hashes[at]))
  const position = index * tileWidth + differs
  if (root === null)
    return differs === -1 ? null : `Entry ${position} is not the one that stands in the log's tree (of size ${size}).`
  return differs !== -1 && root.equals(rootOf([], hashes))
    ? `Entry ${position} is not what it was.`
    : `Of the entries ${placeOf(index, leaves.length)} at least one is not what it was.`
}

/** Reads old entries again, by lot or all of them: what is in the log must stay to be had as it was. */
async function readOldOnes(log, kept, head) {
  const drawn = new Set(range(0, log.isAll ? kept.bundles.length : Math.min(readAgain, kept.bundles.length)))
  if (drawn.size < kept.bundles.length) {
    drawn.clear()
    while (drawn.size < readAgain) drawn.add(crypto.randomInt(kept.bundles.length))
  }
  for await (const one of bundles(log, drawn, head.size)) {
    const place = await placeIn(log, one, kept.bundles[one.index], head.size)
    if (place !== null) throw new Broken(place)
  }
}

/** One look at the log. @returns The checkpoint, and what is to be kept. */
async function looked(log, kept) {
  const bytes = await fetched(`${log.url}/checkpoint`, mostOfCheckpoint, true)
  if (bytes === null) throw new Trouble(`There is no checkpoint at ${log.url} yet.`)
  log.shown = bytes.toString('utf8')
  const head = readCheckpoint(bytes, log.key)
  if (head.size < kept.size)
    throw new Broken(
      `The log has shrunk: from ${kept.size} entries to ${head.size}${wasSeen(log, head) ? ', a size that it had before: it may have been set back to a backup' : ''}.`,
    )
  if (head.size === kept.size && head.text !== readNote(kept.note).text)
    throw new Broken(`There are two different checkpoints of the same size, ${head.size}. The log has signed both.`, {
      isProved: true,
    })
  const next = await grown(log, kept, head)
  await readOldOnes(log, kept, head)
  return { head, next: { ...next, note: log.shown } }
}

// ---- The folder

const printable = (text) => text.replaceAll(/[^\P{C}]/gu, '?').slice(0, 300)

function readOr(path, sentence) {
  try {
    return fs.readFileSync(path, 'utf8')
  } catch {
    // ENOENT and its kind.
    throw new Trouble(sentence)
  }
}

/** Puts a file in place whole or not at all, also where the power goes. */
function keepWhole(folder, name, contents, mode = 0o600) {
  const path = join(folder, name)
  writeDurably(`${path}.new`, 'w', (file) => fs.writeSync(file, contents), mode)
  fs.renameSync(`${path}.new`, path)
  writeDurably(folder, 'r', () => undefined)
}

function writeDurably(path, flags, write, mode = 0o600) {
  const file = fs.openSync(path, flags, mode)
  try {
    write(file)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** The witness's own key: made the first time, and the same from then on. */
function ownKey(folder, name, say) {
  const path = join(folder, 'witness-key.json')
  const isNew = !fs.existsSync(path)
  if (isNew) {
    const { privateKey } = crypto.generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const chosen = name ?? `${hostname()}/witness`
    if (!/^[^\s+\p{C}]{1,120}$/u.test(chosen))
      throw new Trouble(`A witness cannot be called "${printable(chosen)}": no spaces, and no "+".`)
    keepWhole(folder, 'witness-key.json', `${JSON.stringify({ name: chosen, privateKey })}\n`)
  }
  const kept = JSON.parse(readOr(path, `${path} cannot be read.`))
  if (name !== undefined && name !== kept.name)
    throw new Trouble(`The witness of this folder is called "${kept.name}". Another name needs a folder of its own.`)
  const privateKey = crypto.createPrivateKey(kept.privateKey)
  const raw = Buffer.from(crypto.createPublicKey(privateKey).export({ format: 'jwk' }).x, 'base64url')
  const line = verifierKey(kept.name, witnessType, raw)
  if (isNew) {
    keepWhole(folder, 'verifier-key.txt', `${line}\n`, 0o644)
    say(`This witness has a key now. Give the organisers this line:\n${line}`)
  }
  return { name: kept.name, id: keyIdOf(kept.name, witnessType, raw), privateKey, line }
}

function load({ folder, key }) {
  const path = join(folder, 'state.json')
  if (!fs.existsSync(path)) return { ...nothing, written: null }
  const written = fs.readFileSync(path, 'utf8')
  const { key: of, size, note, told, edge } = JSON.parse(written)
  if (of !== key.line) throw new Trouble(`This folder is of another log: of ${of}.`)
  const count = Math.floor(size / tileWidth)
  const file = fs.readFileSync(join(folder, 'bundles'))
  const kept = {
    size,
    note,
    told,
    bundles: hashesIn(file.subarray(0, count * 32)),
    edge: hashesIn(Buffer.from(edge, 'base64')),
    written,
  }
  if (!rootOf(kept.bundles, kept.edge).equals(Buffer.from(note.split('\n')[2], 'base64')))
    throw new Trouble(`What this witness has kept in ${folder} is damaged. Keep the folder, and begin in a new one.`)
  return kept
}

/** Keeps what was seen before anything of it is signed: a witness must not forget what it has put its name to. */
function keep({ folder, key }, before, { size, note, told, bundles, edge }) {
  const path = join(folder, 'state.json')
  if ((fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : null) !== before.written)
    throw new Trouble('Another run of this witness was faster. Let only one work in a folder.')
  const [, , root] = note.split('\n')
  const line = JSON.stringify({ seenAt: new Date().toISOString(), size, root, at: told.at, note })
  const from = before.bundles.length
  writeDurably(join(folder, 'bundles'), from === 0 ? 'w' : 'r+', (file) => {
    const bytes = Buffer.concat(bundles.slice(from))
    fs.writeSync(file, bytes, 0, bytes.length, from * 32)
  })
  if (size !== before.size) writeDurably(join(folder, 'history.jsonl'), 'a', (file) => fs.writeSync(file, `${line}\n`))
  keepWhole(
    folder,
    'state.json',
    JSON.stringify({ key: key.line, size, note, told, edge: Buffer.concat(edge).toString('base64') }),
  )
}

function wasSeen({ folder }, { text }) {
  const path = join(folder, 'history.jsonl')
  return fs.existsSync(path) && fs.readFileSync(path, 'utf8').includes(`"note":${JSON.stringify(text).slice(0, -1)}`)
}

const evidenceIn = (folder) => fs.readdirSync(folder).filter((name) => /^fork-.*\.txt$/u.test(name))

function keepEvidence({ folder, key, witness, shown, url }, kept, what) {
  const time = new Date().toISOString()
  const name = `fork-${time.replaceAll(/[:.]/gu, '-')}.txt`
  keepWhole(folder, name, [
    `What the witness ${witness.name} saw of the log ${key.name} at ${url}, ${time}`, what,
    `The log's key: ${key.line}`, `The checkpoint that it had seen before, of size ${kept.size}:`, kept.note || '(none)',
    'The checkpoint that it was shown now:', shown,
  ].join('\n\n'), 0o644) // prettier-ignore
  return name
}

// ---- One round

const meaning = (folder, url, names) => `
=====================================================================================
THE LOG IS NOT WHAT IT WAS, OR NOT WHAT IT SAYS. This witness has signed nothing of it.
Somebody has changed what everybody was promised would only grow, or shows different
people different logs; or somebody else answers in its place.
Keep ${names.map((name) => join(folder, name)).join(', ')}: it is evidence.
Tell the organisers, the other witnesses (${url}/witnesses) and the
authority that certified the system, and send them that file.
This witness signs nothing more until a human has removed the file from its folder.
=====================================================================================`

/** Looks at the log once, and signs what it has seen. @returns The code to end with. */
async function round(log, say, warn) {
  const found = evidenceIn(log.folder)
  if (found.length > 0) {
    warn(`There is evidence against this log from an earlier run.${meaning(log.folder, log.url, found)}`)
    return 2
  }
  const kept = load(log)
  try {
    const { head, next } = await lookedTwice(log, kept, warn)
    keep(log, kept, next)
    const grew = kept.size === 0 ? 'was seen for the first time' : head.size === kept.size ? 'has nothing new' : `has grown by ${head.size - kept.size}` // prettier-ignore
    say(
      `The log ${log.key.name} ${grew}: ${head.size} entries, ${next.told.submissions} submissions, of ${next.told.at}. ${await sign(log, head, warn)}`,
    )
    return ageOf(next.told.at, warn)
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    const name = keepEvidence(log, kept, error.message)
    warn(`${error.message}${meaning(log.folder, log.url, [name])}`)
    return 2
  }
}

/** What two signed notes do not prove may be a cache, or a line that garbles: it is looked at again before anybody cries. */
async function lookedTwice(log, kept, warn) {
  try {
    return await looked(log, kept)
  } catch (error) {
    if (!(error instanceof Broken) || error.isProved) throw error
    await sleep(1000)
    log.isFresh = true
    const second = await looked(log, kept)
    warn(`The log answered otherwise at first: ${error.message} Asked again, it was in order.`)
    return second
  }
}

async function sign(log, head, warn) {
  if (isCosigned(head, log.witness)) return 'It bears this witness\'s signature already.' // prettier-ignore
  if (evidenceIn(log.folder).length > 0) throw new Trouble('There is evidence against this log: nothing was signed.')
  const body = new URLSearchParams({ note: `${head.text}\n${cosignature(head.text, log.witness)}` })
  const { status } = await answered(new URL(`${log.url}/cosignatures`), mostOfCheckpoint, { method: 'POST', body })
  if (status === 200) return 'Co-signed.'
  if (status !== 403 && status !== 409) throw new Trouble(`The signature was not taken: status ${status}.`)
  warn(`The log does not know this witness. Give the organisers this line:\n${log.witness.line}`)
  return 'The signature was not taken.'
}

function ageOf(at, warn) {
  const hours = (Date.now() - Date.parse(at)) / 3_600_000
  if (hours < -1) warn(`The log's clock is ahead: its last entry is of ${at}.`)
  if (hours <= lateHours) return 0
  warn(`The log stands still: its last entry is of ${at}, ${Math.floor(hours)} hours ago. It should grow every hour.`)
  return hours > stillHours ? 3 : 0
}

// ---- All of it

function optionsIn(words) {
  try {
    const string = { type: 'string' }
    const boolean = { type: 'boolean', default: false }
    const { values } = parseArgs({
      args: words,
      options: { url: string, key: string, folder: { ...string, default: 'witness' }, name: string, every: string, once: boolean, all: boolean, quiet: boolean },
    }) // prettier-ignore
    const { protocol } = new URL(values.url)
    const isTimed =
      values.every === undefined || (/^\d{1,5}$/u.test(values.every) && Number(values.every) > 0 && !values.once)
    return /^https?:$/u.test(protocol) && values.key !== undefined && isTimed ? values : null
  } catch {
    // TypeError: an option that there is not, or no address.
    return null
  }
}

async function main(words) {
  const values = optionsIn(words)
  if (values === null) return (stderr.write(`${usage}\n`), 1)
  const timed = (line) => `${new Date().toISOString().slice(0, 16)}Z ${line}\n`
  const say = (line) => values.quiet || stdout.write(timed(line))
  const warn = (line) => stderr.write(timed(line))
  const { folder } = values
  for (;;) {
    let code = 1
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
      const key = readLogKey(values.key)
      const witness = ownKey(folder, values.name, (line) => stdout.write(`${line}\n`))
      const url = values.url.replace(/\/+$/u, '')
      code = await round({ url, key, folder, witness, isAll: values.all, isFresh: false, shown: '' }, say, warn)
    } catch (error) {
      if (!(error instanceof Trouble) && error.code === undefined) throw error
      warn(`${error.message} Nothing is proved by that; look again later.`)
    }
    if (values.every === undefined || code === 2) return code
    await sleep(Number(values.every) * 60_000)
  }
}

// In a container it is the first process, which no signal ends by itself. Whenever it ends, what it has kept is whole.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => exit(0))
if (argv[1] !== undefined && fs.realpathSync(argv[1]) === fileURLToPath(import.meta.url))
  exit(await main(argv.slice(2)))
