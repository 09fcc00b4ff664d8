import { and, desc, eq, lt } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { sessions } from './schema.ts'

export type SessionStage = 'password' | 'full'

export interface Session {
  readonly organiserId: number
  readonly stage: SessionStage
  readonly startedAt: Date
  readonly seenAt: Date
  /** When the second factor was last shown; `null` before it was. */
  readonly confirmedAt: Date | null
}

export function startSession(
  database: Database,
  session: { digest: Buffer; organiserId: number; stage: SessionStage; now: Date },
): void {
  const { now, ...row } = session
  database
    .insert(sessions)
    .values({
      ...row,
      startedAt: now.toISOString(),
      seenAt: now.toISOString(),
      confirmedAt: row.stage === 'full' ? now.toISOString() : null,
    })
    .run()
}

export function sessionOf(database: Database, digest: Buffer): Session | null {
  const row = database.select().from(sessions).where(eq(sessions.digest, digest)).get()
  if (row === undefined) return null
  const { organiserId, stage, confirmedAt } = row
  return {
    organiserId,
    stage,
    startedAt: new Date(row.startedAt),
    seenAt: new Date(row.seenAt),
    confirmedAt: confirmedAt === null ? null : new Date(confirmedAt),
  }
}

/** Notes that the second factor was shown again, and gives the session another token. @returns Whether it was there. */
export const confirmSession = (database: Database, digest: Buffer, newDigest: Buffer, now: Date): boolean =>
  database
    .update(sessions)
    .set({ digest: newDigest, confirmedAt: now.toISOString(), seenAt: now.toISOString() })
    .where(and(eq(sessions.digest, digest), eq(sessions.stage, 'full')))
    .run().changes === 1

export function touchSession(database: Database, digest: Buffer, now: Date): void {
  database.update(sessions).set({ seenAt: now.toISOString() }).where(eq(sessions.digest, digest)).run()
}

export function endSession(database: Database, digest: Buffer): void {
  database.delete(sessions).where(eq(sessions.digest, digest)).run()
}

/** Removes sessions that have not been seen since an instant. */
export function forgetOldSessions(database: Database, seenBefore: Date): void {
  database.delete(sessions).where(lt(sessions.seenAt, seenBefore.toISOString())).run()
}

/** Somebody's sessions that both steps have opened, the one seen last first. */
export const sessionsOf = (database: Database, organiserId: number): readonly (typeof sessions.$inferSelect)[] =>
  database
    .select()
    .from(sessions)
    .where(and(eq(sessions.organiserId, organiserId), eq(sessions.stage, 'full')))
    .orderBy(desc(sessions.seenAt))
    .all()

/** Ends one of somebody's own sessions. @returns Whether it was theirs. */
export const endSessionOf = (database: Database, organiserId: number, digest: Buffer): boolean =>
  database
    .delete(sessions)
    .where(and(eq(sessions.organiserId, organiserId), eq(sessions.digest, digest)))
    .run().changes === 1

/** Ends all sessions of somebody, half-opened ones too. @returns How many there were. */
export const endSessionsOf = (database: Database, organiserId: number): number =>
  database.delete(sessions).where(eq(sessions.organiserId, organiserId)).run().changes
