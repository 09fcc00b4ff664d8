import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase } from '#db/connection'
import { readInitiative } from '#db/initiatives'
import { rehearsedKey } from '#db/sealing-keys'
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
  forgetExpiredChallenges(database, now())

  const collection = (): Collection => {
    const stored = readInitiative(database)
    return {
      initiative: stored?.initiative ?? null,
      isCollecting: stored?.isCollecting ?? false,
      hasRehearsedKey: rehearsedKey(database) !== null,
    }
  }
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
      closeDatabase(database)
    },
  }
}
