import { createHash, createHmac, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'

/**
 * A small public log, made by docs/verifying.md and the RFCs alone, with nothing of `lib`: what its test vectors are held
 * against. Nothing in it is random, so that it is the same whoever makes it.
 */

const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest()
const seeded = (name: string): Buffer => sha256(Buffer.from(`colligo public log vector: ${name}`))

/** HKDF (RFC 5869) with SHA-256, without a salt, 32 bytes. */
const derived = (secret: Uint8Array, label: string): Buffer =>
  hmac(hmac(Buffer.alloc(32), secret), Buffer.from(label), Buffer.of(1))

/** Each part behind its length in bytes, in decimal, and a colon. */
const parted = (parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat(parts.flatMap((part) => [Buffer.from(`${String(part.length)}:`), part]))

/** The largest power of two below a number above 1. */
const halfOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1)

/** MTH of RFC 6962, section 2.1. */
function treeHash(entries: readonly Uint8Array[]): Buffer {
  const [first] = entries
  if (first === undefined) return sha256()
  if (entries.length === 1) return sha256(Buffer.of(0), first)
  const half = halfOf(entries.length)
  return sha256(Buffer.of(1), treeHash(entries.slice(0, half)), treeHash(entries.slice(half)))
}

/** PATH of RFC 6962, section 2.1.1. */
function pathOf(index: number, entries: readonly Uint8Array[]): readonly Buffer[] {
  if (entries.length === 1) return []
  const half = halfOf(entries.length)
  const [left, right] = [entries.slice(0, half), entries.slice(half)]
  return index < half ? [...pathOf(index, left), treeHash(right)] : [...pathOf(index - half, right), treeHash(left)]
}

/** SUBPROOF of RFC 6962, section 2.1.2. */
function subproof(size: number, entries: readonly Uint8Array[], isWhole: boolean): readonly Buffer[] {
  if (size === entries.length) return isWhole ? [] : [treeHash(entries)]
  const half = halfOf(entries.length)
  const [left, right] = [entries.slice(0, half), entries.slice(half)]
  return size <= half
    ? [...subproof(size, left, isWhole), treeHash(right)]
    : [...subproof(size - half, right, false), treeHash(left)]
}

/** Ed25519 from its 32 secret bytes. */
function keyFrom(seed: Uint8Array): { readonly privateKey: KeyObject; readonly publicKey: Buffer } {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { privateKey, publicKey: Buffer.from(x, 'base64url') }
}

const keyId = (name: string, type: number, publicKey: Uint8Array): Buffer =>
  sha256(Buffer.from(`${name}\n`), Buffer.of(type), publicKey).subarray(0, 4)

const keyLine = (name: string, type: number, publicKey: Uint8Array): string =>
  `${name}+${keyId(name, type, publicKey).toString('hex')}+${Buffer.concat([Buffer.of(type), publicKey]).toString('base64')}`

const signatureLine = (name: string, ...parts: readonly Uint8Array[]): string =>
  `— ${name} ${Buffer.concat(parts).toString('base64')}\n`

const bundle = (entries: readonly Uint8Array[]): Buffer =>
  Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(entry.length)
      return [length, entry]
    }),
  )

const inOrder = (commitments: readonly Buffer[]): readonly Buffer[] =>
  commitments.toSorted((one, other) => Buffer.compare(one, other))

const origin = 'collect.example.eu/log'
const serverSecret = seeded('secret of the server')
const logKey = keyFrom(derived(serverSecret, 'colligo log signing'))
const [logType, witnessType] = [0x01, 0x04]

function statementVector() {
  const formToken = 'a form’s token'
  const fingerprint = seeded('fingerprint')
  const blind = hmac(derived(serverSecret, 'colligo log blinding'), parted([Buffer.from(formToken), fingerprint]))
  // Of the shape of a sealed statement, and opened by no key.
  const header = Buffer.from('{"alg":"ECDH-ES","enc":"A256GCM","typ":"a test vector"}')
  const sealed = [header, Buffer.alloc(0), seeded('iv').subarray(0, 12), seeded('text'), seeded('tag').subarray(0, 16)]
    .map((part) => part.toString('base64url'))
    .join('.')
  const digest = sha256(Buffer.from(sealed))
  const commitment = sha256(blind, digest)
  return { formToken, fingerprint, blind, sealed, digest, commitment, leafHash: sha256(Buffer.of(0), commitment) }
}

function headsVector(name: string) {
  const [salt, audit, statements] = ['salt', 'audit', 'statements'].map((part) => seeded(`${name}, ${part}`)) as [
    Buffer,
    Buffer,
    Buffer,
  ]
  return { salt, audit, statements, heads: sha256(salt, audit, statements) }
}

function stateText(at: string, numbers: readonly number[], memberStates: readonly string[], heads: Buffer): string {
  const names = ['submissions', 'tests', 'counted', 'repeated', 'removed', 'suspect']
  const counts = names.map((name, place) => `${name} ${String(numbers[place])}`)
  const lines = ['colligo state 1', `at ${at}`, ...counts, ...memberStates, `heads ${heads.toString('hex')}`]
  return lines.map((line) => `${line}\n`).join('')
}

function signedCheckpoint(entries: readonly Buffer[]): { readonly text: string; readonly note: string } {
  const state = entries.at(-1)?.toString() ?? ''
  const text = `${origin}\n${String(entries.length)}\n${treeHash(entries).toString('base64')}\n${state}`
  const id = keyId(origin, logType, logKey.publicKey)
  return { text, note: `${text}\n${signatureLine(origin, id, sign(null, Buffer.from(text), logKey.privateKey))}` }
}

/** A witness's signature of a checkpoint. */
function cosignatureVector(checkpoint: string) {
  const name = 'witness.example.org/colligo'
  const seed = seeded('key of the witness')
  const { privateKey, publicKey } = keyFrom(seed)
  const seconds = Date.UTC(2026, 11, 1, 12, 5) / 1000
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  const message = Buffer.from(`cosignature/v1\ntime ${String(seconds)}\n${checkpoint}`)
  const line = signatureLine(name, keyId(name, witnessType, publicKey), time, sign(null, message, privateKey))
  return { privateKey: seed.toString('hex'), key: keyLine(name, witnessType, publicKey), seconds, line }
}

/** All of the log's entries: twelve tests, going live, 283 submissions, one removal. */
function entriesWith(commitment: Buffer, stateHeads: Buffer) {
  const many = (name: string, count: number): readonly Buffer[] =>
    Array.from({ length: count }, (_, at) => seeded(`${name} ${String(at)}`))
  const firstHeads = headsVector('first state').heads
  const texts = {
    begun: 'colligo event 1\n{"event":"log-begun","on":"2026-11-30"}\n',
    live: 'colligo event 1\n{"event":"gone-live","on":"2026-12-01"}\n',
    removed: 'colligo event 1\n{"event":"removed","on":"2026-12-01","leaf":20,"reason":"withdrawn"}\n',
    firstState: stateText('2026-12-01T08:00Z', [12, 12, 0, 0, 0, 0], [], firstHeads),
    state: stateText(
      '2026-12-01T12:00Z',
      [295, 12, 270, 0, 0, 0],
      ['member-state EE 150', 'member-state IE 120'],
      stateHeads,
    ),
  }
  const [begun, live, removed, firstState, state] = Object.values(texts).map((text) => Buffer.from(text)) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ]
  const tests = inOrder(many('test', 12))
  const counted = inOrder([commitment, ...many('statement', 282)])
  return { texts, entries: [begun, ...tests, live, firstState, ...counted, removed, state] as const }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** What stands in tests/vectors/public-log.json. */
export function vectorsByHand() {
  const statement = statementVector()
  const heads = headsVector('last state')
  const { texts, entries } = entriesWith(statement.commitment, heads.heads)
  const index = entries.findIndex((entry) => entry.equals(statement.commitment))
  const { text, note } = signedCheckpoint(entries)
  const path = pathOf(index, entries)
  const proofLines = [
    'c2sp.org/tlog-proof@v1',
    `index ${String(index)}`,
    ...path.map((hash) => hash.toString('base64')),
  ]
  const hashes = entries.slice(0, 256).map((entry) => sha256(Buffer.of(0), entry))
  return {
    statement: {
      ...{ serverSecret: hex(serverSecret), formToken: statement.formToken, fingerprint: hex(statement.fingerprint) },
      ...{ blind: hex(statement.blind), sealed: statement.sealed, digest: hex(statement.digest) },
      ...{ commitment: hex(statement.commitment), leafHash: hex(statement.leafHash) },
    },
    event: { text: texts.removed, leafHash: hex(treeHash([Buffer.from(texts.removed)])) },
    state: {
      ...{ salt: hex(heads.salt), auditLink: hex(heads.audit), statementsLink: hex(heads.statements) },
      ...{ heads: hex(heads.heads), text: texts.state, leafHash: hex(treeHash([Buffer.from(texts.state)])) },
    },
    tree: { size: entries.length, root: hex(treeHash(entries)), entries: entries.map(hex) },
    tiles: {
      'tile/0/000': hex(sha256(...hashes)),
      'tile/1/000.p/1': hex(sha256(treeHash(entries.slice(0, 256)))),
      'tile/entries/000': hex(sha256(bundle(entries.slice(0, 256)))),
      'tile/entries/001.p/44': hex(sha256(bundle(entries.slice(256)))),
    },
    inclusion: { index, size: entries.length, path: path.map(hex), file: [...proofLines, '', note].join('\n') },
    consistency: {
      ...{ from: 15, fromRoot: hex(treeHash(entries.slice(0, 15))), to: entries.length },
      path: subproof(15, entries, true).map(hex),
    },
    checkpoint: {
      privateKey: hex(derived(serverSecret, 'colligo log signing')),
      key: keyLine(origin, logType, logKey.publicKey),
      earlierNote: signedCheckpoint(entries.slice(0, 15)).note,
      note,
    },
    cosignature: cosignatureVector(text),
  }
}
