import { and, asc, count, eq, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Role } from '#lib/domain/role'
import { passkeys } from './conduct-schema.ts'
import type { Database, Executor } from './connection.ts'
import { organiserRoles, organisers, recoveryCodes, sessions } from './schema.ts'

export type OrganiserRow = typeof organisers.$inferSelect

export interface NewOrganiser {
  readonly email: string
  readonly name: string
  readonly codeSecret: Buffer
  readonly invitationDigest: Buffer
  readonly invitedUntil: Date
  readonly roles: readonly Role[]
}

/**
 * Invites an organiser; once more, with another link, whoever has not joined yet or has left.
 *
 * @returns Their number; `null` where somebody with that e-mail address has joined.
 */
export function inviteOrganiser(database: Database, organiser: NewOrganiser): number | null {
  const { invitedUntil, roles, ...account } = organiser
  const row = { ...account, invitedUntil: invitedUntil.toISOString(), leftAt: null, lastCodeStep: 0 }
  return database.transaction(
    (transaction) => {
      const again = transaction
        .update(organisers)
        .set(row)
        .where(and(eq(organisers.email, account.email), isNull(organisers.passwordHash)))
        .returning({ id: organisers.id })
        .all()
      const insert = transaction.insert(organisers).values(row).onConflictDoNothing()
      const [kept] = again.length > 0 ? again : insert.returning({ id: organisers.id }).all()
      if (kept === undefined) return null
      setRoles(transaction, kept.id, roles)
      return kept.id
    },
    { behavior: 'immediate' },
  )
}

export const rolesOf = (database: Executor, id: number): readonly string[] =>
  database
    .select({ role: organiserRoles.role })
    .from(organiserRoles)
    .where(eq(organiserRoles.organiserId, id))
    .all()
    .map(({ role }) => role)

/** Gives somebody these roles and no others. */
export function setRoles(database: Executor, id: number, roles: readonly Role[]): void {
  database.delete(organiserRoles).where(eq(organiserRoles.organiserId, id)).run()
  if (roles.length > 0)
    database
      .insert(organiserRoles)
      .values(roles.map((role) => ({ organiserId: id, role })))
      .run()
}

/** Everybody who is, was or is to become an organiser, in the order in which they came. */
export const allOrganisers = (database: Executor): readonly (OrganiserRow & { readonly roles: readonly string[] })[] =>
  database
    .select()
    .from(organisers)
    .orderBy(asc(organisers.id))
    .all()
    .map((row) => ({ ...row, roles: rolesOf(database, row.id) }))

/** How many others who have joined have one of these roles. */
export const othersWith = (database: Executor, id: number, roles: readonly Role[]): number =>
  database
    .select({ others: count() })
    .from(organisers)
    .where(
      and(
        ne(organisers.id, id),
        sql`${organisers.passwordHash} IS NOT NULL`,
        sql`EXISTS (SELECT 1 FROM ${organiserRoles} WHERE ${organiserRoles.organiserId} = ${organisers.id}
            AND ${or(...roles.map((role) => eq(organiserRoles.role, role)))})`,
      ),
    )
    .get()?.others ?? 0

/**
 * Takes everything from somebody that lets them in: password, secret of one-time codes, passkeys, sessions, roles. Their
 * name stays, for what stands on record.
 *
 * @param nothing - A digest that nobody knows anything to: the invitation that SQLite wants in the password's place.
 */
export function letGo(database: Database, id: number, nothing: Buffer, at: Date): void {
  database.transaction(
    (transaction) => {
      const gone = { passwordHash: null, codeSecret: Buffer.alloc(0), invitationDigest: nothing }
      transaction
        .update(organisers)
        .set({ ...gone, invitedUntil: new Date(0).toISOString(), leftAt: at.toISOString() })
        .where(eq(organisers.id, id))
        .run()
      transaction.delete(sessions).where(eq(sessions.organiserId, id)).run()
      transaction.delete(recoveryCodes).where(eq(recoveryCodes.organiserId, id)).run()
      transaction.delete(passkeys).where(eq(passkeys.organiserId, id)).run()
      setRoles(transaction, id, [])
    },
    { behavior: 'immediate' },
  )
}

/** Sets another password, and ends every session but one. */
export function changePassword(database: Database, id: number, passwordHash: string, keptSession: Buffer): void {
  database.transaction(
    (transaction) => {
      transaction.update(organisers).set({ passwordHash }).where(eq(organisers.id, id)).run()
      transaction
        .delete(sessions)
        .where(and(eq(sessions.organiserId, id), ne(sessions.digest, keptSession)))
        .run()
    },
    { behavior: 'immediate' },
  )
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

/** Puts a new sheet of recovery codes in the place of the old one; of nobody who has left meanwhile. */
export function keepRecoveryCodes(database: Database, id: number, marks: readonly Buffer[]): void {
  database.transaction(
    (transaction) => {
      transaction.delete(recoveryCodes).where(eq(recoveryCodes.organiserId, id)).run()
      const owner = transaction
        .select({ leftAt: organisers.leftAt })
        .from(organisers)
        .where(eq(organisers.id, id))
        .get()
      if (owner?.leftAt !== null) return
      transaction
        .insert(recoveryCodes)
        .values(marks.map((mark) => ({ mark, organiserId: id })))
        .run()
    },
    { behavior: 'immediate' },
  )
}

/** Spends a recovery code. @returns Whether it was there: two requests cannot both spend it. */
export const spendRecoveryCode = (database: Database, id: number, mark: Buffer): boolean =>
  database
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.organiserId, id), eq(recoveryCodes.mark, mark)))
    .run().changes === 1

export const recoveryCodesLeft = (database: Executor, id: number): number =>
  database.select({ left: count() }).from(recoveryCodes).where(eq(recoveryCodes.organiserId, id)).get()?.left ?? 0
