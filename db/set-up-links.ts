import { and, eq, gt, isNotNull, or } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { organisers, setUpLinks } from './schema.ts'

/** Whether anybody has joined the organisers. */
export const hasOrganisers = (database: Database): boolean =>
  database.select({ id: organisers.id }).from(organisers).where(isNotNull(organisers.passwordHash)).get() !== undefined

/** Whether anybody has joined, or can still do so by an invitation. */
export const expectsOrganisers = (database: Database, now: Date): boolean =>
  database
    .select({ id: organisers.id })
    .from(organisers)
    .where(or(isNotNull(organisers.passwordHash), gt(organisers.invitedUntil, now.toISOString())))
    .get() !== undefined

/** Keeps a link in the place of the one that was. */
export function keepSetUpLink(database: Database, digest: Buffer, endsAt: Date): void {
  const row = { digest, endsAt: endsAt.toISOString() }
  database
    .insert(setUpLinks)
    .values({ id: 1, ...row })
    .onConflictDoUpdate({ target: setUpLinks.id, set: row })
    .run()
}

export const isSetUpLink = (database: Database, digest: Buffer, now: Date): boolean =>
  database.select({ id: setUpLinks.id }).from(setUpLinks).where(goodLink(digest, now)).get() !== undefined

/** Ends the link. @returns Whether it was there and in time: two requests cannot both spend it. */
export const spendSetUpLink = (database: Database, digest: Buffer, now: Date): boolean =>
  database.delete(setUpLinks).where(goodLink(digest, now)).run().changes === 1

const goodLink = (digest: Buffer, now: Date) =>
  and(eq(setUpLinks.digest, digest), gt(setUpLinks.endsAt, now.toISOString()))
