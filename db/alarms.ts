import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { alarms, batches, batchTallies } from './schema.ts'

export type AlarmRow = typeof alarms.$inferSelect

/** Hours in which one alarm of a kind and Member State is enough. */
const quietHours = 6

/** Raises an alarm; `null` where the same kind was raised for the Member State within the last hours. */
export function raiseAlarm(
  database: Database,
  alarm: Pick<AlarmRow, 'kind' | 'memberState' | 'hour' | 'counted' | 'usual'>,
  at: Date,
): AlarmRow | null {
  const quietSince = new Date(at.getTime() - quietHours * 3_600_000).toISOString()
  return database.transaction(
    (transaction) => {
      const lately = transaction
        .select({ id: alarms.id })
        .from(alarms)
        .where(
          and(
            eq(alarms.kind, alarm.kind),
            sql`${alarms.memberState} IS ${alarm.memberState}`,
            gt(alarms.raisedAt, quietSince),
          ),
        )
        .get()
      if (lately !== undefined) return null
      return transaction
        .insert(alarms)
        .values({ ...alarm, raisedAt: at.toISOString() })
        .returning()
        .get()
    },
    { behavior: 'immediate' },
  )
}

/** Newest first. */
export const readAlarms = (database: Database, limit: number): readonly AlarmRow[] =>
  database.select().from(alarms).orderBy(desc(alarms.id)).limit(limit).all()

/** Alarms that were not told yet and are not too old to be, oldest first. */
export const untoldAlarms = (database: Database, since: Date): readonly AlarmRow[] =>
  database
    .select()
    .from(alarms)
    .where(and(eq(alarms.isTold, false), gt(alarms.raisedAt, since.toISOString())))
    .orderBy(alarms.id)
    .all()

export function markTold(database: Database, id: number): void {
  database.update(alarms).set({ isTold: true }).where(eq(alarms.id, id)).run()
}

/** Notes that somebody has looked at an alarm; `null` where there is none, or somebody has before. */
export const markSeen = (database: Database, id: number, at: Date): AlarmRow | null =>
  database
    .update(alarms)
    .set({ seenAt: at.toISOString() })
    .where(and(eq(alarms.id, id), isNull(alarms.seenAt)))
    .returning()
    .all()
    .at(0) ?? null

interface HourCountRow {
  readonly hour: string
  readonly memberState: string
  readonly lane: string
  readonly counted: number
}

/** Statements that count, of some hours, by Member State and lane. */
export const hourCounts = (database: Database, hours: readonly string[]): readonly HourCountRow[] =>
  database
    .select({
      hour: batches.hour,
      memberState: batchTallies.memberState,
      lane: batches.lane,
      counted: sql<number>`sum(${batchTallies.counted} - ${batchTallies.suspect})`,
    })
    .from(batches)
    .innerJoin(batchTallies, eq(batchTallies.batch, batches.id))
    .where(inArray(batches.hour, [...hours]))
    .groupBy(batches.hour, batchTallies.memberState, batches.lane)
    .all()

/** The first hour of which anything is known; `null` before there was one. */
export const firstHour = (database: Database): string | null =>
  database
    .select({ hour: sql<string | null>`min(${batches.hour})` })
    .from(batches)
    .get()?.hour ?? null

/** All that came in each hour since one, new or again; hours without any are missing. */
export const hourTotals = (database: Database, since: string): readonly number[] =>
  database.$client
    .prepare('SELECT counted + repeated FROM hourly_tallies WHERE hour >= ?')
    .pluck()
    .all(since) as number[]
