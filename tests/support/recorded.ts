import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { recorder, type NewStatement } from '#db/statements'
import type { Instance } from '#lib/instance/instance'

/** The database of an instance, opened beside it. */
export function databaseBeside({ folder }: { readonly folder: string }): Database {
  const database = openDatabase(join(folder, 'data', 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
  return database
}

/** Records statements as the writer does, faster than people sign: nothing is sealed in them. */
export function recording(
  database: Database,
  instance: Pick<Instance, 'collection'>,
): (changes: Partial<NewStatement>, count?: number) => Promise<void> {
  const record = recorder(database, { window: 1, most: 200 })
  return async (changes, count = 1) => {
    await Promise.all(
      Array.from({ length: count }, () => {
        const number = randomUUID().replaceAll('-', '')
        const statement: NewStatement = {
          identifier: `${number.slice(0, 8)}-${number.slice(8, 12)}-8${number.slice(13, 16)}-8000-${number.slice(16, 28)}`,
          sentAs: randomUUID(),
          memberState: 'EE',
          fingerprint: createHash('sha256').update(number).digest(),
          sealed: `eyJ${number}..x.y.z`,
          signedOn: (changes.hour ?? '2026-11-22').slice(0, 10),
          language: 'en',
          hour: '2026-11-22T10',
          lane: 'usual',
          isLive: instance.collection().isLive,
          doubts: [],
          leaf: aLeaf(),
          ...changes,
        }
        return record(statement, { nonce: number, expiresAt: new Date('2099-01-01T00:00:00Z') })
      }),
    )
  }
}

/** A leaf of no statement, as random as all are. */
export const aLeaf = (): NewStatement['leaf'] => ({ commitment: randomBytes(32), digest: randomBytes(32) })

/** Makes the statements of a lane what they were before there were batches, as the migration counts them. */
export function asBeforeBatches(database: Database, lane: string): void {
  const own = sql`batch IN (SELECT id FROM batches WHERE lane = ${lane})`
  database.run(sql`DROP TRIGGER statements_are_never_changed`)
  database.run(
    sql`INSERT INTO batch_tallies (batch, member_state, language, counted)
        SELECT 0, member_state, language, sum(counted) FROM batch_tallies WHERE ${own} GROUP BY member_state, language`,
  )
  database.run(sql`DELETE FROM batch_tallies WHERE ${own}`)
  database.run(sql`UPDATE statements SET batch = NULL WHERE ${own}`)
}
