import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase, type Database } from '#db/connection'
import { initiativeReader } from '#db/initiatives'
import { rehearsedKeyReader } from '#db/sealing-keys'
import { forgetOldSessions } from '#db/sessions'
import { forgetExpiredChallenges, readTallies, sealedStatements } from '#db/statements'
import { readAudit } from '#db/audit'
import type { Collection } from '#lib/collecting/collection'
import { publicProgress } from '#lib/collecting/public-progress'
import type { Collecting } from '#lib/collecting/sign-statement'
import { readSecrets } from '#lib/config/secrets'
import { proofOfWork, type Challenge } from '#lib/crypto/proof-of-work'
import type { Exporting } from '#lib/exporting/export-lines'
import type { CollectionSwitch } from '#lib/organising/collection-switch'
import type { Inviting } from '#lib/organising/invitations'
import type { KeyKeeping } from '#lib/organising/keys'
import type { Organising } from '#lib/organising/organising'
import { collectingWith } from './collecting.ts'
import { organisingWith } from './organising.ts'
import { receiptsWith, type Receipts } from './receipts.ts'

export interface InstanceOptions {
  readonly dataFolder: string
  readonly keysFolder: string
  readonly challengeTries: number
  readonly now?: () => Date
}

/** One initiative's collection, open for use: every port of every use case, joined to its database, keys and clock. */
export interface Instance {
  readonly now: () => Date
  readonly collection: () => Collection
  readonly collecting: Collecting
  readonly challenge: (purpose: string) => Promise<Challenge>
  readonly receipts: Receipts
  readonly exporting: Exporting
  readonly organising: Organising
  readonly inviting: Inviting
  readonly keys: KeyKeeping
  readonly collectionSwitch: CollectionSwitch
  /** Statements as the public sees them: late and rounded. */
  readonly publicProgress: () => number
  readonly tallies: () => ReturnType<typeof readTallies>
  readonly auditTrail: (limit: number) => ReturnType<typeof readAudit>
  readonly close: () => void
}

/**
 * Opens the instance in a folder, or founds it where the folder is new.
 *
 * @throws Error with a sentence that says what to mend: a missing key, lax file modes, a damaged database.
 */
export function openInstance(options: InstanceOptions): Instance {
  const { dataFolder, keysFolder, challengeTries, now = () => new Date() } = options
  const file = join(dataFolder, 'colligo.sqlite')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const secrets = readSecrets(keysFolder, !existsSync(file))
  const database = openDatabase(file)
  const cleaning = cleanHourly(database, now)

  const collection = collectionReader(database)
  const tallies = (): ReturnType<typeof readTallies> => readTallies(database)
  const counted = (): number => tallies().reduce((sum, tally) => sum + tally.counted, 0)
  const work = proofOfWork(secrets.server, challengeTries)
  return {
    now,
    collection,
    collecting: collectingWith({ database, secrets, now, collection, work }),
    challenge: (purpose) => work.challenge(purpose, now()),
    receipts: receiptsWith(secrets, now),
    exporting: {
      now,
      initiative: () => collection().initiative,
      sealedFor: (memberState) => sealedStatements(database, memberState),
    },
    ...organisingWith({ database, secrets, now, collection }),
    publicProgress: publicProgress(counted, now),
    tallies,
    auditTrail: (limit) => readAudit(database, limit),
    close: () => {
      clearInterval(cleaning)
      closeDatabase(database)
    },
  }
}

/** Reads what decides whether statements are taken: at each call, since another process may change it. */
function collectionReader(database: Database): () => Collection {
  const readInitiative = initiativeReader(database)
  const rehearsedKey = rehearsedKeyReader(database)
  return () => {
    const stored = readInitiative()
    return {
      initiative: stored?.initiative ?? null,
      isCollecting: stored?.isCollecting ?? false,
      hasRehearsedKey: rehearsedKey() !== null,
    }
  }
}

const hour = 60 * 60 * 1000

/** Removes what nobody can use any more, now and every hour: spent challenges past their time, ended sessions. */
function cleanHourly(database: Database, now: () => Date): NodeJS.Timeout {
  const clean = (): void => {
    forgetExpiredChallenges(database, now())
    forgetOldSessions(database, new Date(now().getTime() - 24 * hour))
  }
  clean()
  return setInterval(clean, hour).unref()
}
