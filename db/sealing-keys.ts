import { desc, eq, isNotNull } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { sealingKeys } from './schema.ts'

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

/** The key that statements are sealed to: the last that was rehearsed; `null` before the first rehearsal. */
export const rehearsedKey = (database: Database): SealingKey | null => rehearsedKeyReader(database)()

/** The same for whoever asks often: to build the query takes longer than to ask it. */
export function rehearsedKeyReader(database: Database): () => SealingKey | null {
  const query = database
    .select()
    .from(sealingKeys)
    .where(isNotNull(sealingKeys.rehearsedAt))
    .orderBy(desc(sealingKeys.rehearsedAt), desc(sealingKeys.installedAt))
    .limit(1)
    .prepare()
  return () => query.get() ?? null
}

export function installKey(database: Database, key: { id: string; x: string }, at: Date): void {
  const installedAt = at.toISOString()
  database
    .insert(sealingKeys)
    .values({ ...key, installedAt })
    .onConflictDoUpdate({ target: sealingKeys.id, set: { installedAt } })
    .run()
}

export function keepSample(database: Database, id: string, sample: string, proofDigest: Buffer): void {
  database.update(sealingKeys).set({ sample, proofDigest }).where(eq(sealingKeys.id, id)).run()
}

export function markRehearsed(database: Database, id: string, at: Date): void {
  database.update(sealingKeys).set({ rehearsedAt: at.toISOString() }).where(eq(sealingKeys.id, id)).run()
}
