import { desc, isNull } from 'drizzle-orm'
import type { Executor } from './connection.ts'
import { legalHolds } from './schema.ts'

export type LegalHoldRow = typeof legalHolds.$inferSelect

/** The latest, lifted or not; `null` where there never was any. */
export const latestHold = (database: Executor): LegalHoldRow | null =>
  database.select().from(legalHolds).orderBy(desc(legalHolds.id)).limit(1).get() ?? null

/** @returns Whether it was placed: `false` where another stands. */
export const placeHold = (database: Executor, hold: Pick<LegalHoldRow, 'placedBy' | 'reference'>, at: Date): boolean =>
  database
    .insert(legalHolds)
    .values({ ...hold, placedAt: at.toISOString() })
    .onConflictDoNothing()
    .run().changes === 1

export const liftHold = (database: Executor, at: Date): boolean =>
  database.update(legalHolds).set({ liftedAt: at.toISOString() }).where(isNull(legalHolds.liftedAt)).run().changes === 1

export const hasStandingHold = (database: Executor): boolean =>
  database.select({ id: legalHolds.id }).from(legalHolds).where(isNull(legalHolds.liftedAt)).get() !== undefined
