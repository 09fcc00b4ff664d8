import { isNotNull } from 'drizzle-orm'
import type { Executor } from './connection.ts'
import { destructions, results } from './schema.ts'

/** The Member States whose authority has reported. */
export const statesWithResult = (database: Executor): readonly string[] =>
  database
    .select({ memberState: results.memberState })
    .from(results)
    .all()
    .map(({ memberState }) => memberState)

/** Whether the statements have been destroyed. */
export const hasDestroyed = (database: Executor): boolean =>
  database.select({ id: destructions.id }).from(destructions).where(isNotNull(destructions.certificate)).get() !==
  undefined
