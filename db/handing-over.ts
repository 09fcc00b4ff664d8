import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { batchResultReasons, batchResults, exportBatches, results, validityCertificates } from './schema.ts'

/** A batch that can still be noted about: neither dissolved nor received. */
const openBatch = (id: number) =>
  and(eq(exportBatches.id, id), isNull(exportBatches.dissolvedAt), isNull(exportBatches.receivedOn))

/** Notes that a batch was handed over; a slip of the pen can be mended until the authority's receipt. */
export const keepHandOver = (database: Executor, id: number, on: string, how: string): boolean =>
  database.update(exportBatches).set({ handedOverOn: on, handedOverHow: how }).where(openBatch(id)).run().changes === 1

export const keepManifest = (database: Executor, id: number, manifestSha256: string): boolean =>
  database.update(exportBatches).set({ manifestSha256 }).where(openBatch(id)).run().changes === 1

/** Keeps an authority's receipt, which locks the batch. What nobody has noted as handed over was so on that day. */
export const keepReceipt = (
  database: Executor,
  id: number,
  receipt: { readonly receivedOn: string; readonly receivedBy: string; readonly manifestSha256: string | null },
): boolean =>
  database
    .update(exportBatches)
    .set({
      receivedOn: receipt.receivedOn,
      receivedBy: receipt.receivedBy,
      handedOverOn: sql`coalesce(${exportBatches.handedOverOn}, ${receipt.receivedOn})`,
      handedOverHow: sql`coalesce(${exportBatches.handedOverHow}, '–')`,
      manifestSha256: sql`coalesce(${exportBatches.manifestSha256}, ${receipt.manifestSha256})`,
    })
    .where(openBatch(id))
    .run().changes === 1

export type BatchResultRow = typeof batchResults.$inferSelect & {
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
}

/** What authorities have found, by batch. */
export function readBatchResults(database: Executor): readonly BatchResultRow[] {
  const reasons = database.select().from(batchResultReasons).orderBy(asc(batchResultReasons.reason)).all()
  return database
    .select()
    .from(batchResults)
    .orderBy(asc(batchResults.batchId))
    .all()
    .map((row) => ({
      ...row,
      reasons: reasons.filter(({ batchId }) => batchId === row.batchId).map(({ reason, count }) => ({ reason, count })),
    }))
}

/**
 * Keeps what an authority has found of a batch, in the place of what it had found before; a result is a receipt too. What
 * the Member State's batches come to stands among the results, where the forecast looks.
 *
 * @returns `false`, and nothing is changed, where there is no such batch or it is dissolved.
 */
export const keepBatchResult = (database: Database, result: BatchResultRow): boolean =>
  database.transaction(
    (transaction) => {
      const { reasons, ...row } = result
      const { batchId, authority, issuedOn } = row
      const batch = transaction.select().from(exportBatches).where(eq(exportBatches.id, batchId)).get()
      if (batch?.dissolvedAt !== null) return false
      keepReceipt(transaction, batchId, { receivedOn: issuedOn, receivedBy: authority, manifestSha256: null })
      transaction.insert(batchResults).values(row).onConflictDoUpdate({ target: batchResults.batchId, set: row }).run()
      transaction.delete(batchResultReasons).where(eq(batchResultReasons.batchId, batchId)).run()
      for (const reason of reasons)
        transaction
          .insert(batchResultReasons)
          .values({ batchId, ...reason })
          .run()
      sumUp(transaction, batch.memberState)
      return true
    },
    { behavior: 'immediate' },
  )

function sumUp(transaction: Executor, memberState: string): void {
  const sums = transaction
    .select({
      given: sql<number>`sum(${exportBatches.count})`,
      valid: sql<number>`sum(${batchResults.valid})`,
      reportedOn: sql<string>`max(${batchResults.issuedOn})`,
    })
    .from(batchResults)
    .innerJoin(exportBatches, eq(exportBatches.id, batchResults.batchId))
    .where(eq(exportBatches.memberState, memberState))
    .get()
  if (sums === undefined) return
  transaction
    .insert(results)
    .values({ memberState, ...sums })
    .onConflictDoUpdate({ target: results.memberState, set: sums })
    .run()
}

export type CertificateRow = Omit<typeof validityCertificates.$inferSelect, 'bytes'> & { readonly size: number }

/** The authorities' certificates, without their bytes. */
export const readCertificates = (database: Executor): readonly CertificateRow[] =>
  database
    .select({
      memberState: validityCertificates.memberState,
      valid: validityCertificates.valid,
      authority: validityCertificates.authority,
      issuedOn: validityCertificates.issuedOn,
      sha256: validityCertificates.sha256,
      uploadedAt: validityCertificates.uploadedAt,
      size: sql<number>`length(${validityCertificates.bytes})`,
    })
    .from(validityCertificates)
    .orderBy(asc(validityCertificates.memberState))
    .all()

export const certificateBytes = (database: Executor, memberState: string): Buffer | null =>
  database
    .select({ bytes: validityCertificates.bytes })
    .from(validityCertificates)
    .where(eq(validityCertificates.memberState, memberState))
    .get()?.bytes ?? null

/** Keeps a certificate in the place of the one that was there. */
export function keepCertificate(database: Executor, row: typeof validityCertificates.$inferInsert): void {
  database
    .insert(validityCertificates)
    .values(row)
    .onConflictDoUpdate({ target: validityCertificates.memberState, set: row })
    .run()
}

/** @returns Whether there was one. */
export const removeCertificate = (database: Executor, memberState: string): boolean =>
  database.delete(validityCertificates).where(eq(validityCertificates.memberState, memberState)).run().changes === 1
