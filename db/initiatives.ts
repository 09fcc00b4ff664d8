import type { Initiative } from '#lib/domain/initiative'
import type { Database } from './connection.ts'
import { initiatives } from './schema.ts'

export interface StoredInitiative {
  readonly initiative: Initiative
  /** Whether the organisers have opened the collection; its period decides as well. */
  readonly isCollecting: boolean
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
      const stored = row === undefined || initiative === null ? null : { initiative, isCollecting: row.isCollecting }
      known = { version, own, stored }
    }
    return known.stored
  }
}

/** Keeps what was imported in the place of what was there. */
export function keepInitiative(database: Database, initiative: Initiative, at: Date): void {
  const content = { content: JSON.stringify(initiative), importedAt: at.toISOString() }
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
