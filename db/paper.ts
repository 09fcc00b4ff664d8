import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Executor } from './connection.ts'
import { paperBatches } from './schema.ts'

export type PaperRow = typeof paperBatches.$inferSelect

/** One person's count of a bundle. */
interface Counted {
  readonly by: number
  readonly at: Date
  readonly sheets: number
  readonly statements: number
}

/** Every bundle, in the order of its name within its Member State. */
export const readBundles = (database: Executor): readonly PaperRow[] =>
  database
    .select()
    .from(paperBatches)
    .orderBy(asc(paperBatches.memberState), asc(sql`lower(${paperBatches.name})`))
    .all()

export const bundleById = (database: Executor, id: number): PaperRow | null =>
  database.select().from(paperBatches).where(eq(paperBatches.id, id)).get() ?? null

/** @returns The new bundle's number; `null` where the Member State has one of that name. */
export function addBundle(
  database: Executor,
  { name, memberState, first }: Pick<PaperRow, 'name' | 'memberState'> & { readonly first: Counted },
): number | null {
  const row = { name, memberState, ...firstOf(first) }
  const added = database.insert(paperBatches).values(row).onConflictDoNothing().returning({ id: paperBatches.id })
  return added.all()[0]?.id ?? null
}

/** Begins the counting of a bundle anew: what was counted before is forgotten. */
export function keepFirstCount(database: Executor, id: number, first: Counted): void {
  const nobody = { secondBy: null, secondAt: null, secondSheets: null, secondStatements: null }
  database
    .update(paperBatches)
    .set({ ...firstOf(first), ...nobody })
    .where(eq(paperBatches.id, id))
    .run()
}

export function keepSecondCount(database: Executor, id: number, { by, at, sheets, statements }: Counted): void {
  database
    .update(paperBatches)
    .set({ secondBy: by, secondAt: at.toISOString(), secondSheets: sheets, secondStatements: statements })
    .where(eq(paperBatches.id, id))
    .run()
}

export function markBundleSent(
  database: Executor,
  id: number,
  sent: { readonly on: string; readonly to: string },
): void {
  database.update(paperBatches).set({ sentOn: sent.on, sentTo: sent.to }).where(eq(paperBatches.id, id)).run()
}

export function removeBundle(database: Executor, id: number): void {
  database.delete(paperBatches).where(eq(paperBatches.id, id)).run()
}

/** What two people have counted alike, by Member State. */
export const readPaperTotals = (database: Executor) =>
  database
    .select({
      memberState: paperBatches.memberState,
      bundles: sql<number>`count(*)`,
      sheets: sql<number>`sum(${paperBatches.firstSheets})`,
      statements: sql<number>`sum(${paperBatches.firstStatements})`,
    })
    .from(paperBatches)
    .where(
      and(
        isNotNull(paperBatches.secondBy),
        eq(paperBatches.firstSheets, paperBatches.secondSheets),
        eq(paperBatches.firstStatements, paperBatches.secondStatements),
      ),
    )
    .groupBy(paperBatches.memberState)
    .all()

const firstOf = ({ by, at, sheets, statements }: Counted) => ({
  firstBy: by,
  firstAt: at.toISOString(),
  firstSheets: sheets,
  firstStatements: statements,
})
