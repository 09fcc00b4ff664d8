import type { Executor } from './connection.ts'
import { eq } from 'drizzle-orm'
import { milestones } from './schema.ts'

export type MilestoneName = (typeof milestones.$inferSelect)['name']

/** The days that were noted, by what happened on them. */
export const readMilestones = (database: Executor): Readonly<Partial<Record<MilestoneName, string>>> =>
  Object.fromEntries(
    database
      .select()
      .from(milestones)
      .all()
      .map(({ name, day }) => [name, day]),
  )

/** Notes a day, in the place of another that was noted before. */
export function noteMilestone(database: Executor, name: MilestoneName, day: string, at: Date): void {
  const row = { name, day, notedAt: at.toISOString() }
  database.insert(milestones).values(row).onConflictDoUpdate({ target: milestones.name, set: row }).run()
}

/** @returns Whether there was one. */
export const takeBackMilestone = (database: Executor, name: MilestoneName): boolean =>
  database.delete(milestones).where(eq(milestones.name, name)).run().changes === 1
