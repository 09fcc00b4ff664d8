import type { Initiative } from '#lib/domain/initiative'
import type { Database } from './connection.ts'
import { initiatives } from './schema.ts'

export interface StoredInitiative {
  readonly initiative: Initiative
  /** Whether the organisers have opened the collection; its period decides as well. */
  readonly isCollecting: boolean
}

/** The initiative of this instance; `null` before one was imported. */
export function readInitiative(database: Database): StoredInitiative | null {
  const row = database.select().from(initiatives).get()
  if (row === undefined) return null
  // Only `keepInitiative` writes it, and the import has read it thoroughly.
  return { initiative: JSON.parse(row.content) as Initiative, isCollecting: row.isCollecting }
}

/** Keeps what was imported in the place of what was there. */
export function keepInitiative(database: Database, initiative: Initiative, at: Date): void {
  const content = { content: JSON.stringify(initiative), importedAt: at.toISOString() }
  database
    .insert(initiatives)
    .values({ id: 1, ...content })
    .onConflictDoUpdate({ target: initiatives.id, set: content })
    .run()
}

export function setCollecting(database: Database, isCollecting: boolean): void {
  database.update(initiatives).set({ isCollecting }).run()
}
