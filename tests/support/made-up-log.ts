import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { checkpointText } from '#lib/proofs/checkpoint'
import { cosignature, cosignedMessage } from '#lib/proofs/cosignature'
import { eventEntry, type LogEvent } from '#lib/proofs/entries'
import { emptyFrontier, grown, rootOf } from '#lib/proofs/frontier'
import { stateEntry, stateLines, type LogState } from '#lib/proofs/log-state'
import { signatureLine, writeNote, type NoteSignature } from '#lib/proofs/signed-note'
import { bundleOf, readTilePath } from '#lib/proofs/tiles'
import { leafHash } from '#lib/proofs/tree-hash'
import { keyIdOf, type KeyType, type VerifierKey } from '#lib/proofs/verifier-key'
import type { FetchBelow } from '#lib/proofs/verify-log'

/** A key pair under a name. */
export function aSigner(name: string, type: KeyType) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key: VerifierKey = { name, type, publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) }
  return {
    key,
    sign: (text: string): NoteSignature => ({
      name,
      keyId: keyIdOf(key),
      bytes: sign(null, Buffer.from(text), privateKey),
    }),
    cosign: (checkpoint: string, seconds: number): NoteSignature =>
      cosignature(key, seconds, sign(null, cosignedMessage(checkpoint, seconds), privateKey)),
  }
}

export const anEvent = (event: string, more: Partial<LogEvent> = {}): Uint8Array =>
  eventEntry({ event, on: '2026-11-30', ...more })

export const aState = (changes: Partial<LogState> = {}): Uint8Array => stateEntry(stateOf(changes))

const stateOf = (changes: Partial<LogState>): LogState => ({
  at: '2026-11-30T09:00Z',
  ...{ submissions: 0, tests: 0, counted: 0, repeated: 0, removed: 0, suspect: 0, memberStates: {} },
  heads: 'a'.repeat(64),
  ...changes,
})

/** Commitments of nothing, in order. */
export const commitments = (count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, () => randomBytes(32)).toSorted((one, other) => Buffer.compare(one, other))

export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

export interface MadeUp {
  readonly entries: readonly Uint8Array[]
  /** What the checkpoint says otherwise. */
  readonly origin?: string
  readonly root?: Uint8Array
  readonly extension?: readonly string[]
  readonly witnesses?: readonly ReturnType<typeof aSigner>[]
}

/** A log of these entries, as it is given to everybody. */
export function aLog(signer: ReturnType<typeof aSigner>, made: MadeUp): Map<string, Uint8Array> {
  const { entries, witnesses = [] } = made
  const text = checkpointText({
    origin: made.origin ?? signer.key.name,
    size: entries.length,
    root:
      made.root ??
      rootOf(
        grown(
          emptyFrontier,
          entries.map((entry) => leafHash(entry)),
        ),
      ),
    extension: made.extension ?? new TextDecoder().decode(entries.at(-1)).trimEnd().split('\n'),
  })
  const cosigned = witnesses.map((witness) => signatureLine(witness.cosign(text, 1_796_000_000))).join('')
  return new Map([
    ['checkpoint', Buffer.from(writeNote({ text, signatures: [signer.sign(text)] }) + cosigned)],
    ...Array.from({ length: Math.ceil(entries.length / 256) }, (_, index) => {
      return [`bundle ${String(index)}`, bundleOf(entries.slice(index * 256, index * 256 + 256))] as const
    }),
  ])
}

export const fetchOf =
  (log: ReadonlyMap<string, Uint8Array>): FetchBelow =>
  (path) => {
    const tile = readTilePath(path)
    return Promise.resolve(log.get(tile === null ? path : `bundle ${String(tile.index)}`) ?? null)
  }

export const linesOf = (changes: Partial<LogState>): readonly string[] => stateLines(stateOf(changes))
