import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { writeAudit } from '#db/audit'
import { closeDatabase, openDatabase } from '#db/connection'
import { schemaOfFile } from '#db/schema-version'
import { fail, ok, type Result } from '#lib/domain/result'
import { nameBeforeMigration, nameOfCollection } from './backup-names.ts'
import { makeBackup, type Backup } from './make-backup.ts'
import { organisersKey } from './organisers-key.ts'
import type { BackupProblem } from './problems.ts'

/** Backups of this kind that stay, of each version of the tables. */
const kept = 3

export interface Upgrading {
  readonly dataFolder: string
  /** Where backups go. */
  readonly folder: string
  /** Where the migrations lie. */
  readonly migrations: string
  readonly now: () => Date
  readonly signal: AbortSignal
}

/** `backup: null` where nothing has ever been sealed, so that there is nobody to encrypt a backup to and nothing to lose. */
export type Upgraded =
  | { readonly kind: 'none' | 'up-to-date' }
  | { readonly kind: 'upgraded'; readonly from: number; readonly to: number; readonly backup: Backup | null }

export type UpgradeProblem = { readonly code: 'newer' } | BackupProblem

/**
 * Brings a database's tables up to date, after a backup that was restored once as a test: it keeps what the version before
 * can read. Without it nothing is changed.
 *
 * @throws Error with a sentence where the tables cannot be brought up to date.
 */
export async function upgradeDatabase(upgrading: Upgrading): Promise<Result<Upgraded, UpgradeProblem>> {
  const file = join(upgrading.dataFolder, 'colligo.sqlite')
  const before = schemaOfFile(file, upgrading.migrations)
  if (before?.has == null) return ok({ kind: 'none' })
  if (before.state === 'newer') return fail({ code: 'newer' })
  if (before.state === 'current') return ok({ kind: 'up-to-date' })

  const made = await backUp(upgrading, file, before.has)
  if (!made.ok) return made
  bringUpToDate(file, made.value, upgrading.now())
  return ok({ kind: 'upgraded', from: before.has, to: before.wanted, backup: made.value })
}

/** Has the migrations run, and puts on record what was made before: only now are the tables those of this version. */
function bringUpToDate(file: string, backup: Backup | null, now: Date): void {
  const database = openDatabase(file)
  try {
    if (backup === null) return
    const { statements, sha256 } = backup
    writeAudit(database, { event: 'backup-made', organiserId: null, count: statements, sha256 }, now)
  } finally {
    closeDatabase(database)
  }
}

async function backUp(
  { folder, now, signal }: Upgrading,
  database: string,
  schema: number,
): Promise<Result<Backup | null, BackupProblem>> {
  const { publicKey, name } = look(database)
  if (publicKey === null) return ok(null)
  return makeBackup({
    ...{ database, folder, keep: kept, publicKey, now, signal },
    name: nameBeforeMigration(name, schema),
    record: () => undefined,
    onProgress: () => undefined,
  })
}

/** What has to be known of a database whose tables this version does not know. */
function look(file: string): { readonly publicKey: string | null; readonly name: string } {
  const client = new BetterSqlite3(file, { fileMustExist: true, timeout: 5000 })
  try {
    client.pragma('trusted_schema = OFF')
    const number = client.prepare("SELECT content ->> '$.registrationNumber' FROM initiatives").pluck().get()
    return { publicKey: organisersKey(client), name: nameOfCollection(typeof number === 'string' ? number : null) }
  } finally {
    client.close()
  }
}
