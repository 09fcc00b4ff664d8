import { desc, eq } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { news } from './schema.ts'

/** A text as it is stored: one without marks was written as plain text. */
interface StoredNewsText {
  readonly title: string
  readonly text: string
  readonly marks?: 'markdown'
}

/** An item as it is stored: `lib/publishing/news-item.ts` says what it is. */
export interface StoredNews {
  readonly id: string
  readonly publishedAt: Date
  readonly texts: Readonly<Partial<Record<string, StoredNewsText>>>
}

/**
 * Reads the news, newest first: the same array until something has changed, by whichever process, since pages are kept for
 * as long as it is the same.
 *
 * Every change of news is put on record in its own transaction, so one look at the last row of the record tells whether
 * there can be anything new: it costs microseconds, and to read all texts for each page would not.
 */
export function newsReader(database: Database): () => readonly StoredNews[] {
  const lastRecord = database.$client.prepare('SELECT max(id) FROM audit').pluck()
  const query = database.select().from(news).orderBy(desc(news.publishedAt), desc(news.id)).prepare()
  let [seen, words]: [unknown, string] = [undefined, '']
  let items: readonly StoredNews[] = []
  return () => {
    const record = lastRecord.get()
    if (record === seen) return items
    const rows = query.all()
    const current = JSON.stringify(rows)
    if (current !== words) items = rows.map(itemOf)
    seen = record
    words = current
    return items
  }
}

const itemOf = ({ id, publishedAt, texts }: typeof news.$inferSelect): StoredNews => ({
  id: String(id),
  publishedAt: new Date(publishedAt),
  // Written by the verbs below alone.
  texts: JSON.parse(texts) as StoredNews['texts'],
})

export function publishNews(database: Executor, texts: StoredNews['texts'], at: Date): string {
  const row = { publishedAt: at.toISOString(), texts: JSON.stringify(texts) }
  return String(database.insert(news).values(row).returning({ id: news.id }).get().id)
}

/** Changes what an item says. Its day stays. @returns Whether it is there. */
export const changeNews = (database: Executor, id: string, texts: StoredNews['texts']): boolean =>
  database
    .update(news)
    .set({ texts: JSON.stringify(texts) })
    .where(eq(news.id, numberOf(id)))
    .run().changes === 1

export const withdrawNews = (database: Executor, id: string): boolean =>
  database
    .delete(news)
    .where(eq(news.id, numberOf(id)))
    .run().changes === 1

/** What is no identifier of ours finds nothing. */
const numberOf = (id: string): number => (/^[1-9]\d{0,14}$/u.test(id) ? Number(id) : 0)
