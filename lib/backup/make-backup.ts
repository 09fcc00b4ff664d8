import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { fail, ok, type Result } from '#lib/domain/result'
import { ageRecipientOf } from './age-recipient.ts'
import { decryptFile, encryptFile, type AgeFile } from './age-file.ts'
import { freeName, removeUnfinished, rotate, unfinishedName } from './backup-names.ts'
import { checkDatabase } from './check-database.ts'
import { copyDatabase } from './copy-database.ts'
import { problemFrom, type BackupProblem } from './problems.ts'
import { sizeOfDatabase, tooLittleRoom } from './room.ts'
import { takeScratch } from './scratch.ts'
import { syncFolder } from './sync-folder.ts'

export interface BackupOrder {
  /** The database's file. Its keys lie elsewhere, and nothing here knows where. */
  readonly database: string
  /** The folder that backups go to. */
  readonly folder: string
  /** The collection's part of the file name. */
  readonly name: string
  /** How many backups stay, this one included. */
  readonly keep: number
  /** The organisers' public key, X25519: base64url. */
  readonly publicKey: string
  readonly now: () => Date
  /** Puts what became of it on record. */
  readonly record: (entry: BackupEntry) => void
  /** Told how much is done, in bytes out of a total. */
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

export type BackupEntry =
  | { readonly event: 'backup-made'; readonly count: number; readonly sha256: string }
  | { readonly event: 'backup-failed' }

export interface Backup extends AgeFile {
  readonly file: string
  readonly statements: number
  /** Names of the older backups that were removed. */
  readonly removed: readonly string[]
}

/**
 * Makes a backup: a copy of the database, encrypted to the organisers' offline key, and restored once before it counts.
 *
 * This server cannot open what it writes for the organisers. So the backup is encrypted to a second key as well, made for
 * this one backup and forgotten with it, and what lies on the disk is opened with that: the file that was proved is the
 * file that is kept.
 */
export async function makeBackup(order: BackupOrder): Promise<Result<Backup, BackupProblem>> {
  const made = await attempt(order)
  if (!made.ok && made.problem.code !== 'busy') {
    try {
      order.record({ event: 'backup-failed' })
    } catch {
      // SQLITE_FULL, SQLITE_BUSY, SQLITE_IOERR: what kept the backup from being made may keep the record from it too.
    }
  }
  return made
}

async function attempt(order: BackupOrder): Promise<Result<Backup, BackupProblem>> {
  try {
    mkdirSync(order.folder, { recursive: true, mode: 0o700 })
    const scratch = takeScratch(dirname(order.database))
    if (scratch === null) return fail({ code: 'busy' })
    try {
      removeUnfinished(order.folder, order.name)
      const short = tooLittleRoom(sizeOfDatabase(order.database), [scratch.folder, order.folder])
      return short === null ? await intoFolder(order, scratch.folder) : fail({ code: 'no-room', ...short })
    } finally {
      scratch.remove()
    }
  } catch (error) {
    return fail(problemFrom(error))
  }
}

/** Writes and verifies under a name that is not yet a backup's, then gives it its own. */
async function intoFolder(order: BackupOrder, scratch: string): Promise<Result<Backup, BackupProblem>> {
  const { folder, name, keep } = order
  const file = join(folder, freeName(folder, name, order.now()))
  const unfinished = unfinishedName(file)
  try {
    const verified = await writeVerified(order, scratch, unfinished)
    if (!verified.ok) return verified
    renameSync(unfinished, file)
    syncFolder(folder)
    const { statements, sha256 } = verified.value
    try {
      order.record({ event: 'backup-made', count: statements, sha256 })
    } catch {
      // SQLITE_BUSY, SQLITE_FULL and their relatives: the backup stays, and so do the older ones.
      return fail({ code: 'not-recorded', file })
    }
    return ok({ file, ...verified.value, removed: rotate(folder, name, keep, basename(file)) })
  } finally {
    rmSync(unfinished, { force: true })
  }
}

async function writeVerified(
  order: BackupOrder,
  scratch: string,
  unfinished: string,
): Promise<Result<AgeFile & { readonly statements: number }, BackupProblem>> {
  const { signal } = order
  const [copy, restored] = [join(scratch, 'copy.sqlite'), join(scratch, 'restored.sqlite')]
  const progress = inFourParts(sizeOfDatabase(order.database), order.onProgress)
  const { statements } = await copyDatabase(order.database, copy, { onProgress: progress.to, signal })

  progress.next()
  const throwAway = await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])
  const recipients = [ageRecipientOf(order.publicKey), await identityToRecipient(throwAway.privateKey)]
  const written = await encryptFile(copy, unfinished, recipients, { onRead: progress.by, signal })
  rmSync(copy)

  progress.next()
  const read = await decryptFile(unfinished, restored, throwAway.privateKey, { onRead: progress.by, signal })
  if (!read.ok || read.value.sha256 !== written.sha256) return fail({ code: 'not-verified', because: 'unreadable' })
  progress.next()
  const checked = checkDatabase(restored)
  if (!checked.ok) return fail({ code: 'not-verified', because: checked.problem })
  if (!checked.value.isDestroyed && checked.value.statements < statements)
    return fail({ code: 'not-verified', because: 'counts-differ' })
  progress.to(Infinity)
  signal.throwIfAborted()
  return ok({ ...written, statements: checked.value.statements })
}

/** Copying, encrypting, reading back and checking each pass over the whole size. */
function inFourParts(size: number, tell: BackupOrder['onProgress']) {
  let [before, done] = [0, 0]
  const to = (bytes: number): void => {
    done = Math.min(bytes, size)
    tell(before + done, 4 * size)
  }
  return {
    to,
    by: (bytes: number): void => {
      to(done + bytes)
    },
    next: (): void => {
      before += size
      to(0)
    },
  }
}
