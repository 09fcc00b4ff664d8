import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addToChannels } from '#db/channels'
import { closeDatabase, openDatabase, type Database } from '#db/connection'
import { initiativeReader } from '#db/initiatives'
import { forgetUnconfirmedReaders } from '#db/news-readers'
import { rehearsedKeyReader } from '#db/sealing-keys'
import { forgetOldSessions } from '#db/sessions'
import { forgetExpiredChallenges, readDailyTallies, readTallies, sealedStatements } from '#db/statements'
import { auditPage, lastAudited, readAudit, wholeAudit, type AuditRow, type AuditWish } from '#db/audit'
import type { Collection } from '#lib/collecting/collection'
import { publishedFigures, type ExactFigures, type PublishedFigures } from '#lib/figures/published-figures'
import type { Collecting } from '#lib/collecting/sign-statement'
import type { MailServer } from '#lib/config/mail-server'
import { readNewsKey, readSecrets, type Secrets } from '#lib/config/secrets'
import type { Challenge } from '#lib/crypto/proof-of-work'
import { brokenExitCode } from '#lib/exit-codes'
import type { AuditEvent } from '#lib/domain/audit-event'
import type { Exporting } from '#lib/exporting/export-lines'
import { firstDayToConfirm } from '#lib/news/read-news'
import type { CollectionSwitch } from '#lib/organising/collection-switch'
import type { Inviting } from '#lib/organising/invitations'
import type { KeyKeeping } from '#lib/organising/keys'
import type { Organising } from '#lib/organising/organising'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { newsWith, type NewsSide } from './news.ts'
import { channelCounts } from './channel-counts.ts'
import { organisingWith } from './organising.ts'
import type { PeopleSide } from './people.ts'
import { plainQuestionsWith, type PlainQuestions } from './plain-questions.ts'
import { receiptsWith, type Receipts } from './receipts.ts'
import { siteWith, type SiteSide } from './site.ts'
import { writer, type Writer, type WriterListeners } from './writer/writer.ts'

export interface InstanceOptions {
  readonly dataFolder: string
  readonly keysFolder: string
  readonly challengeTries: number
  readonly now?: () => Date
  /** Is told SQLite's code once the database can be relied on no more; ends the process where absent. */
  readonly onBroken?: (code: string) => void
  /** Milliseconds for which what decides on taking statements is not asked again: 0 where absent. */
  readonly collectionAge?: number
  /** Free bytes below which statements are paused; absent where nobody watches over the machine. */
  readonly leastFreeBytes?: number
  /** What takes e-mails; absent where none are sent, and no news is offered by e-mail. */
  readonly mail?: MailServer | null
  /** Is told each second how the machine is doing, where it is watched over. */
  readonly onMachine?: WriterListeners['onMachine']
}

/** One initiative's collection, open for use: every port of every use case, joined to its database, keys and clock. */
export interface Instance extends SiteSide, NewsSide, PeopleSide {
  readonly now: () => Date
  readonly collection: () => Collection
  readonly collecting: Collecting
  /** @param factor - How many times as hard as usual. */
  readonly challenge: (purpose: string, factor?: number) => Promise<Challenge>
  readonly plainQuestions: PlainQuestions
  readonly receipts: Receipts
  readonly exporting: Exporting
  readonly organising: Organising
  readonly inviting: Inviting
  readonly keys: KeyKeeping
  readonly collectionSwitch: CollectionSwitch
  /** Statements as the public sees them: late and rounded, and later still under pressure. */
  readonly publicFigures: (isDelayed?: boolean) => PublishedFigures
  readonly tallies: () => ReturnType<typeof readTallies>
  readonly auditTrail: (limit: number) => ReturnType<typeof readAudit>
  readonly auditPage: (wish: AuditWish) => readonly AuditRow[]
  /** Oldest first. */
  readonly wholeAudit: () => Generator<AuditRow>
  /** When something was last put on record; `null` where it never was. */
  readonly lastAudited: (event: AuditEvent['event']) => Date | null
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
  const { dataFolder, keysFolder, now = () => new Date() } = options
  const file = join(dataFolder, 'colligo.sqlite')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const secrets = readSecrets(keysFolder, !existsSync(file))
  const newsKey = readNewsKey(keysFolder, secrets)
  const database = openDatabase(file)
  const cleaning = cleanHourly(database, now)
  const writing = writerOf(options, file, secrets)
  const collection = lately(
    collectionReader(database, () => writing.machine()?.pausedBy ?? null),
    options.collectionAge ?? 0,
  )
  const surroundings = { database, secrets, now, collection, onChange: collection.forget }
  const { finishRecords, ...organisers } = organisingWith(surroundings)
  const publicSide = publicSideWith(options, { database, newsKey, now, collection })
  const channels = channelCounts(publicSide.site, (counts) => {
    addToChannels(database, counts)
  })
  return {
    now,
    collection,
    ...signingWith(writing, now, collection),
    plainQuestions: plainQuestionsWith(secrets, now),
    receipts: receiptsWith(secrets, now),
    ...readingWith(database, now, collection),
    ...organisers,
    ...publicSide,
    counterFor: channels.counterFor,
    writer: writing,
    close: async () => {
      clearInterval(cleaning)
      finishRecords()
      channels.flush()
      await writing.close()
      closeDatabase(database)
    },
  }
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
    pack: eci2019,
    now,
    collection,
    judge: (proof, purpose) => writing.judge(proof, purpose, now()),
    take: writing.take,
  },
  challenge: (purpose, factor = 1) => writing.challenge(purpose, now(), factor),
})

/** What has been gathered and put on record. */
const readingWith = (
  database: Database,
  now: () => Date,
  collection: () => Collection,
): Pick<Instance, 'exporting' | 'tallies' | 'auditTrail' | 'auditPage' | 'wholeAudit' | 'lastAudited'> => ({
  exporting: {
    now,
    initiative: () => collection().initiative,
    sealedFor: (memberState) => sealedStatements(database, memberState),
  },
  tallies: () => readTallies(database),
  auditTrail: (limit) => readAudit(database, limit),
  auditPage: (wish) => auditPage(database, wish),
  wholeAudit: () => wholeAudit(database),
  lastAudited: (event) => lastAudited(database, event),
})

/** What the public sees beside the initiative: the site as organisers have set it, its figures, its news. */
function publicSideWith(
  { mail = null }: InstanceOptions,
  common: {
    readonly database: Database
    readonly newsKey: Buffer
    readonly now: () => Date
    readonly collection: () => Collection
  },
): SiteSide & NewsSide & Pick<Instance, 'publicFigures'> {
  const { database, now, collection } = common
  const siteSide = siteWith({ ...common, sendsNews: () => mail !== null })
  const isOffered = (): boolean => siteSide.site().sendsNews && collection().initiative !== null
  return {
    ...siteSide,
    ...newsWith({ ...common, isOffered }),
    publicFigures: publishedFigures(
      () => exactFigures(database),
      now,
      () => siteSide.site().figuresEvery,
    ),
  }
}

function exactFigures(database: Database): ExactFigures {
  const days = new Map<string, number>()
  for (const { day, counted } of readDailyTallies(database)) days.set(day, (days.get(day) ?? 0) + counted)
  return {
    memberStates: readTallies(database),
    days: [...days].map(([day, counted]) => ({ day, counted })),
  }
}

/** What the file holds is known again only after it was opened anew, by another process. */
function endProcess(code: string): never {
  process.stderr.write(`The database cannot be relied on (${code}). Ending, to open it anew.\n`)
  process.exit(brokenExitCode)
}

/** Reads what decides whether statements are taken: at each call, since another process may change it. */
function collectionReader(database: Database, pausedBy: () => Collection['pausedBy']): () => Collection {
  const readInitiative = initiativeReader(database)
  const rehearsedKey = rehearsedKeyReader(database)
  return () => {
    const stored = readInitiative()
    return {
      initiative: stored?.initiative ?? null,
      isCollecting: stored?.isCollecting ?? false,
      hasRehearsedKey: rehearsedKey() !== null,
      pausedBy: pausedBy(),
    }
  }
}

const nothing = (): void => undefined

/**
 * What was read lately: a crowd need not ask the database each time whether it may come in. What this process changes
 * itself is seen at once.
 */
function lately<Value>(read: () => Value, age: number): (() => Value) & { readonly forget: () => void } {
  let known: { readonly value: Value; readonly until: number } | undefined
  const readLately = (): Value => {
    const now = performance.now()
    if (known === undefined || now >= known.until) known = { value: read(), until: now + age }
    return known.value
  }
  const forget = (): void => {
    known = undefined
  }
  return Object.assign(readLately, { forget })
}

const hour = 60 * 60 * 1000

/**
 * Removes what nobody can use any more, now and every hour: spent challenges past their time, ended sessions, addresses
 * that nobody has confirmed.
 */
function cleanHourly(database: Database, now: () => Date): NodeJS.Timeout {
  const clean = (): void => {
    forgetExpiredChallenges(database, now())
    forgetOldSessions(database, new Date(now().getTime() - 24 * hour))
    forgetUnconfirmedReaders(database, firstDayToConfirm(now()))
  }
  clean()
  return setInterval(clean, hour).unref()
}
