import { and, asc, desc, eq, gte, lt, lte, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Database, Executor } from './connection.ts'
import { logEntries, logTiles } from './schema.ts'

/** Entries in the log. */
export function logSize(database: Executor): number {
  const last = database.select({ position: logEntries.position }).from(logEntries).orderBy(desc(logEntries.position))
  return (last.limit(1).get()?.position ?? -1) + 1
}

/** Entries from one position up to another, in order. */
export const entriesBetween = (database: Executor, from: number, to: number): readonly Buffer[] =>
  database
    .select({ entry: logEntries.entry })
    .from(logEntries)
    .where(and(gte(logEntries.position, from), lt(logEntries.position, to)))
    .orderBy(asc(logEntries.position))
    .all()
    .map(({ entry }) => entry)

/** Where a commitment stands; `null` where it does not. */
export const positionOf = (database: Executor, commitment: Uint8Array): number | null =>
  database
    .select({ position: logEntries.position })
    .from(logEntries)
    .where(and(eq(logEntries.entry, Buffer.from(commitment)), sql`length(${logEntries.entry}) = 32`))
    .get()?.position ?? null

/** How many of the entries before a position are no commitments. */
export const wordsBefore = (database: Executor, position: number): number =>
  database
    .select({ count: sql<number>`count(*)` })
    .from(logEntries)
    .where(and(sql`length(${logEntries.entry}) <> 32`, lt(logEntries.position, position)))
    .get()?.count ?? 0

/** Adds an entry at the end; ask in a transaction. @returns Its position. */
export function appendEntry(database: Executor, entry: Uint8Array): number {
  const position = logSize(database)
  database
    .insert(logEntries)
    .values({ position, entry: Buffer.from(entry) })
    .run()
  return position
}

export interface StoredTile {
  readonly level: number
  readonly number: number
  readonly hashes: Buffer
  readonly root: Buffer
}

export function keepTile(database: Executor, tile: StoredTile): void {
  database.insert(logTiles).values(tile).run()
}

/** A full tile; `null` where it is not full yet. */
export const tileAt = (database: Executor, level: number, number: number): StoredTile | null =>
  database
    .select()
    .from(logTiles)
    .where(and(eq(logTiles.level, level), eq(logTiles.number, number)))
    .get() ?? null

/** The roots of a level's full tiles, from one number up to another: the hashes of the level above. */
export const tileRoots = (database: Executor, level: number, from: number, to: number): readonly Buffer[] =>
  database
    .select({ root: logTiles.root })
    .from(logTiles)
    .where(and(eq(logTiles.level, level), gte(logTiles.number, from), lt(logTiles.number, to)))
    .orderBy(asc(logTiles.number))
    .all()
    .map(({ root }) => root)

/** How many tiles of a level are full. */
export const fullTiles = (database: Database, level: number): number =>
  database
    .select({ count: sql<number>`count(*)` })
    .from(logTiles)
    .where(eq(logTiles.level, level))
    .get()?.count ?? 0

/** Whether 32 bytes begin with hexadecimal digits: by an index, where there is one. */
export function beginsWith(column: SQLiteColumn, digits: string): SQL | undefined {
  const [least, most] = ['0', 'f'].map((digit) => Buffer.from(digits.padEnd(64, digit), 'hex'))
  return and(gte(column, least), lte(column, most))
}

/** A commitment that begins with hexadecimal digits, and where it stands; `null` where none does. */
export const commitmentFrom = (database: Executor, digits: string): typeof logEntries.$inferSelect | null =>
  database
    .select()
    .from(logEntries)
    .where(and(sql`length(${logEntries.entry}) = 32`, beginsWith(logEntries.entry, digits)))
    .limit(1)
    .get() ?? null

/** Where the first entry stands that begins with a text, of those that are no commitments; `null` where none does. */
export const firstWordsFrom = (database: Executor, text: string): number | null =>
  database
    .select({ position: logEntries.position })
    .from(logEntries)
    .where(
      and(
        sql`length(${logEntries.entry}) <> 32`,
        sql`substr(${logEntries.entry}, 1, ${Buffer.byteLength(text)}) = ${Buffer.from(text)}`,
      ),
    )
    .orderBy(asc(logEntries.position))
    .limit(1)
    .get()?.position ?? null
