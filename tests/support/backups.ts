import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase, type Database } from '#db/connection'
import { statements, tallies } from '#db/schema'
import { installKey, markRehearsed, startSealing } from '#db/sealing-keys'
import { bech32 } from '#lib/backup/age-recipient'
import { makeBackup, type Backup, type BackupEntry, type BackupOrder } from '#lib/backup/make-backup'
import { thumbprintOf } from '#lib/crypto/public-key'
import type { PrivateKey } from '#lib/opening/private-key'
import { certain } from './certain.ts'
import { testPrivateKey } from './exports.ts'
import { temporaryFolder } from './opening.ts'

const root = join(import.meta.dirname, '../..')
export const backupCommand = join(root, 'lib/cli/backup.ts')
export const restoreCommand = join(root, 'lib/cli/restore.ts')

export interface Desk {
  readonly folder: string
  readonly data: string
  /** The folder for backups. */
  readonly to: string
  readonly database: string
  /** Opens the database for a moment. */
  readonly change: (what: (database: Database) => void) => void
}

/** A data folder whose database holds the tests' key, rehearsed, some statements, and padding to give it a size. */
export function aKeyedDatabase({ statements: count = 3, padding = 0, isRehearsed = true } = {}): Desk {
  const folder = temporaryFolder()
  const [data, to] = [join(folder, 'data'), join(folder, 'backups')]
  const database = join(data, 'colligo.sqlite')
  mkdirSync(data, { mode: 0o700 })
  const change: Desk['change'] = (what) => {
    const open = openDatabase(database)
    what(open)
    closeDatabase(open)
  }
  change((open) => {
    const id = thumbprintOf(testPrivateKey)
    installKey(open, { id, x: testPrivateKey.x }, new Date())
    if (isRehearsed) {
      markRehearsed(open, id, new Date())
      startSealing(open, id, new Date())
    }
    for (let number = 0; number < count; number += 1) addStatement(open, number)
    if (padding > 0) open.$client.exec(`CREATE TABLE padding AS SELECT randomblob(${String(padding)}) AS noise`)
  })
  return { folder, data, to, database, change }
}

/** Adds a row of a statement's shape, and counts it. */
export function addStatement(database: Database, number: number): void {
  const tail = String(number).padStart(12, '0')
  const [fingerprint, chain] = [Buffer.alloc(32, tail), Buffer.alloc(32)]
  const identifier = `00000000-0000-8000-8000-${tail}`
  const row = { identifier, memberState: 'EE', fingerprint, sealed: 'eyJ.' + '.aa.bb.cc', language: 'en', chain }
  database.transaction((tx) => {
    tx.insert(statements)
      .values({ ...row, signedOn: '2026-11-22' })
      .run()
    tx.insert(tallies).values({ memberState: 'EE', counted: 0 }).onConflictDoNothing().run()
    database.$client.exec("UPDATE tallies SET counted = counted + 1 WHERE member_state = 'EE'")
  })
}

/** What a backup's caller was told of it. */
export interface Ordered {
  readonly order: BackupOrder
  readonly recorded: readonly BackupEntry[]
}

export function anOrder({ database, to }: Desk, changes: Partial<BackupOrder> = {}): Ordered {
  const recorded: BackupEntry[] = []
  const order: BackupOrder = {
    database,
    folder: to,
    name: 'test',
    keep: 14,
    publicKey: testPrivateKey.x,
    now: () => new Date(),
    record: (entry) => {
      recorded.push(entry)
    },
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  }
  return { order, recorded }
}

export const aBackup = async (desk: Desk, changes: Partial<BackupOrder> = {}): Promise<Backup> =>
  certain(await makeBackup(anOrder(desk, changes).order))

/** The organisers' private key as age's own program reads it. */
export function ageIdentityFile(folder: string, key: PrivateKey = testPrivateKey): string {
  const file = join(folder, 'identity.txt')
  const identity = bech32('age-secret-key-', Buffer.from(key.d, 'base64url')).toUpperCase()
  writeFileSync(file, `${identity}\n`, { mode: 0o600 })
  return file
}

/** Everything in a folder, however deep. */
export const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
