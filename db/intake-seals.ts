import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { intakeSeals, recipients } from './schema.ts'

export type IntakeSealRow = typeof intakeSeals.$inferSelect

/** The Member States whose statements are sealed to their authority as they arrive, by code. */
export const readIntakeSeals = (database: Executor): readonly IntakeSealRow[] =>
  database.select().from(intakeSeals).orderBy(asc(intakeSeals.memberState)).all()

/** The same for whoever asks often, as a set of codes. */
export function intakeSealsReader(database: Database): () => ReadonlySet<string> {
  const query = database.select({ memberState: intakeSeals.memberState }).from(intakeSeals).prepare()
  return () => new Set(query.all().map(({ memberState }) => memberState))
}

/** The key that an authority's statements are sealed to. */
export interface IntakeKey {
  /** A public JWK. */
  readonly key: string
  /** Its thumbprint, lower-case hex. */
  readonly fingerprint: string
}

/**
 * Asks to whose key the statements of a Member State are sealed as they arrive: `null` where that is the organisers'.
 *
 * @throws Error where it is the authority's and there is none: nothing is sealed to anybody else in its place.
 */
export function intakeKeyReader(database: Database): (memberState: string) => IntakeKey | null {
  const query = database
    .select({ key: recipients.key, fingerprint: recipients.fingerprint, withdrawnAt: recipients.withdrawnAt })
    .from(intakeSeals)
    .leftJoin(
      recipients,
      and(
        eq(recipients.memberState, intakeSeals.memberState),
        eq(recipients.envelope, 'jose'),
        isNotNull(recipients.confirmedAt),
      ),
    )
    .where(eq(intakeSeals.memberState, sql.placeholder('memberState')))
    .orderBy(desc(recipients.confirmedAt), desc(recipients.id))
    .limit(1)
    .prepare()
  return (memberState) => {
    const row = query.get({ memberState })
    if (row === undefined) return null
    const { key, fingerprint, withdrawnAt } = row
    if (key === null || fingerprint === null || withdrawnAt !== null) throw new Error('no key of the authority seals')
    return { key, fingerprint }
  }
}

/** Has the statements of a Member State sealed to its authority from now on. */
export const startIntakeSeal = (database: Executor, row: IntakeSealRow): void => {
  database.insert(intakeSeals).values(row).run()
}

/** Has them sealed to the organisers again. @returns Whether they were not. */
export const endIntakeSeal = (database: Executor, memberState: string): boolean =>
  database.delete(intakeSeals).where(eq(intakeSeals.memberState, memberState)).run().changes === 1
