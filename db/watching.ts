import { asc, gte, sql } from 'drizzle-orm'
import type { Database, Executor } from './connection.ts'
import { dailyTallies, dayTotals, doubtTallies, hourlyTallies, languageTallies, tallies } from './schema.ts'

/** The tallies of Member States with all their parts: what is under suspicion is not among what is counted. */
export const readWholeTallies = (database: Executor) =>
  database
    .select({
      memberState: tallies.memberState,
      counted: sql<number>`${tallies.counted} - ${tallies.suspect}`,
      repeated: tallies.repeated,
      suspect: tallies.suspect,
      removed: tallies.removed,
    })
    .from(tallies)
    .all()

/** The hours from one on in which anybody signed, as they came: later suspicion changes none of them. */
export const readHours = (database: Executor, from: string) =>
  database.select().from(hourlyTallies).where(gte(hourlyTallies.hour, from)).orderBy(asc(hourlyTallies.hour)).all()

/** The days on which anybody signed, all Member States together, as `readDailyTallies` counts. */
export const readDays = (database: Executor) =>
  database
    .select({ day: dailyTallies.day, counted: sql<number>`sum(${dailyTallies.counted} - ${dailyTallies.suspect})` })
    .from(dailyTallies)
    .groupBy(dailyTallies.day)
    .orderBy(asc(dailyTallies.day))
    .all()

export const readLanguages = (database: Executor) => database.select().from(languageTallies).all()

export const readDoubts = (database: Executor) => database.select().from(doubtTallies).all()

/** The plain totals of the days from one on. */
export const readDayTotals = (database: Executor, from: string) =>
  database.select().from(dayTotals).where(gte(dayTotals.day, from)).orderBy(asc(dayTotals.day)).all()

export type DayTotalRow = typeof dayTotals.$inferSelect

/** Adds to the plain totals of days. */
export function addToDayTotals(database: Database, rows: readonly DayTotalRow[]): void {
  database.transaction((all) => {
    for (const row of rows) {
      all
        .insert(dayTotals)
        .values(row)
        .onConflictDoUpdate({
          target: [dayTotals.day, dayTotals.name],
          set: { counted: sql`${dayTotals.counted} + excluded.counted` },
        })
        .run()
    }
  })
}
