import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { keySplittings, rehearsalReminders, shareHolders } from './schema.ts'

export type SplittingRow = typeof keySplittings.$inferSelect
export type HolderRow = typeof shareHolders.$inferSelect

/** Notes how a key was split, and who holds which share. */
export function keepSplitting(
  database: Database,
  splitting: Pick<SplittingRow, 'keyId' | 'needed' | 'notedBy'> & { readonly holders: readonly string[] },
  at: Date,
): void {
  const { holders, ...row } = splitting
  database.transaction(
    (transaction) => {
      const { id } = transaction
        .insert(keySplittings)
        .values({ ...row, among: holders.length, notedAt: at.toISOString() })
        .returning()
        .get()
      for (const [index, name] of holders.entries())
        transaction
          .insert(shareHolders)
          .values({ splittingId: id, number: index + 1, name })
          .run()
    },
    { behavior: 'immediate' },
  )
}

/** Every splitting that was noted, newest first, each with its holders. */
export function readSplittings(
  database: Database,
): readonly (SplittingRow & { readonly holders: readonly HolderRow[] })[] {
  const holders = database.select().from(shareHolders).orderBy(asc(shareHolders.number)).all()
  return database
    .select()
    .from(keySplittings)
    .orderBy(desc(keySplittings.id))
    .all()
    .map((row) => ({ ...row, holders: holders.filter(({ splittingId }) => splittingId === row.id) }))
}

/** Notes whose shares have opened a sample. */
export function markHoldersRehearsed(database: Database, splittingId: number, numbers: readonly number[], at: Date) {
  database
    .update(shareHolders)
    .set({ rehearsedAt: at.toISOString() })
    .where(and(eq(shareHolders.splittingId, splittingId), inArray(shareHolders.number, [...numbers])))
    .run()
}

/** Notes that the shares of a splitting are destroyed, once. */
export const markSharesDestroyed = (database: Database, id: number, at: Date): boolean =>
  database
    .update(keySplittings)
    .set({ destroyedAt: at.toISOString() })
    .where(and(eq(keySplittings.id, id), isNull(keySplittings.destroyedAt)))
    .run().changes === 1

export function keepReminder(database: Database, at: Date): void {
  database.insert(rehearsalReminders).values({ at: at.toISOString() }).run()
}

/** When somebody was last reminded of a rehearsal; `null` where nobody was. */
export const lastReminder = (database: Database): string | null =>
  database.select({ at: rehearsalReminders.at }).from(rehearsalReminders).orderBy(desc(rehearsalReminders.id)).get()
    ?.at ?? null
