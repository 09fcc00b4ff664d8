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
export function storedAmong(receipts: readonly string[], dataFolder: string, issuedAt: Date): Stored {
  const keysFolder = join(dataFolder, 'keys')
  const instance = openInstance({ dataFolder, keysFolder, challengeTries: 2, now: () => issuedAt })
  const acknowledged = receipts.map((receipt) => instance.receipts.unwrap(receipt)?.identifier ?? '')
  const counted = instance.tallies().reduce((sum, tally) => sum + tally.counted, 0)
  instance.close()

  const database = openDatabase(join(dataFolder, 'colligo.sqlite'))
  const rows = database.select({ identifier: statements.identifier }).from(statements).all()
  closeDatabase(database)
  const kept = new Set(rows.map(({ identifier }) => identifier))
  const found = new Set(acknowledged.filter((identifier) => kept.has(identifier)))
  return { rows: rows.length, counted, lost: receipts.length - found.size }
}
