import { randomInt, randomUUID } from 'node:crypto'
import { asc, eq, lte, sql } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { newsReaders, outgoingMails } from './schema.ts'

/** An e-mail that is due, with the reader it goes to. */
export interface DueMailRow {
  readonly id: string
  /** Locked. */
  readonly token: Buffer
  /** Tries so far, this one included. */
  readonly tries: number
  readonly language: string
  /** Locked. */
  readonly address: Buffer
}

/**
 * Puts an e-mail with the outgoing ones. Due since the day began: when somebody asked for it is written nowhere. At a place
 * in the table that says nothing either, as `news-readers.ts` explains.
 */
export function putOut(
  database: Executor & Pick<Database, 'run'>,
  mail: { readonly readerId: string; readonly token: Buffer },
  today: string,
): void {
  database.run(sql`INSERT INTO ${outgoingMails} (rowid, id, reader_id, kind, token, due_at)
    VALUES (${randomInt(1, 2 ** 47)}, ${randomUUID()}, ${mail.readerId}, 'confirm', ${mail.token}, ${`${today}T00:00:00.000Z`})`)
}

/**
 * Takes the e-mails that are due, and puts each off meanwhile: of several processes one sends it, and what a process that
 * dies had taken comes up again.
 *
 * @param until - When they are due again unless something is said of them before.
 */
export function claimDueMails(database: Database, now: Date, until: Date, most: number): readonly DueMailRow[] {
  const isDue = lte(outgoingMails.dueAt, now.toISOString())
  // Most looks find nothing, and need not keep any other writer waiting.
  if (database.select({ id: outgoingMails.id }).from(outgoingMails).where(isDue).limit(1).get() === undefined) return []
  return database.transaction(
    (tx) => {
      const due = tx
        .select({
          id: outgoingMails.id,
          token: outgoingMails.token,
          tries: outgoingMails.tries,
          language: newsReaders.language,
          address: newsReaders.address,
        })
        .from(outgoingMails)
        .innerJoin(newsReaders, eq(newsReaders.id, outgoingMails.readerId))
        .where(isDue)
        .orderBy(asc(outgoingMails.dueAt), asc(outgoingMails.id))
        .limit(most)
        .all()
      return due.map(({ tries, ...mail }) => {
        const claimed = { dueAt: until.toISOString(), tries: tries + 1 }
        tx.update(outgoingMails).set(claimed).where(eq(outgoingMails.id, mail.id)).run()
        return { ...mail, tries: claimed.tries }
      })
    },
    { behavior: 'immediate' },
  )
}

export function postponeMail(database: Executor, id: string, until: Date): void {
  database.update(outgoingMails).set({ dueAt: until.toISOString() }).where(eq(outgoingMails.id, id)).run()
}

export function dropMail(database: Executor, id: string): void {
  database.delete(outgoingMails).where(eq(outgoingMails.id, id)).run()
}
