import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { keyAgreements, keyUses, sealingKeys, statements } from './schema.ts'

export interface SealingKey {
  /** RFC 7638 thumbprint. */
  readonly id: string
  readonly x: string
  readonly installedAt: string
  readonly sample: string | null
  readonly proofDigest: Buffer | null
  readonly rehearsedAt: string | null
}

/** The key that was installed last; `null` before the first. */
export const latestKey = (database: Database): SealingKey | null =>
  database.select().from(sealingKeys).orderBy(desc(sealingKeys.installedAt)).limit(1).get() ?? null

/** Every key that was ever installed, the first first. */
export const everyKey = (database: Database): readonly SealingKey[] =>
  database.select().from(sealingKeys).orderBy(asc(sealingKeys.installedAt)).all()

/** Thumbprints of the keys that statements may have been sealed to. */
export const rehearsedKeyIds = (database: Database): readonly string[] =>
  database
    .selectDistinct({ id: keyUses.keyId })
    .from(keyUses)
    .orderBy(keyUses.keyId)
    .all()
    .map(({ id }) => id)

/** Which key sealed when, the first first; `until` is `null` while it lasts. */
export function readUses(database: Database): readonly { keyId: string; from: string; until: string | null }[] {
  const uses = database.select().from(keyUses).orderBy(asc(keyUses.id)).all()
  return uses.map(({ keyId, fromAt }, index) => ({ keyId, from: fromAt, until: uses[index + 1]?.fromAt ?? null }))
}

/** The key that statements are sealed to: the last that took over; `null` before the first rehearsal. */
export const rehearsedKey = (database: Database): SealingKey | null => rehearsedKeyReader(database)()

/** The same for whoever asks often: to build the query takes longer than to ask it. */
export function rehearsedKeyReader(database: Database): () => SealingKey | null {
  const query = database
    .select()
    .from(keyUses)
    .innerJoin(sealingKeys, eq(sealingKeys.id, keyUses.keyId))
    .orderBy(desc(keyUses.id))
    .limit(1)
    .prepare()
  return () => query.get()?.sealing_keys ?? null
}

export function installKey(database: Database, key: { id: string; x: string }, at: Date): void {
  const installedAt = at.toISOString()
  database
    .insert(sealingKeys)
    .values({ ...key, installedAt })
    .onConflictDoUpdate({ target: sealingKeys.id, set: { installedAt } })
    .run()
}

/** Notes that two persons wanted a key as it is installed now. */
export function keepAgreement(
  database: Database,
  agreement: Pick<typeof keyAgreements.$inferInsert, 'keyId' | 'askedBy' | 'agreedBy'>,
  at: Date,
): void {
  database
    .insert(keyAgreements)
    .values({ ...agreement, at: at.toISOString() })
    .run()
}

/** Whether two persons wanted a key since it was installed: an agreement of long ago does not bring it back. */
export const isAgreed = (database: Database, id: string): boolean =>
  database
    .select({ id: keyAgreements.id })
    .from(keyAgreements)
    .innerJoin(sealingKeys, eq(sealingKeys.id, keyAgreements.keyId))
    .where(sql`${keyAgreements.keyId} = ${id} AND ${keyAgreements.at} >= ${sealingKeys.installedAt}`)
    .get() !== undefined

export function keepSample(database: Database, id: string, sample: string, proofDigest: Buffer): void {
  database.update(sealingKeys).set({ sample, proofDigest }).where(eq(sealingKeys.id, id)).run()
}

/** Notes a rehearsal; its sample has done its work. */
export function markRehearsed(database: Database, id: string, at: Date): void {
  database
    .update(sealingKeys)
    .set({ rehearsedAt: at.toISOString(), sample: null, proofDigest: null })
    .where(eq(sealingKeys.id, id))
    .run()
}

/** Has statements sealed to a key from now on. */
export function startSealing(database: Database, keyId: string, at: Date): void {
  const last = sql<number>`(SELECT coalesce(max(${statements.id}), 0) FROM ${statements})`
  database.insert(keyUses).values({ keyId, fromAt: at.toISOString(), afterStatement: last }).run()
}
