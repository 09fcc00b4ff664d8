import { brusselsDayOf } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Role } from '#lib/domain/role'
import type { Approval } from './approvals.ts'
import type { Organising } from './organising.ts'
import { hindranceToDestruction, type DestructionHindrance, type RetentionKeeping } from './retention.ts'

/** One of the two who have agreed, as they were then. */
export interface Agreed {
  /** Their number, as the diary has it. */
  readonly organiser: number
  readonly name: string
  readonly roles: readonly Role[]
  readonly at: string
}

/** What was there when the destruction was begun: no personal data of any signatory. */
export interface DestructionFacts {
  readonly initiative: string
  readonly requested: Agreed
  readonly confirmed: Agreed
  readonly memberStates: readonly {
    readonly memberState: string
    readonly counted: number
    readonly repeated: number
    readonly suspect: number
    readonly removed: number
  }[]
  readonly statements: { readonly rows: number; readonly lastLink: string | null }
  readonly audit: { readonly rows: number; readonly lastLink: string | null }
  readonly newsReaders: number
  readonly keys: {
    /** Thumbprints (RFC 7638) of the public keys that statements were sealed to. */
    readonly organisers: readonly string[]
    /** SHA-256 of the key of fingerprints; `null` where it was gone already. */
    readonly fingerprint: string | null
  }
  /** Files that were there and had to go: keys of the server, backups. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

/** A destruction that was begun. */
export interface Destruction {
  readonly begunAt: Date
  readonly facts: DestructionFacts
  /** What was signed, byte for byte; `null` until everything is gone. */
  readonly certificate: string | null
  readonly signature: Buffer | null
}

/** The certificate of destruction, as it is signed. */
export interface Certificate extends DestructionFacts {
  readonly is: 'colligo certificate of destruction 1'
  readonly begunAt: string
  readonly finishedAt: string
  /** What this server cannot know, and others answer for. */
  readonly cannotBeProven: readonly string[]
  /** SHA-256 of the public key that the certificate is signed with. */
  readonly signedBy: string
}

/** What no server can prove of itself, in words for whoever reads the certificate. */
export const cannotBeProven: readonly string[] = [
  'That no copies lie elsewhere: exports, backups, and copies of the server’s keys that were kept apart from it, are the duty of whoever holds them.',
  'That copies elsewhere cannot be opened: they can while the organisers’ private key and its passphrase exist. Once the key is deleted, what is left of sealed statements and backups is noise.',
  'That the disk keeps no trace below the file system: solid-state disks, snapshots and copies made by a hoster may keep blocks that were overwritten or given back.',
  'That no process still holds the destroyed keys in its memory: it does until the server was started anew.',
]

/** Text that is the same for the same value, whatever the order in which it was put together: names sorted, no spaces. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]))
}

export function certificateOf(
  { begunAt, facts }: Pick<Destruction, 'begunAt' | 'facts'>,
  { finishedAt, signedBy }: { readonly finishedAt: Date; readonly signedBy: string },
): Certificate {
  return {
    is: 'colligo certificate of destruction 1',
    ...facts,
    begunAt: begunAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    cannotBeProven,
    signedBy,
  }
}

/** What keeps a destruction from being carried through; whatever was begun can be finished later. */
export type DestructionProblem = 'backup-under-way' | 'held' | 'busy' | 'files-left'

/** What destroying needs from the outside world, beyond what keeping does. */
export interface Destroying extends RetentionKeeping {
  /** Says in the database that the statements are destroyed, then destroys them. */
  readonly destroy: (approval: Approval) => Promise<Result<void, DestructionProblem>>
  /** Finishes what was begun. Does nothing where it is finished. */
  readonly finish: () => Promise<Result<void, DestructionProblem>>
  /** The key that the certificate is signed with, as others check it. */
  readonly publicKeyFile: string
}

/** Destroys every statement and what could tell of them, once two persons have agreed. There is no way back. */
export async function destroyStatements(
  { now }: Pick<Organising, 'now'>,
  destroying: Destroying,
  approval: Approval,
): Promise<Result<void, DestructionHindrance | DestructionProblem>> {
  const isHandedOver = approval.subject['handedOver'] === 'yes'
  const hindrance = hindranceToDestruction(destroying, brusselsDayOf(now()), isHandedOver)
  return hindrance === null ? await destroying.destroy(approval) : fail(hindrance)
}

/** Finishes a destruction that two organisers have begun, and nothing else. */
export async function finishDestruction(
  destroying: Destroying,
): Promise<Result<'finished' | 'finished-before', 'not-begun' | DestructionProblem>> {
  const destruction = destroying.destruction()
  if (destruction === null) return fail('not-begun')
  const isBefore = destruction.certificate !== null
  const finished = await destroying.finish()
  return finished.ok ? ok(isBefore ? 'finished-before' : 'finished') : finished
}
