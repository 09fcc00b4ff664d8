import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeAudit } from '#db/audit'
import type { Database } from '#db/connection'
import {
  beginDestruction,
  certifyDestruction,
  deleteSome,
  readDestruction,
  rewriteFile,
  standingOf,
} from '#db/destructions'
import { setClosed, setCollecting } from '#db/initiatives'
import { hasStandingHold } from '#db/legal-holds'
import { organiserById, rolesOf } from '#db/organisers'
import { rehearsedKeyIds } from '#db/sealing-keys'
import { everyBackupIn, nameOfCollection } from '#lib/backup/backup-names'
import { keepBackupsAway, leftScratch } from '#lib/backup/scratch'
import type { Collection } from '#lib/collecting/collection'
import { keyFilesToDestroy, type Secrets } from '#lib/config/secrets'
import { instanceKey } from '#lib/crypto/instance-key'
import { fail, ok, type Result } from '#lib/domain/result'
import { isRole } from '#lib/domain/role'
import type { Approval } from '#lib/organising/approvals'
import {
  canonical,
  certificateOf,
  type Agreed,
  type Destroying,
  type Destruction,
  type DestructionFacts,
  type DestructionProblem,
} from '#lib/organising/destruction'
import { wipeFile, wipeFolder } from './wipe-file.ts'

export interface DestroyingParts {
  readonly database: Database
  readonly secrets: Secrets
  readonly dataFolder: string
  readonly keysFolder: string
  /** Where this machine puts its backups; `null` where it makes none by itself. */
  readonly backupFolder: string | null
  readonly now: () => Date
  readonly collection: () => Collection
  /** Lets the public log grow, if it can: by all that wait, where what it stands for is about to go. */
  readonly growLog: (isUrgent: boolean) => Promise<void>
  /** Is told when something was changed that decides whether statements are taken. */
  readonly onChange: () => void
}

type Outcome = Result<void, DestructionProblem>

/** The destruction that was begun, with what was written of it. */
export function destructionOf(database: Database): Destruction | null {
  const row = readDestruction(database)
  if (row === null) return null
  const { at, facts, certificate, signature } = row
  // Only `beginDestruction` writes them.
  return { begunAt: new Date(at), facts: JSON.parse(facts) as DestructionFacts, certificate, signature }
}

/**
 * Destroys in an order of which every beginning can be carried on: first the database says that its statements are
 * destroyed, so that none is taken or handed out any more; then rows, free pages and log, keys and backups; last the
 * certificate. No backup is begun meanwhile: it would carry away what is being destroyed.
 */
export function destroyingWith(parts: DestroyingParts): Pick<Destroying, 'destroy' | 'finish' | 'publicKeyFile'> {
  const { dataFolder } = parts
  const withoutBackups = async (work: () => Promise<Outcome>): Promise<Outcome> => {
    const letBackups = keepBackupsAway(dataFolder)
    if (letBackups === null) return fail('backup-under-way')
    try {
      return await work()
    } finally {
      letBackups()
    }
  }
  return {
    destroy: (approval) =>
      withoutBackups(async () => {
        // A receipt promises a place in the log: afterwards nobody knows who waited for one.
        await parts.growLog(true)
        const begun = begin(parts, approval)
        return begun.ok ? await finish(parts) : begun
      }),
    finish: () => withoutBackups(() => finish(parts)),
    publicKeyFile: instanceKey(parts.secrets.server).publicKeyFile,
  }
}

/** Says in one transaction that the statements are destroyed, and closes the collection for good. */
function begin(parts: DestroyingParts, approval: Approval): Outcome {
  const { database, now } = parts
  return database.transaction(
    () => {
      // Another process may have been faster, with either.
      if (hasStandingHold(database)) return fail('held' as const)
      if (readDestruction(database) !== null) return ok(undefined)
      beginDestruction(database, JSON.stringify(factsOf(parts, approval)), now())
      closeForGood(parts)
      return ok(undefined)
    },
    { behavior: 'immediate' },
  )
}

function closeForGood({ database, collection, now, onChange }: DestroyingParts): void {
  if (collection().isClosed) setCollecting(database, false)
  else setClosed(database, now())
  onChange()
}

function factsOf(parts: DestroyingParts, approval: Approval): DestructionFacts {
  const { database, secrets, keysFolder } = parts
  const { memberStates, newsReaders, ...standing } = standingOf(database)
  const hasFingerprintKey = existsSync(join(keysFolder, 'fingerprint.key'))
  return {
    initiative: parts.collection().initiative?.registrationNumber ?? '',
    requested: agreed(database, approval.requestedBy, approval.requestedAt),
    confirmed: agreed(database, approval.decidedBy ?? 0, approval.decidedAt ?? parts.now()),
    memberStates,
    newsReaders,
    statements: { rows: standing.statements, lastLink: standing.lastStatementLink },
    audit: { rows: standing.auditRows, lastLink: standing.lastAuditLink },
    keys: {
      organisers: rehearsedKeyIds(database),
      fingerprint: hasFingerprintKey ? createHash('sha256').update(secrets.fingerprint).digest('hex') : null,
    },
    files: filesOf(parts).map(described),
  }
}

const agreed = (database: Database, organiser: number, at: Date): Agreed => ({
  organiser,
  name: organiserById(database, organiser)?.name ?? '',
  roles: rolesOf(database, organiser).filter(isRole),
  at: at.toISOString(),
})

const described = (file: string): DestructionFacts['files'][number] => ({
  name: basename(file),
  bytes: statSync(file).size,
})

/** The files that hold what is to be destroyed, as they lie there now. */
function filesOf({ dataFolder, keysFolder, backupFolder, collection }: DestroyingParts): readonly string[] {
  const name = nameOfCollection(collection().initiative?.registrationNumber ?? null)
  const folders = new Set([join(dataFolder, 'backups'), ...(backupFolder === null ? [] : [backupFolder])])
  const backups = [...folders].flatMap((folder) => everyBackupIn(folder, name).map((file) => join(folder, file)))
  return [...keyFilesToDestroy(keysFolder), ...backups]
}

/** Destroys whatever is left of what the database says is destroyed, and then certifies it. */
async function finish(parts: DestroyingParts): Promise<Outcome> {
  const { database } = parts
  closeForGood(parts)
  // Nobody waits for all of it: pages are served between one piece and the next.
  while (deleteSome(database)) await new Promise(setImmediate)
  if (!(await rewriteFile(database))) return fail('busy')
  const wiped = wipeFiles(parts)
  if (wiped === null) return fail('files-left')
  certify(parts, wiped)
  await parts.growLog(false)
  return ok(undefined)
}

/** @returns What was wiped; `null` where something could not be. */
function wipeFiles(parts: DestroyingParts): DestructionFacts['files'] | null {
  try {
    const files = filesOf(parts)
    const wiped = files.map(described)
    for (const file of files) wipeFile(file)
    for (const folder of leftScratch(parts.dataFolder)) wipeFolder(folder)
    return wiped
  } catch (error) {
    // EROFS, EACCES, EPERM, EIO: the host has to help, and the doctor says how.
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

/** Writes and signs the certificate, and puts it on record, once. */
function certify({ database, secrets, now }: DestroyingParts, wiped: DestructionFacts['files']): void {
  const destruction = destructionOf(database)
  if (destruction?.certificate !== null) return
  const { facts } = destruction
  const known = new Set(facts.files.map(({ name }) => name))
  const files = [...facts.files, ...wiped.filter(({ name }) => !known.has(name))]
  const key = instanceKey(secrets.server)
  const certificate = canonical(
    certificateOf({ ...destruction, facts: { ...facts, files } }, { finishedAt: now(), signedBy: key.thumbprint }),
  )
  database.transaction(
    () => {
      if (!certifyDestruction(database, { certificate, signature: key.sign(Buffer.from(certificate)) })) return
      const sha256 = createHash('sha256').update(certificate).digest('hex')
      const who = { organiserId: facts.requested.organiser, subjectId: facts.confirmed.organiser }
      writeAudit(database, { event: 'destruction-done', ...who, count: facts.statements.rows, sha256 }, now())
    },
    { behavior: 'immediate' },
  )
}
