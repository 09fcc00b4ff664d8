import { asc, eq, sql } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { channels } from './schema.ts'

type ChannelRow = typeof channels.$inferSelect

/** Every partner with its total, by code. */
export const readChannels = (database: Executor): readonly ChannelRow[] =>
  database.select().from(channels).orderBy(asc(channels.code)).all()

/** @returns `false` where there is one of this code: it, and its total, stay as they are. */
export const addChannel = (database: Executor, channel: Pick<ChannelRow, 'code' | 'name'>): boolean =>
  database.insert(channels).values(channel).onConflictDoNothing().run().changes > 0

/** Forgets a partner and its total. */
export function removeChannel(database: Executor, code: string): void {
  database.delete(channels).where(eq(channels.code, code)).run()
}

/** Adds to the totals of partners. Those of a partner that organisers have forgotten meanwhile are forgotten too. */
export function addToChannels(database: Database, counts: ReadonlyMap<string, number>): void {
  database.transaction((all) => {
    for (const [code, count] of counts) {
      all
        .update(channels)
        .set({ counted: sql`${channels.counted} + ${count}` })
        .where(eq(channels.code, code))
        .run()
    }
  })
}
