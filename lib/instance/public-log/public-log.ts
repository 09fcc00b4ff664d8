import {
  addWitness,
  checkpointOfSize,
  cosignaturesOf,
  keepCosignature,
  latestCheckpoint,
  readCheckpoints,
  readWitnesses,
  removeWitness,
} from '#db/checkpoints'
import type { Database } from '#db/connection'
import { positionOf } from '#db/log-tree'
import type { Secrets } from '#lib/config/secrets'
import type { Collection } from '#lib/collecting/collection'
import { logKey } from '#lib/crypto/instance-key'
import { cosignedAt } from '#lib/proofs/cosignature'
import { readCheckpoint } from '#lib/proofs/checkpoint'
import { writeInclusionFile } from '#lib/proofs/inclusion-file'
import type { LeafStanding } from '#lib/proofs/leaf-standing'
import { readNote, signatureLine, signaturesBy, type SignedNote } from '#lib/proofs/signed-note'
import { readTilePath } from '#lib/proofs/tiles'
import { inclusionProof, type KnownRanges } from '#lib/proofs/tree'
import { readVerifierKey, verifierKeyLine, type VerifierKey } from '#lib/proofs/verifier-key'
import { advanceLog, nameOf } from './advance.ts'
import { logTree } from './log-tree.ts'
import { lookUp } from './look-up.ts'
import { signedBy } from './signed-by.ts'
import { faultIn, type LogFault } from './standing.ts'
import { testsEndAt } from './tests-end.ts'

/** The collection's log, as everybody may read it. */
export interface PublicLog {
  /** Lets the log grow by what has come since, and puts a checkpoint to it. */
  readonly advance: (isUrgent?: boolean) => Promise<void>
  readonly origin: () => string
  /**
   * The promise that a commitment will stand in a checkpoint, as a signed note (C2SP signed-note): evidence for whoever
   * has it, where it should not.
   */
  readonly promise: (commitment: string) => string
  /** The key that its checkpoints are signed with, as one line (C2SP signed-note). */
  readonly verifierKey: () => string
  /** The latest checkpoint with the witnesses' signatures; `null` where there is none yet. */
  readonly checkpoint: () => string | null
  /** How large the tree of the latest checkpoint is, and when it was signed; `null` where there is none yet. */
  readonly head: () => { readonly size: number; readonly at: Date } | null
  /** The bytes at an address below the log's own, as `tile/0/000`; `null` where there are none. */
  readonly tile: (path: string) => Uint8Array | null
  readonly find: (digits: string) => LeafStanding
  /** The proof that a commitment is in the latest checkpoint, as a file (C2SP tlog-proof); `null` where it is not. */
  readonly proof: (commitment: Uint8Array) => string | null
  readonly witnesses: () => readonly Witness[]
  /** @returns Whether the line was a witness's key. */
  readonly addWitness: (key: string) => boolean
  readonly removeWitness: (name: string) => boolean
  /**
   * Keeps what known witnesses have signed of a checkpoint of ours.
   *
   * @param note - The checkpoint, with their signatures below it.
   * @returns How many were kept.
   */
  readonly cosign: (note: string) => Promise<number>
  /** What does not add up in this server's records, as it was found within the last minute; `null` where all does. */
  readonly fault: () => LogFault | null
  /** The checkpoints there were, the first one first, for whoever has access to the database. */
  readonly checkpoints: () => ReturnType<typeof readCheckpoints>
}

export interface Witness {
  readonly name: string
  /** A verifier key (C2SP signed-note). */
  readonly key: string
  /** When it last signed the latest checkpoint; `null` where it has not. */
  readonly signedAt: Date | null
}

export interface PublicLogSide {
  readonly publicLog: PublicLog
}

interface Surroundings {
  readonly database: Database
  readonly secrets: Secrets
  readonly now: () => Date
  readonly collection: () => Collection
  /** The address that the public sees, without a path. */
  readonly origin: string
}

/** Hashes that are kept for proofs: as many as 25 million entries have, some 20 MB. */
const mostKnown = 100_000

/** Joins the log to the database, its key and the clock. */
export function publicLogWith({ database, secrets, now, collection, origin }: Surroundings): PublicLogSide {
  const tree = logTree(database)
  const key = logKey(secrets.server)
  const parts = { database, tree, key, now, collection, origin: `${new URL(origin).host}/log` }
  const name = (): string => nameOf(latestCheckpoint(database), parts.origin)
  const latest = (): string | null => {
    const row = latestCheckpoint(database)
    return row === null ? null : row.note + cosignaturesOf(database, row.size).join('')
  }
  const known: KnownRanges = new Map()
  let underWay: Promise<void> = Promise.resolve()
  const publicLog: PublicLog = {
    advance: (isUrgent) => {
      // One after the other, in this process; among processes only one is told to.
      const mine = underWay.then(() => advanceLog(parts, isUrgent))
      underWay = mine.catch(() => undefined)
      return mine
    },
    origin: name,
    promise: (commitment) => signedBy(key, name(), promiseText(name(), commitment, now())),
    verifierKey: () => verifierKeyLine({ name: name(), type: 'log', publicKey: key.publicKey }),
    checkpoint: latest,
    head: () => headOf(database),
    tile: (path) => {
      const tile = readTilePath(path)
      return tile === null ? null : tree.tile(tile, latestCheckpoint(database)?.size ?? 0)
    },
    find: (digits) => lookUp(database, digits, () => testsEndAt(database)),
    proof: (commitment) => {
      const [note, size] = [latest(), latestCheckpoint(database)?.size ?? 0]
      const index = positionOf(database, commitment)
      if (note === null || index === null || index >= size) return null
      if (known.size > mostKnown) known.clear()
      return writeInclusionFile({ index, proof: inclusionProof(tree.reader(), index, size, known), checkpoint: note })
    },
    ...witnessesOf(database, now),
    fault: lately(() => faultIn(database, tree)),
    checkpoints: () => readCheckpoints(database),
  }
  return { publicLog }
}

function headOf(database: Database): ReturnType<PublicLog['head']> {
  const row = latestCheckpoint(database)
  return row === null ? null : { size: row.size, at: new Date(row.at) }
}

/** Hours within which a submission has its place. */
const promised = 24

const promiseText = (origin: string, commitment: string, now: Date): string => {
  const until = new Date(Math.ceil(now.getTime() / 3_600_000 + promised) * 3_600_000)
  return `${origin}\ncolligo promise 1\ncommitment ${commitment}\nin a checkpoint by ${until.toISOString().slice(0, 16)}Z\n`
}

/** Milliseconds for which a look is good. */
const lookAge = 60_000

/** Whoever asks again and again has nothing looked at anew for a minute. */
function lately<Value>(look: () => Value): () => Value {
  let known: { readonly value: Value; readonly until: number } | undefined
  return () => {
    const now = performance.now()
    if (known === undefined || now >= known.until) known = { value: look(), until: now + lookAge }
    return known.value
  }
}

const witnessesOf = (
  database: Database,
  now: () => Date,
): Pick<PublicLog, 'witnesses' | 'addWitness' | 'removeWitness' | 'cosign'> => ({
  witnesses: () => {
    const size = latestCheckpoint(database)?.size ?? 0
    const lines = cosignaturesOf(database, size)
    return readWitnesses(database).map(({ name, key }) => ({ name, key, signedAt: signedAtIn(lines, key) }))
  },
  addWitness: (line) => {
    const key = readVerifierKey(line)
    if (key?.type !== 'witness') return false
    addWitness(database, key.name, line.trim(), now())
    return true
  },
  removeWitness: (name) => removeWitness(database, name),
  cosign: async (text) => {
    const note = readNote(text)
    const size = note === null ? undefined : readCheckpoint(note.text)?.size
    if (note === null || size === undefined || !isOurs(database, size, note)) return 0
    const kept = await Promise.all(readWitnesses(database).map(({ key }) => keepIfGood(database, size, note, key)))
    return kept.filter(Boolean).length
  },
})

const isOurs = (database: Database, size: number, { text }: SignedNote): boolean =>
  readNote(checkpointOfSize(database, size)?.note ?? '')?.text === text

async function keepIfGood(database: Database, size: number, note: SignedNote, line: string): Promise<boolean> {
  const key = readVerifierKey(line)
  if (key === null || (await cosignedAt(note, key)) === null) return false
  for (const signature of signaturesBy(note, key))
    keepCosignature(database, { size, name: key.name, line: signatureLine(signature) })
  return true
}

/** The time in a signature that was checked when it came. */
function signedAtIn(lines: readonly string[], line: string): Date | null {
  const key: VerifierKey | null = readVerifierKey(line)
  const own = lines.find((one) => key !== null && one.startsWith(`— ${key.name} `))
  const bytes = own === undefined ? undefined : readNote(`.\n\n${own}`)?.signatures[0]?.bytes
  if (bytes === undefined) return null
  return new Date(Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)) * 1000)
}
