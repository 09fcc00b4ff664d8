import type { Database, Executor } from './connection.ts'
import { results } from './schema.ts'

export type ResultRow = typeof results.$inferSelect

/** What authorities have reported so far. */
export const readResults = (database: Executor): readonly ResultRow[] => database.select().from(results).all()

/** Notes what an authority has reported, in the place of what it had before. */
export function keepResult(database: Database, result: ResultRow): void {
  const { memberState, ...reported } = result
  database
    .insert(results)
    .values({ memberState, ...reported })
    .onConflictDoUpdate({ target: results.memberState, set: reported })
    .run()
}
