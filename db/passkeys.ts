import { and, asc, eq, lt, or } from 'drizzle-orm'
import { passkeys } from './conduct-schema.ts'
import type { Database, Executor } from './connection.ts'
import { sessions } from './schema.ts'

export type PasskeyRow = typeof passkeys.$inferSelect

/** Somebody's passkeys, in the order in which they were added. */
export const passkeysOf = (database: Executor, organiserId: number): readonly PasskeyRow[] =>
  database
    .select()
    .from(passkeys)
    .where(eq(passkeys.organiserId, organiserId))
    .orderBy(asc(passkeys.addedAt), asc(passkeys.id))
    .all()

/** Keeps a passkey. @returns Whether it was new: no passkey is ever two people's. */
export const keepPasskey = (database: Executor, row: Omit<PasskeyRow, 'usedAt'>): boolean =>
  database.insert(passkeys).values(row).onConflictDoNothing().run().changes === 1

/**
 * Notes that a passkey has signed, and where its counter stands.
 *
 * @returns Whether it may have: a counter that did not move on is that of a copy. Authenticators without one stay at zero.
 */
export const notePasskeyUse = (
  database: Executor,
  { id, organiserId, counter, now }: { id: string; organiserId: number; counter: number; now: Date },
): boolean => {
  const hasMovedOn = lt(passkeys.counter, counter)
  return (
    database
      .update(passkeys)
      .set({ counter, usedAt: now.toISOString() })
      .where(
        and(
          eq(passkeys.id, id),
          eq(passkeys.organiserId, organiserId),
          counter === 0 ? or(hasMovedOn, eq(passkeys.counter, 0)) : hasMovedOn,
        ),
      )
      .run().changes === 1
  )
}

/** Removes one of somebody's own. @returns Whether it was theirs. */
export const removePasskey = (database: Executor, organiserId: number, id: string): boolean =>
  database
    .delete(passkeys)
    .where(and(eq(passkeys.organiserId, organiserId), eq(passkeys.id, id)))
    .run().changes === 1

/** Keeps what a passkey is to sign with the session that asked: processes that serve beside each other agree on it. */
export const keepChallenge = (database: Executor, digest: Buffer, challenge: string, endsAt: Date): boolean =>
  database
    .update(sessions)
    .set({ challenge, challengeEndsAt: endsAt.toISOString() })
    .where(eq(sessions.digest, digest))
    .run().changes === 1

/** Hands out what the session's passkey was to sign, once; `null` where there is nothing, or its time is over. */
export const takeChallenge = (database: Database, digest: Buffer, now: Date): string | null =>
  database.transaction(
    (transaction) => {
      const row = transaction.select().from(sessions).where(eq(sessions.digest, digest)).get()
      transaction
        .update(sessions)
        .set({ challenge: null, challengeEndsAt: null })
        .where(eq(sessions.digest, digest))
        .run()
      const isInTime = row?.challengeEndsAt != null && row.challengeEndsAt > now.toISOString()
      return isInTime ? row.challenge : null
    },
    { behavior: 'immediate' },
  )
