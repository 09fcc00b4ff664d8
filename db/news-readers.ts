import { randomInt, randomUUID } from 'node:crypto'
import { and, asc, count, eq, gt, gte, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { newsReaders, outgoingMails } from './schema.ts'

export type ReaderRow = typeof newsReaders.$inferSelect

/**
 * A place in the table that says nothing. SQLite would count rows up in the order in which people ask, and that could be
 * laid beside the order in which they sign.
 */
const place = (): number => randomInt(1, 2 ** 47)

export const readerByMark = (database: Executor, mark: Buffer): ReaderRow | null =>
  database.select().from(newsReaders).where(eq(newsReaders.mark, mark)).get() ?? null

export function keepReader(database: Database, reader: Omit<ReaderRow, 'id'>): string {
  const { address, mark, language, askedOn, confirmedOn, tokenDigest, consent } = reader
  const id = randomUUID()
  database.run(sql`INSERT INTO ${newsReaders}
    (rowid, id, address, mark, language, asked_on, confirmed_on, token_digest, consent)
    VALUES (${place()}, ${id}, ${address}, ${mark}, ${language}, ${askedOn}, ${confirmedOn}, ${tokenDigest}, ${consent})`)
  return id
}

export function changeReader(database: Executor, id: string, reader: Omit<ReaderRow, 'id'>): void {
  database.update(newsReaders).set(reader).where(eq(newsReaders.id, id)).run()
}

/**
 * Confirms the address behind a token, where it was asked for on a day or later. One that was confirmed stays so.
 *
 * @returns Whether there is such an address.
 */
export function confirmReader(database: Database, tokenDigest: Buffer, askedSince: string, today: string): boolean {
  return database.transaction(
    (tx) => {
      const ofToken = eq(newsReaders.tokenDigest, tokenDigest)
      const inTime = and(ofToken, isNull(newsReaders.confirmedOn), gte(newsReaders.askedOn, askedSince))
      const { changes } = tx.update(newsReaders).set({ confirmedOn: today }).where(inTime).run()
      const found = tx.select().from(newsReaders).where(ofToken).get()
      // Another e-mail to confirm would only puzzle whoever has.
      if (changes === 1 && found !== undefined) {
        tx.delete(outgoingMails).where(eq(outgoingMails.readerId, found.id)).run()
      }
      return found !== undefined && found.confirmedOn !== null
    },
    { behavior: 'immediate' },
  )
}

/** Deletes an address, with the e-mails that were still to go to it. */
export const forgetReader = (database: Executor, tokenDigest: Buffer): boolean =>
  database.delete(newsReaders).where(eq(newsReaders.tokenDigest, tokenDigest)).run().changes === 1

export const forgetAllReaders = (database: Executor): number => database.delete(newsReaders).run().changes

/** Deletes the addresses that were not confirmed in time, with the e-mails that could not be sent to them. */
export function forgetUnconfirmedReaders(database: Executor, askedBefore: string): void {
  database
    .delete(newsReaders)
    .where(and(isNull(newsReaders.confirmedOn), lt(newsReaders.askedOn, askedBefore)))
    .run()
}

export function countReaders(database: Executor): { readonly confirmed: number; readonly waiting: number } {
  const [row] = database
    .select({ all: count(), confirmed: count(newsReaders.confirmedOn) })
    .from(newsReaders)
    .all()
  const { all, confirmed } = row ?? { all: 0, confirmed: 0 }
  return { confirmed, waiting: all - confirmed }
}

/** Those who have confirmed, by their random identifiers, a page at a time: nobody waits for an export. */
export function* confirmedReaders(database: Executor, pageSize = 500): Generator<ReaderRow> {
  for (let after = ''; ;) {
    const page = database
      .select()
      .from(newsReaders)
      .where(and(isNotNull(newsReaders.confirmedOn), gt(newsReaders.id, after)))
      .orderBy(asc(newsReaders.id))
      .limit(pageSize)
      .all()
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.id
  }
}
