import { join } from 'node:path'
import { closeDatabase, openDatabase } from '#db/connection'
import { statements } from '#db/schema'
import { openInstance } from '#lib/instance/instance'

/** What stands in the database after the server is gone. */
export interface Stored {
  readonly rows: number
  /** What the tallies say. */
  readonly counted: number
  /** How many of the acknowledged statements are not there. */
  readonly lost: number
}

/**
 * Looks for each acknowledged statement in the database, by the identifier on its receipt.
 *
 * @param issuedAt - A time at which all receipts are still good.
 */
export async function storedAmong(receipts: readonly string[], dataFolder: string, issuedAt: Date): Promise<Stored> {
  const keysFolder = join(dataFolder, 'keys')
  const instance = openInstance({ dataFolder, keysFolder, challengeTries: 2, now: () => issuedAt })
  const acknowledged = receipts.map((receipt) => instance.receipts.unwrap(receipt)?.identifier ?? '')
  const counted = instance.tallies().reduce((sum, tally) => sum + tally.counted, 0)
  await instance.close()

  const database = openDatabase(join(dataFolder, 'colligo.sqlite'))
  const kept = new Set<string>()
  // One after the other: five million at once would not fit.
  const rows = database.select({ identifier: statements.identifier }).from(statements)
  for (const identifier of database.$client.prepare<[], string>(rows.toSQL().sql).pluck().iterate())
    kept.add(identifier)
  closeDatabase(database)
  const found = new Set(acknowledged.filter((identifier) => kept.has(identifier)))
  return { rows: kept.size, counted, lost: receipts.length - found.size }
}
