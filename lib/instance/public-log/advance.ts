import { randomBytes } from 'node:crypto'
import {
  auditToTell,
  chainHeads,
  keepCheckpoint,
  latestCheckpoint,
  noteTold,
  placeLeaf,
  removalsToTell,
  waitingAfter,
  waitingSince,
  type CheckpointRow,
} from '#db/checkpoints'
import type { Database } from '#db/connection'
import { readDestruction } from '#db/destructions'
import { logSize, wordsBefore } from '#db/log-tree'
import { rehearsedKeyIds } from '#db/sealing-keys'
import type { Collection } from '#lib/collecting/collection'
import type { InstanceKey } from '#lib/crypto/instance-key'
import { brusselsDayOf } from '#lib/domain/day'
import { hourOf } from '#lib/domain/lane'
import { checkpointText, readCheckpoint } from '#lib/proofs/checkpoint'
import { eventEntry, type LogEvent } from '#lib/proofs/entries'
import { headsOf } from '#lib/proofs/heads'
import { readState, stateEntry, stateLines, type LogState } from '#lib/proofs/log-state'
import { readNote } from '#lib/proofs/signed-note'
import { rootOfTree } from '#lib/proofs/tree'
import { exactSums, roundedSums, type LogFigures } from './figures-of-log.ts'
import type { LogTree } from './log-tree.ts'
import { signedBy } from './signed-by.ts'
import { faultIn } from './standing.ts'
import { testsEndAt, wentLive } from './tests-end.ts'
import { toldEvent, toldEvents } from './told-events.ts'

export interface LogParts {
  readonly database: Database
  readonly tree: LogTree
  readonly key: InstanceKey
  /** What the log is called, where it has no name yet. */
  readonly origin: string
  readonly now: () => Date
  readonly collection: () => Collection
}

/** Submissions that are given their place in one transaction: signing waits for none of them longer than it takes a page. */
const atOnce = 250

/** So many submissions are given their places together, that none of them stands alone. */
export const leastTogether = 10

/** Hours after which they are given their places however few they are: a receipt promises a day. */
export const longestWait = 12

/** So many submissions must have come before the figures move: one that comes alone moves none. */
export const leastBetweenFigures = 20

/**
 * Lets the log grow by what has come since, and puts a checkpoint to it. What was begun and cut short is carried on: the
 * log never shrinks, and what is in it is in it.
 *
 * @param isUrgent - Whether all that wait are given their places, however few: where the statements are about to go.
 *
 * @throws Error with a `code` where this server's records do not add up: it puts its name to nothing more.
 */
export async function advanceLog(parts: LogParts, isUrgent = false): Promise<void> {
  if (parts.collection().initiative === null) return
  const fault = faultIn(parts.database, parts.tree)
  if (fault !== null) throw Object.assign(new Error(`the log stands still: ${fault}`), { code: fault })
  await growLog(parts, isUrgent)
}

/** The same without a look at whether the records add up: what a server would do that has been tampered with. */
export async function growLog(parts: LogParts, isUrgent: boolean): Promise<void> {
  const { database, now } = parts
  begin(parts)
  // Asked once: whoever goes live meanwhile is told of the next time.
  const { isLive } = parts.collection()
  if (isLive && testsEndAt(database) === null) {
    // What is told of going live stands between the test and what counts: no test may wait any longer, however few.
    await placeAll(parts, 'tests')
    closeWith(parts, (all) => tell(all, true))
  }
  if (isUrgent || mayBePlaced(database, now())) await placeAll(parts, isLive ? 'live' : 'tests')
  closeWith(parts, (all) => tell(all, isLive))
}

/** The first entry; or, where a growth was cut short, a state that ends it, so that each batch is one by itself. */
function begin(parts: LogParts): void {
  const { database, tree, now, collection } = parts
  inOne(database, () => {
    const size = logSize(database)
    if (size === 0) {
      // Tests of before the log are wiped when the collection goes live, and have come to nothing.
      const { all } = collection().isLive ? exactSums(database) : { all: 0 }
      tree.append([eventEntry({ event: 'log-begun', on: brusselsDayOf(now()), ...(all > 0 ? { count: all } : {}) })])
    } else if (size > 1 && latestCheckpoint(database)?.size !== size) close(parts, auditTold(database))
  })
}

const inOne = (database: Database, work: () => void): void => {
  database.transaction(work, { behavior: 'immediate' })
}

/** Whether so many wait that none stands alone, or one has waited long. */
function mayBePlaced(database: Database, now: Date): boolean {
  const { count, hour } = waitingSince(database)
  const longAgo = hourOf(new Date(now.getTime() - longestWait * 60 * 60 * 1000))
  return count >= leastTogether || (hour !== null && hour <= longAgo)
}

/**
 * Gives submissions their places, in the order of their commitments, which is one of chance. Each transaction reads what
 * it places: between two of them a submission may be removed, and another process may place some.
 */
async function placeAll({ database, tree, collection }: LogParts, which: 'tests' | 'live'): Promise<void> {
  const placeSome = (after: Buffer): Buffer | null =>
    database.transaction(
      () => {
        const rows = waitingAfter(database, { isTest: which === 'tests', after, limit: atOnce })
        const first = tree.append(rows.map(({ commitment }) => commitment))
        for (const [at, row] of rows.entries()) placeLeaf(database, row, first + at, collection().isLive)
        return rows.length < atOnce ? null : (rows.at(-1)?.commitment ?? null)
      },
      { behavior: 'immediate' },
    )
  for (let after: Buffer | null = Buffer.alloc(0); after !== null;) {
    after = placeSome(after)
    await new Promise(setImmediate)
  }
}

/** @param tellAll - Tells what is to be told, and how far the audit was. */
const closeWith = (parts: LogParts, tellAll: (parts: LogParts) => number): void => {
  inOne(parts.database, () => {
    close(parts, tellAll(parts))
  })
}

const auditTold = (database: Database): number => latestCheckpoint(database)?.auditId ?? 0

function tell({ database, tree, now }: LogParts, isLive: boolean): number {
  if (isLive && testsEndAt(database) === null) {
    tree.append([eventEntry({ event: wentLive, on: brusselsDayOf(now()) })])
  }
  const { rows, upTo } = auditToTell(database, auditTold(database), toldEvents)
  tree.append(rows.map((row) => eventEntry(toldEvent(row, rehearsedKeyIds(database)))))
  for (const place of removalsToTell(database)) {
    const { position: leaf, removedOn, removedFor } = place
    const event: LogEvent = { event: 'removed', on: removedOn ?? '', leaf, reason: removedFor ?? '' }
    noteTold(database, place, tree.append([eventEntry(event)]))
  }
  return upTo
}

/** Says how the collection stands, as the log's last entry, and signs the tree that ends with it. */
function close({ database, tree, key, origin, now, collection }: LogParts, auditId: number): void {
  const before = latestCheckpoint(database)
  const size = logSize(database)
  const at = now()
  const heads = chainHeads(database)
  const salt = randomBytes(32)
  const submissions = size - wordsBefore(database, size)
  const live = testsEndAt(database)
  const isMoved =
    before === null ||
    // What was destroyed before it had its place is still tallied: the last figures stand.
    (readDestruction(database) === null &&
      (submissions - before.countedAt >= leastBetweenFigures || (collection().isClosed && submissions > 0)))
  const figures = isMoved ? roundedSums(exactSums(database)) : figuresOf(before.note)
  const state: LogState = {
    at: `${at.toISOString().slice(0, 16)}Z`,
    submissions,
    tests: live === null ? submissions : live - wordsBefore(database, live),
    ...(live === null ? nothing : figures),
    heads: headsOf(salt, heads.audit, heads.statements),
  }
  tree.append([stateEntry(state)])
  const name = nameOf(before, origin)
  const root = rootOfTree(tree.reader(), size + 1)
  const note = signedBy(key, name, checkpointText({ origin: name, size: size + 1, root, extension: stateLines(state) }))
  keepCheckpoint(database, {
    ...{ size: size + 1, note, at: at.toISOString(), auditId, salt },
    ...{
      countedAt: isMoved ? submissions : before.countedAt,
      auditHead: heads.audit,
      statementsHead: heads.statements,
    },
  })
}

/** A log keeps the name that it had first: under another it would be another log. */
export const nameOf = (before: Pick<CheckpointRow, 'note'> | null, origin: string): string =>
  before === null ? origin : before.note.split('\n', 1).join('')

const figuresOf = (note: string): LogFigures => {
  const { counted, repeated, removed, suspect, memberStates } = readState(extensionOf(note)) ?? nothing
  return { counted, repeated, removed, suspect, memberStates }
}

const nothing: LogFigures = { counted: 0, repeated: 0, removed: 0, suspect: 0, memberStates: {} }

const extensionOf = (note: string): string => {
  const { extension = [] } = readCheckpoint(readNote(note)?.text ?? '') ?? {}
  return extension.map((line) => `${line}\n`).join('')
}
