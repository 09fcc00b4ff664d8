import { max } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { settings } from './schema.ts'

/** Everything that organisers have set, as it is stored. */
export const readStoredSettings = (database: Executor): readonly { readonly name: string; readonly value: string }[] =>
  database.select({ name: settings.name, value: settings.value }).from(settings).all()

/** Tells one state of the settings from every other: it grows with each change. Empty before the first. */
export function settingsVersion(database: Database): () => string {
  const query = database
    .select({ at: max(settings.changedAt) })
    .from(settings)
    .prepare()
  return () => query.get()?.at ?? ''
}

/**
 * Keeps settings, inside a transaction of the caller's. Nothing is ever deleted, and each change is later than the one
 * before, whatever the clock says: other processes ask for the latest alone.
 *
 * @param changed - JSON by name.
 */
export function keepSettings(database: Database, changed: Readonly<Record<string, string>>, now: Date): void {
  const latest = settingsVersion(database)()
  const at = new Date(Math.max(now.getTime(), latest === '' ? 0 : Date.parse(latest) + 1)).toISOString()
  for (const [name, value] of Object.entries(changed)) {
    database
      .insert(settings)
      .values({ name, value, changedAt: at })
      .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: at } })
      .run()
  }
}
