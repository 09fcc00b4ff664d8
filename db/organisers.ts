import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { organisers } from './schema.ts'

export type OrganiserRow = typeof organisers.$inferSelect

export interface NewOrganiser {
  readonly email: string
  readonly name: string
  readonly codeSecret: Buffer
  readonly invitationDigest: Buffer
  readonly invitedUntil: Date
}

/**
 * Invites an organiser; once more, with another link, whoever has not joined yet.
 *
 * @returns Whether the e-mail address was free.
 */
export function inviteOrganiser(database: Database, { invitedUntil, ...organiser }: NewOrganiser): boolean {
  const row = { ...organiser, invitedUntil: invitedUntil.toISOString() }
  const again = database
    .update(organisers)
    .set(row)
    .where(and(eq(organisers.email, organiser.email), isNull(organisers.passwordHash)))
    .run()
  return again.changes === 1 || database.insert(organisers).values(row).onConflictDoNothing().run().changes === 1
}

export const organiserByEmail = (database: Database, email: string): OrganiserRow | null =>
  database
    .select()
    .from(organisers)
    .where(eq(sql`lower(${organisers.email})`, email.toLowerCase()))
    .get() ?? null

export const organiserById = (database: Database, id: number): OrganiserRow | null =>
  database.select().from(organisers).where(eq(organisers.id, id)).get() ?? null

/** The organiser whom an invitation was made for; `null` where it was taken up, has ended or never was. */
export function organiserByInvitation(database: Database, digest: Buffer, now: Date): OrganiserRow | null {
  const row = database.select().from(organisers).where(eq(organisers.invitationDigest, digest)).get()
  return row?.invitedUntil != null && row.invitedUntil > now.toISOString() ? row : null
}

/**
 * Ends the invitation and sets the password; the one-time code that confirmed it counts as used.
 *
 * @returns Whether there still was an invitation: of two requests with one link the first joins.
 */
export const takeUpInvitation = (database: Database, id: number, passwordHash: string, codeStep: number): boolean =>
  database
    .update(organisers)
    .set({ passwordHash, lastCodeStep: codeStep, invitationDigest: null, invitedUntil: null })
    .where(and(eq(organisers.id, id), isNull(organisers.passwordHash)))
    .run().changes === 1

/** Spends a one-time code. @returns Whether it was newer than the last: two requests cannot both spend it. */
export const spendCode = (database: Database, id: number, step: number): boolean =>
  database
    .update(organisers)
    .set({ lastCodeStep: step })
    .where(and(eq(organisers.id, id), lt(organisers.lastCodeStep, step)))
    .run().changes === 1
