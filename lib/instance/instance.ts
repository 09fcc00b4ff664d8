import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addToChannels } from '#db/channels'
import { closeDatabase, migrationsFolder, openDatabase } from '#db/connection'
import { isDestroyed } from '#db/destructions'
import { schemaOfFile } from '#db/schema-version'
import type { Collection } from '#lib/collecting/collection'
import type { Collecting } from '#lib/collecting/sign-statement'
import type { MailServer } from '#lib/config/mail-server'
import { readNewsKey, readSecrets, type Secrets } from '#lib/config/secrets'
import type { Challenge } from '#lib/crypto/proof-of-work'
import { brokenExitCode } from '#lib/exit-codes'
import { noteEnd, type CollectionSwitch } from '#lib/organising/collection-switch'
import type { IntakeKeeping } from '#lib/organising/intake'
import type { Inviting } from '#lib/organising/invitations'
import type { Organising } from '#lib/organising/organising'
import type { SettingUp } from '#lib/organising/set-up'
import type { Pausing } from '#lib/organising/pause'
import { channelCounts } from './channel-counts.ts'
import { currentCollection } from './current-collection.ts'
import { decidingWith, type DecidingSide } from './deciding.ts'
import { intakeWith } from './intake.ts'
import { handingOverWith, type HandingOverSide } from './handing-over.ts'
import type { DestroyingParts } from './destruction/destroying.ts'
import { organisingWith } from './organising.ts'
import type { KeysSide } from './keys.ts'
import type { PasskeySide } from './passkeys.ts'
import { pausingWith } from './pausing.ts'
import type { PeopleSide } from './people.ts'
import { plainQuestionsWith, type PlainQuestions } from './plain-questions.ts'
import { retentionWith, type RetentionSide } from './retention.ts'
import { publicLogWith, type PublicLogSide } from './public-log/public-log.ts'
import { publicSideWith, type PublicSide } from './public-side.ts'
import { readingWith, type ReadingSide } from './reading.ts'
import { receiptsWith, type Receipts } from './receipts.ts'
import { recipientsWith, type RecipientsSide } from './recipients.ts'
import { removalsWith, type RemovalsSide } from './removals.ts'
import { clean, hourly } from './upkeep.ts'
import { watchingWith, type WatchingSide } from './watching.ts'
import { writer, type Writer, type WriterListeners } from './writer/writer.ts'

export interface InstanceOptions {
  readonly dataFolder: string
  readonly keysFolder: string
  /** The address that the public sees, without a path: the log's name is made of it. Of no site where absent. */
  readonly origin?: string
  readonly challengeTries: number
  readonly now?: () => Date
  /** Whether tables of an older version may be brought up to date. Commands leave that to the start, which makes a backup first. */
  readonly mayMigrate?: boolean
  /** Is told SQLite's code once the database can be relied on no more; ends the process where absent. */
  readonly onBroken?: (code: string) => void
  /** Milliseconds for which what decides on taking statements is not asked again: 0 where absent. */
  readonly collectionAge?: number
  /** Free bytes below which statements are paused; absent where nobody watches over the machine. */
  readonly leastFreeBytes?: number
  /** Where this machine puts its backups; absent where it makes none by itself. */
  readonly backups?: { readonly folder: string } | null
  /** What takes e-mails; absent where none are sent, and no news is offered by e-mail. */
  readonly mail?: MailServer | null
  /** Is told each second how the machine is doing, where it is watched over. */
  readonly onMachine?: WriterListeners['onMachine']
}

/** One initiative's collection, open for use: every port of every use case, joined to its database, keys and clock. */
export interface Instance
  extends
    PublicSide,
    PeopleSide,
    PasskeySide,
    KeysSide,
    ReadingSide,
    WatchingSide,
    DecidingSide,
    RemovalsSide,
    RetentionSide,
    RecipientsSide,
    PublicLogSide,
    HandingOverSide {
  readonly now: () => Date
  readonly collection: () => Collection
  readonly collecting: Collecting
  /** @param factor - How many times as hard as usual. */
  readonly challenge: (purpose: string, factor?: number) => Promise<Challenge>
  readonly plainQuestions: PlainQuestions
  readonly receipts: Receipts
  readonly organising: Organising
  readonly inviting: Inviting
  /** How the first organiser comes in. */
  readonly settingUp: SettingUp
  readonly collectionSwitch: CollectionSwitch
  readonly pausing: Pausing
  /** Whose key seals statements as they arrive. */
  readonly intake: IntakeKeeping
  /** Counts one more statement by a partner's link; does nothing for codes that organisers do not know. */
  readonly counterFor: (code: string) => () => void
  /** What the writer has before it. */
  readonly writer: Pick<Writer, 'age' | 'waiting' | 'machine'>
  /** Finishes what was begun. Nothing may use the instance afterwards. */
  readonly close: () => Promise<void>
}

/**
 * Opens the instance in a folder, or founds it where the folder is new.
 *
 * @throws Error with a sentence that says what to mend: a missing key, lax file modes, a damaged database.
 */
export function openInstance(options: InstanceOptions): Instance {
  const { now = () => new Date() } = options
  const { file, secrets, newsKey, database } = openFiles(options)
  const writing = writerOf(options, file, secrets)
  const pausedBy = (): Collection['pausedBy'] => writing.machine()?.pausedBy ?? null
  const collection = currentCollection(database, pausedBy, options.collectionAge ?? 0)
  const surroundings = { database, secrets, now, collection, onChange: collection.forget }
  const logSide = publicLogWith({ ...surroundings, origin: options.origin ?? 'http://localhost' })
  // What has to be destroyed is destroyed, whatever the log has come to: it says itself what is wrong with it.
  const growLog = (isUrgent: boolean): Promise<void> => logSide.publicLog.advance(isUrgent).catch(() => undefined)
  const { organisers, finishRecords, upkeep } = organisersSideWith(options, { ...surroundings, growLog })
  const cleaning = hourly(upkeep)
  const publicSide = publicSideWith({ database, newsKey, now, collection, hasMail: options.mail != null })
  const isLive = (): boolean => collection().isLive
  const channels = channelCounts(publicSide.site, isLive, (counts) => {
    addToChannels(database, counts)
  })
  const { flushTotals, ...watchers } = watchingWith(surroundings)
  return {
    now,
    collection,
    ...signingWith(writing, now, collection),
    plainQuestions: plainQuestionsWith(secrets, now),
    receipts: receiptsWith(secrets, now),
    ...readingWith(database),
    ...organisers,
    ...publicSide,
    ...logSide,
    pausing: pausingWith(database, organisers.collectionSwitch, publicSide.siteKeeping),
    ...watchers,
    counterFor: channels.counterFor,
    writer: writing,
    close: async () => {
      clearInterval(cleaning)
      for (const flush of [finishRecords, channels.flush, flushTotals]) flush()
      await writing.close()
      closeDatabase(database)
    },
  }
}

/** The keys, then the database: founded where the folder is new. */
function openFiles({ dataFolder, keysFolder, mayMigrate = true }: InstanceOptions) {
  const file = join(dataFolder, 'colligo.sqlite')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const wasDestroyed = (): boolean => isDestroyed(file)
  const secrets = readSecrets(keysFolder, !existsSync(file), wasDestroyed)
  const newsKey = readNewsKey(keysFolder, secrets, wasDestroyed)
  if (!mayMigrate && schemaOfFile(file, migrationsFolder)?.state === 'older') {
    throw new Error(
      `The tables in ${dataFolder} are those of an older Colligo. Start the server, which makes a backup and then brings ` +
        'them up to date: ./run start',
    )
  }
  return { file, secrets, newsKey, database: openDatabase(file) }
}

/** Who the organisers are, what two of them decide, what they remove, keep and destroy; and what is done each hour. */
function organisersSideWith(
  options: InstanceOptions,
  surroundings: Parameters<typeof organisingWith>[0] &
    Parameters<typeof removalsWith>[0] &
    Pick<DestroyingParts, 'growLog'>,
) {
  const { database, now } = surroundings
  const { finishRecords, ...organising } = organisingWith(surroundings)
  const { sweep, ...removals } = removalsWith(surroundings)
  const keeping = retentionOf(options, surroundings, organising.collectionSwitch)
  const receiving = recipientsWith(surroundings)
  const intake = intakeWith(surroundings)
  const handing = handingOverWith({ ...surroundings, ...receiving, intake })
  const parts = { ...organising, ...removals, ...keeping, ...receiving, ...handing, intake }
  const upkeep = (): void => {
    clean(database, now)
    sweep()
    noteEnd(organising.organising, organising.collectionSwitch)
  }
  return { organisers: { ...parts, ...decidingWith(surroundings, parts) }, finishRecords, upkeep }
}

/** Keeping and destroying, with the folders in which something lies that must go. */
function retentionOf(
  { dataFolder, keysFolder, backups = null }: InstanceOptions,
  surroundings: Pick<DestroyingParts, 'database' | 'secrets' | 'now' | 'collection' | 'onChange' | 'growLog'>,
  { setCollecting }: CollectionSwitch,
): RetentionSide {
  const stopCollecting = (): void => {
    setCollecting(false)
  }
  const backupFolder = backups?.folder ?? null
  return retentionWith({ ...surroundings, dataFolder, keysFolder, backupFolder, stopCollecting })
}

/** The writer's thread: started with the instance where it is to watch over the machine, else when it is first needed. */
function writerOf(options: InstanceOptions, file: string, secrets: Secrets): Writer {
  const { challengeTries, leastFreeBytes = null, onBroken = endProcess, onMachine = nothing } = options
  const started = writer({ file, secrets, challengeTries, leastFreeBytes }, { onBroken, onMachine })
  if (leastFreeBytes !== null) started.start()
  return started
}

const signingWith = (
  writing: Writer,
  now: () => Date,
  collection: () => Collection,
): Pick<Instance, 'collecting' | 'challenge'> => ({
  collecting: {
    now,
    collection,
    judge: (proof, purpose) => writing.judge(proof, purpose, now()),
    take: writing.take,
  },
  challenge: (purpose, factor = 1) => writing.challenge(purpose, now(), factor),
})

/** What the file holds is known again only after it was opened anew, by another process. */
function endProcess(code: string): never {
  process.stderr.write(`The database cannot be relied on (${code}). Ending, to open it anew.\n`)
  process.exit(brokenExitCode)
}

const nothing = (): void => undefined
