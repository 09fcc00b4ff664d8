import type { Initiative } from '#lib/domain/initiative'
import { desc, sql } from 'drizzle-orm'
import type { Database } from './connection.ts'
import {
  alarms,
  batchedStatements,
  batches,
  batchResultReasons,
  batchResults,
  batchTallies,
  channels,
  dailyTallies,
  dayTotals,
  doubtTallies,
  exportBatches,
  hourlyTallies,
  initiatives,
  languageTallies,
  leafPlaces,
  noise,
  removedStatements,
  statements,
  suspectStatements,
  suspicions,
  tallies,
  usedChallenges,
  validityCertificates,
  withdrawalWishes,
} from './schema.ts'

export interface StoredInitiative {
  readonly initiative: Initiative
  /** Whether the organisers have opened the collection; its period decides as well. */
  readonly isCollecting: boolean
  /** Since when statements count; `null` while they are tests. */
  readonly liveAt: string | null
  /** When it ended for good; `null` while it has not. */
  readonly closedAt: string | null
  /** The identifier of the rule pack that statements are taken under. */
  readonly rulePack: string
}

/** Counts what this process changes through each connection. What others change, SQLite counts. */
const ownChanges = new WeakMap<Database, number>()

const changed = (database: Database): void => {
  ownChanges.set(database, (ownChanges.get(database) ?? 0) + 1)
}

/**
 * Reads the initiative of this instance; `null` before one was imported.
 *
 * Read and parsed anew only after a change, since every request asks. No change is missed, by whichever process:
 * `data_version` tells of every commit through another connection.
 */
export function initiativeReader(database: Database): () => StoredInitiative | null {
  const query = database.select().from(initiatives).prepare()
  const dataVersion = database.$client.prepare('PRAGMA data_version').pluck()
  let known: { readonly version: unknown; readonly own: number; readonly stored: StoredInitiative | null } | undefined
  let content = ''
  let initiative: Initiative | null = null
  return () => {
    // Before the row: what changes between the two is then read once more, and not missed.
    const [version, own] = [dataVersion.get(), ownChanges.get(database) ?? 0]
    if (known === undefined || known.version !== version || known.own !== own) {
      const row = query.get()
      // Statements change the version too: the same words are the same initiative, and are not read again.
      if (row !== undefined && row.content !== content) {
        content = row.content
        // Only `keepInitiative` writes it, and the import has read it thoroughly.
        initiative = JSON.parse(content) as Initiative
      }
      const stored = row === undefined || initiative === null ? null : { ...switchesOf(row), initiative }
      known = { version, own, stored }
    }
    return known.stored
  }
}

const switchesOf = ({ isCollecting, liveAt, closedAt, rulePack }: typeof initiatives.$inferSelect) => ({
  rulePack,
  isCollecting,
  liveAt,
  closedAt,
})

/**
 * Keeps what was imported in the place of what was there.
 *
 * @param rulePack - The law to collect under; what was there, or the present one, where absent.
 */
export function keepInitiative(database: Database, initiative: Initiative, at: Date, rulePack?: string): void {
  const law = rulePack === undefined ? {} : { rulePack }
  const content = { content: JSON.stringify(initiative), importedAt: at.toISOString(), ...law }
  database
    .insert(initiatives)
    .values({ id: 1, ...content })
    .onConflictDoUpdate({ target: initiatives.id, set: content })
    .run()
  changed(database)
}

export function setCollecting(database: Database, isCollecting: boolean): void {
  database.update(initiatives).set({ isCollecting }).run()
  changed(database)
}

/** Ends the collection for good. */
export function setClosed(database: Database, at: Date): void {
  database.update(initiatives).set({ isCollecting: false, closedAt: at.toISOString() }).run()
  changed(database)
}

/** What was wiped: how many statements, and the last link of their chain. */
export interface Wiped {
  readonly count: number
  readonly lastLink: Buffer | null
}

const testTables = [
  statements,
  noise,
  usedChallenges,
  tallies,
  dailyTallies,
  hourlyTallies,
  languageTallies,
  doubtTallies,
  batchTallies,
  batches,
  dayTotals,
  suspicions,
  suspectStatements,
  removedStatements,
  alarms,
  batchedStatements,
  withdrawalWishes,
  exportBatches,
  batchResults,
  batchResultReasons,
  validityCertificates,
  leafPlaces,
]

/**
 * Wipes all that the test collection has left, and makes statements count from now on, in one. What it counted before is
 * nowhere any more: `secure_delete` overwrites it, and the log is written back.
 */
export function goLive(database: Database, at: Date): Wiped {
  const wiped = database.transaction(
    (transaction) => {
      const last = transaction
        .select({ chain: statements.chain })
        .from(statements)
        .orderBy(desc(statements.id))
        .limit(1)
      const lastLink = last.get()?.chain ?? null
      const { changes } = transaction.delete(statements).run()
      for (const table of testTables) transaction.delete(table).run()
      transaction.update(channels).set({ counted: 0 }).run()
      // Tests that wait for their places in the log have them still, and nothing that their receipts name.
      transaction.run(sql`UPDATE waiting_leaves SET identifier = lower(hex(randomblob(16)))`)
      // Numbers begin anew: how many there were says nothing about those that count.
      transaction.run(sql`DELETE FROM sqlite_sequence WHERE name IN ('statements', 'export_batches')`)
      transaction.update(initiatives).set({ liveAt: at.toISOString(), isCollecting: true }).run()
      return { count: changes, lastLink }
    },
    { behavior: 'immediate' },
  )
  database.$client.pragma('wal_checkpoint(TRUNCATE)')
  changed(database)
  return wiped
}
