import { and, asc, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { recipients } from './schema.ts'

export type RecipientRow = typeof recipients.$inferSelect
export type NewRecipient = Omit<
  RecipientRow,
  'id' | 'confirmedBy' | 'confirmedAt' | 'confirmedHeard' | 'withdrawnBy' | 'withdrawnAt'
>

/** Keeps what one organiser has entered. @returns Its number. */
export const addRecipient = (database: Executor, row: NewRecipient): number =>
  database.insert(recipients).values(row).returning({ id: recipients.id }).get().id

export const recipientById = (database: Executor, id: number): RecipientRow | null =>
  database.select().from(recipients).where(eq(recipients.id, id)).get() ?? null

/** What was confirmed for a Member State, newest first: the first is in force. */
export const confirmedRecipients = (database: Executor, memberState: string): readonly RecipientRow[] =>
  database
    .select()
    .from(recipients)
    .where(and(eq(recipients.memberState, memberState), isNotNull(recipients.confirmedAt)))
    .orderBy(desc(recipients.confirmedAt), desc(recipients.id))
    .all()

/**
 * What is in force, by Member State.
 *
 * @param use - Keys that packages are addressed to, or keys that single statements are sealed to: each has its own newest.
 */
export function recipientsInForce(database: Executor, use: 'packages' | 'statements'): readonly RecipientRow[] {
  const confirmed = database
    .select()
    .from(recipients)
    .where(and(isNotNull(recipients.confirmedAt), (use === 'packages' ? ne : eq)(recipients.envelope, 'jose')))
    .orderBy(asc(recipients.confirmedAt), asc(recipients.id))
    .all()
  return [...new Map(confirmed.map((row) => [row.memberState, row])).values()]
}

/** @returns Whether it still waited. */
export const confirmRecipient = (
  database: Database,
  id: number,
  confirmed: { readonly by: number; readonly at: Date; readonly heard: RecipientRow['askedHeard'] },
): boolean =>
  database
    .update(recipients)
    .set({ confirmedBy: confirmed.by, confirmedAt: confirmed.at.toISOString(), confirmedHeard: confirmed.heard })
    .where(and(eq(recipients.id, id), isNull(recipients.confirmedAt)))
    .run().changes === 1

/** @returns Whether it was confirmed, and nobody was faster. */
export const withdrawRecipient = (
  database: Database,
  id: number,
  withdrawn: { readonly by: number; readonly at: Date },
): boolean =>
  database
    .update(recipients)
    .set({ withdrawnBy: withdrawn.by, withdrawnAt: withdrawn.at.toISOString() })
    .where(and(eq(recipients.id, id), isNotNull(recipients.confirmedAt), isNull(recipients.withdrawnAt)))
    .run().changes === 1
